import { ofPart, partFacts } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PR-01: what the catalogue knows of the needed part; a part that nobody knows goes back to the clerk. */
export const lookUpPart = defineWorker({
  type: 'order-desk.look-up-part',
  input: ofPart.strip(),
  output: partFacts,
  errors: { unknownPart: 'unknownPart' },
  run: (clients, params) => clients.orderDesk.lookUpPart({ params }),
});
