import { z } from 'zod';
import { painterDeliveryNoteNo, shortageReportNo } from '../../src/systems/purchasing/contract';
import { personId, pieces } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-08: the keeper's count of a delivery (OP-D3). */
export const recordPainterCount = defineWorker({
  type: 'purchasing.record-painter-count',
  input: z.object({ painterDeliveryNoteNo, countedQuantity: pieces, counter: personId }),
  output: z.object({ inspectionQuantity: pieces, missingQuantity: pieces, surplusQuantity: pieces, shortageReportNo: shortageReportNo.nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordPainterCount({ body, idempotencyKey }),
});
