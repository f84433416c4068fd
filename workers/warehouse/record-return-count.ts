import { z } from 'zod';
import { personId } from '../../src/systems/shared-schemas';
import { warrantyCaseNo } from '../../src/systems/warranty-schemas';
import { oldParts } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { returnCountLines } from '../warranty-lists';

/** WR-02: what the keeper counted of a parcel. */
export const recordReturnCount = defineWorker({
  type: 'warehouse.record-return-count',
  input: z.object({ caseNo: warrantyCaseNo, countedLines: returnCountLines, countedBy: personId }),
  output: oldParts.returnCounted,
  run: (clients, body, { idempotencyKey }) => clients.warehouse.recordReturnCount({ body, idempotencyKey }),
});
