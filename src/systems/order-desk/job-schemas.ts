import { z } from 'zod';
import { issueSlipNo, line, lines, orderNo, personId, quantity, reference } from '../shared-schemas';
import { endState, supplyWay } from './order-schemas';

/** What the jobs of the flows send and get: operations and workers share these shapes. */

const orderLineId = reference.describe('Order line, e.g. DO-202609-001/1');
const instance = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters')
  .describe('`<installation>/<processInstanceKey>`');
const pieces = z.number().int().min(0).max(100_000);

export const ofOrder = z.strictObject({ orderNo });
export const recordedBy = z.strictObject({ orderNo, recordedBy: personId });
export const claim = z.strictObject({ orderNo, instance });
export const opening = z.strictObject({ orderNo, faxRegisterNo: reference, registeredBy: personId });

export const lineSourcing = z.strictObject({ orderLineId, reservedQuantity: pieces });
export const lineSourced = z.object({ shortQuantity: pieces });
export const lineSupplyRequest = z.strictObject({ orderLineId, quantity, supplyWay });
export const lineSupplied = z.strictObject({ orderLineId, obtainedQuantity: pieces });

export const releasePlan = z.object({
  releaseLines: z.array(line),
  linesReady: z.enum(['all', 'some', 'none']),
  moreExpected: z.boolean(),
  partialAllowed: z.boolean(),
});

export const slipOfOrder = z.strictObject({ orderNo, issueSlipNo });
export const mayLeave = z.object({ mayLeave: z.boolean() });

export const shippedOfSlip = z.strictObject({ orderNo, issueSlipNo, shippedLines: lines });
export const openLines = z.object({ openLines: z.boolean() });
export const ended = z.object({ endState });
export const nothing = z.object({});
