import { z } from 'zod';
import { registerFaxBody } from '../../src/systems/documents/contract';
import { defineWorker } from '../../src/worker/define-worker';

const { caseNo, party, subject, registeredBy } = registerFaxBody.shape;

/** DO-02: enters a message that came in in the fax register (I-G-8). */
export const registerFax = defineWorker({
  type: 'documents.register-fax',
  input: z.object({ caseNo, party, subject, note: z.string().nullish(), registeredBy }),
  output: z.object({ faxRegisterNo: z.string() }),
  run: (clients, { note, ...body }, { idempotencyKey }) =>
    clients.documents.registerFax({ body: { ...body, direction: 'inbound', note: note ?? undefined }, idempotencyKey }),
});
