import { z } from 'zod';
import { inspectionMethod, inspectionRecordNo, inspectionRequestNo, inspectionResult } from '../../src/systems/quality/schemas';
import { personId, pieces, quantity } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PP-07: what the inspector found (PP-D6); asked again about more pieces than were delivered, or figures that do not add up. */
export const recordInspection = defineWorker({
  type: 'quality.record-inspection',
  input: z.object({
    inspectionRequestNo,
    method: inspectionMethod,
    inspectedQuantity: quantity,
    failedQuantity: pieces,
    defect: optionalReason,
    inspector: personId,
  }),
  output: z.object({ inspectionRecordNo, inspectionResult, passedQuantity: z.number(), failedQuantity: z.number() }),
  errors: {
    moreThanDelivered: 'inspectorAskedAgain',
    fewerThanDelivered: 'inspectorAskedAgain',
    moreFailedThanInspected: 'inspectorAskedAgain',
    fullInspectionNeeded: 'inspectorAskedAgain',
    defectMissing: 'inspectorAskedAgain',
  },
  run: (clients, body, { idempotencyKey }) => clients.quality.recordInspection({ body, idempotencyKey }),
});
