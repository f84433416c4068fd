import { z } from 'zod';
import { recordSignatureBody } from '../../src/systems/documents/contract';
import { defineWorker } from '../../src/worker/define-worker';

const { signature, opinion, content } = recordSignatureBody.shape;

/** Appends a signature to its sheet: what people.confirm-act told of the signer, their opinion, the form's content. */
export const recordSignature = defineWorker({
  type: 'documents.record-signature',
  input: z.object({ signature, opinion, remark: z.string().nullish(), content }),
  output: z.object({ sheetNo: z.string() }),
  run: (clients, { remark, ...given }, { idempotencyKey, processId, processVersion }) =>
    clients.documents.recordSignature({ body: { ...given, remark: remark ?? undefined, processId, processVersion }, idempotencyKey }),
});
