import { z } from 'zod';
import { personId, quantity, reference, title } from '../../src/systems/shared-schemas';
import { returnedPartNo, warrantyCaseNo } from '../../src/systems/warranty-schemas';
import { oldParts } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';

const oldPart = z.object({ returnedPartNo, partNo: reference, quantity, oldPartClass: oldParts.oldPartClass, storageClass: title });

/** WR-10, L-12: parts come into the old-parts store on one other receipt slip, sorted, a lot each. */
export const takeInOldParts = defineWorker({
  type: 'warehouse.take-in-old-parts',
  input: z.object({ caseNo: warrantyCaseNo, oldParts: z.array(oldPart).min(1), maker: personId, keeper: personId }),
  output: oldParts.oldPartsTakenIn,
  run: (clients, body, { idempotencyKey }) => clients.warehouse.takeInOldParts({ body, idempotencyKey }),
});
