import { z } from 'zod';
import { qualityFeedbackForm } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe, optionalReference } from '../inputs';

/** DI-06, DI-12, DI-D2.3: cause and handling opinion; asked again about parts that are missing, or measures that do not go together. */
export const recordOpinion = defineWorker({
  type: 'quality.record-opinion',
  input: z.object({
    ...qualityFeedbackForm.opinionToRecord.shape,
    partNo: optionalReference,
    partsToSend: maybe(qualityFeedbackForm.wantedParts),
    partsToReturn: maybe(qualityFeedbackForm.wantedParts),
  }),
  output: qualityFeedbackForm.opinionRecorded,
  errors: { partsMissing: 'opinionAskedAgain', partsUnasked: 'opinionAskedAgain', measuresContradict: 'opinionAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.quality.recordOpinion({ body, idempotencyKey }),
});
