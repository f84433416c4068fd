import { lossesOfCount, nothing } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** SW-06: tells the order desk which order lines lost reserved pieces by a released count; their orders look again (DO-09). */
export const recordLostReservations = defineWorker({
  type: 'order-desk.record-lost-reservations',
  input: lossesOfCount.strip(),
  output: nothing,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordLostReservations({ body, idempotencyKey }),
});
