import { z } from 'zod';
import { inspectionRecordNo } from '../../src/systems/quality/schemas';
import { personId, pieces, quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** OP-13: what the inspection of painted parts found (OP-D5). */
export const recordPaintInspection = defineWorker({
  type: 'quality.record-paint-inspection',
  input: z.object({
    outsourcingOrderNo: reference,
    painterDeliveryNoteNo: reference,
    partNo: reference,
    inspectedQuantity: quantity,
    failedQuantity: pieces,
    defect: optionalReason,
    inspector: personId,
  }),
  output: z.object({ inspectionRecordNo, passedQuantity: pieces, failedQuantity: pieces }),
  run: (clients, body, { idempotencyKey }) => clients.quality.recordPaintInspection({ body, idempotencyKey }),
});
