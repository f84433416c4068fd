import { z } from 'zod';
import { registerFaxBody } from '../../src/systems/documents/contract';
import { defineWorker } from '../../src/worker/define-worker';

const { caseNo, direction, party, subject, registeredBy } = registerFaxBody.shape;

/** DO-02, DO-04: enters a message in the fax register (I-G-8); one that came in unless the diagram says otherwise; tells the page of its photos and papers. */
export const registerFax = defineWorker({
  type: 'documents.register-fax',
  input: z.object({ caseNo, direction: direction.nullish(), party, subject, note: z.string().nullish(), registeredBy }),
  output: z.object({ faxRegisterNo: z.string(), evidencePage: z.string() }),
  run: (clients, { note, direction: way, ...body }, { idempotencyKey }) =>
    clients.documents.registerFax({ body: { ...body, direction: way ?? 'inbound', note: note ?? undefined }, idempotencyKey }),
});
