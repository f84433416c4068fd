import { z } from 'zod';
import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** DI-15: the service record of the visit, signed by the dealer. */
export const recordService = defineWorker({
  type: 'quality.record-service',
  input: z.object({ ...qualityFeedbackForm.serviceToRecord.shape, dealerOpinion: optionalReason }),
  output: z.object({ serviceRecordNo: qualityFeedbackForm.serviceRecordNo }),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordService({ body, idempotencyKey }),
});
