import { z } from 'zod';
import { scrapSignOff } from '../../src/systems/order-desk/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** VR-16: the scrapping is signed or not (VR-D9); asked again for the reason of a refusal. */
export const recordScrapSignOff = defineWorker({
  type: 'order-desk.record-scrap-sign-off',
  input: z.object({ ...scrapSignOff.shape, reason: optionalReason }),
  output: z.object({ vehicleScrapSignOffNo: reference.nullable() }),
  errors: { reasonMissing: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordScrapSignOff({ body, idempotencyKey }),
});
