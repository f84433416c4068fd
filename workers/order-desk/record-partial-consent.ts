import { nothing, recordedBy } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** DO-D3.5: the dealer takes what there is. */
export const recordPartialConsent = defineWorker({
  type: 'order-desk.record-partial-consent',
  input: recordedBy.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordPartialConsent({ body, idempotencyKey }),
});
