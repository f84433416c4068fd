import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { calendarDay, quantity, reference, remark } from '../../src/systems/shared-schemas';
import { extensionReason, saleDateKind } from '../../src/systems/warranty-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReference } from '../inputs';

const { dealerNo } = warranty.returnList.shape;
const optionalDate = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text || undefined)
  .pipe(calendarDay.optional());

/** WR-01: the list of a parcel that came without a dealer's program, by the staff form; what can not be taken in is answered with the reason. */
export const recordReturnedParts = defineWorker({
  type: 'order-desk.record-returned-parts',
  input: z.object({
    ...{ dealerNo, dealerListNo: optionalReference, carrier: optionalReference },
    lines: z
      .array(
        z.object({
          ...{ partNo: reference, quantity, fault: remark, saleDate: optionalDate, saleDateKind: maybe(saleDateKind) },
          ...{ extensionReason: maybe(extensionReason.or(z.literal('none').transform(() => undefined))), serialNo: optionalReference, exchangeWanted: maybe(z.boolean()), expectedCaseNo: optionalReference },
        }),
      )
      .min(1),
  }),
  output: z.object({ caseNo: warranty.caseNo.nullable(), refusal: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordReturnedParts({ body, idempotencyKey }),
});
