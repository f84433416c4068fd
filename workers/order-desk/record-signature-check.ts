import { z } from 'zod';
import { signatureCheck } from '../../src/systems/order-desk/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-02: whether the Market Department signed the application (VR-D1). */
export const recordSignatureCheck = defineWorker({
  type: 'order-desk.record-signature-check',
  input: signatureCheck.strip(),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordSignatureCheck({ body, idempotencyKey }),
});
