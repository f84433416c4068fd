import { z } from 'zod';
import { contactRecordBody, contactRecordNo } from '../../src/systems/documents/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** DI-09: files the record of a contact with the dealer. */
export const fileContactRecord = defineWorker({
  type: 'documents.file-contact-record',
  input: z.object({ ...contactRecordBody.shape, note: optionalReason }),
  output: z.object({ contactRecordNo }),
  run: (clients, body, { idempotencyKey }) => clients.documents.fileContactRecord({ body, idempotencyKey }),
});
