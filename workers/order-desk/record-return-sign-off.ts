import { z } from 'zod';
import { signOff } from '../../src/systems/order-desk/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** VR-06, VR-07: a general manager, or a level before him (I-VR-3), signs the return off or refuses it (VR-D4, VR-D5); asked again for a refusal's reason. */
export const recordReturnSignOff = defineWorker({
  type: 'order-desk.record-return-sign-off',
  input: z.object({ ...signOff.shape, reason: optionalReason }),
  output: z.object({ signOffNo: reference }),
  errors: { reasonMissing: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordReturnSignOff({ body, idempotencyKey }),
});
