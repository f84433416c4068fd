import { z } from 'zod';
import { sendNoticeBody } from '../../src/systems/documents/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Writes a notice and queues it for its recipient (DO-14, PD-14, I-G-5). */
export const sendNotice = defineWorker({
  type: 'documents.send-notice',
  input: z.object({ ...sendNoticeBody.shape }),
  output: z.object({ noticeNo: z.string() }),
  run: (clients, body, { idempotencyKey }) =>
    clients.documents.sendNotice({ body: body, idempotencyKey }),
});
