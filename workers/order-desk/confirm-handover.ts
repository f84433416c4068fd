import { mayLeave, slipOfOrder } from '../../src/systems/order-desk/contract';
import { slipKind } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D5: whether the goods of a slip may leave; asked before a signature of Logistics or a waybill is recorded. */
export const confirmHandover = defineWorker({
  type: 'order-desk.confirm-handover',
  input: slipOfOrder.strip().extend({ slipKind: slipKind.nullish().transform((kind) => kind ?? 'issueSlip') }),
  output: mayLeave,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.confirmHandover({ body, idempotencyKey }),
});
