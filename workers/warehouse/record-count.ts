import { z } from 'zod';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { countedPlaceList } from './inputs';

const difference = z.object({
  partNo: z.string(),
  partName: z.string(),
  location: z.string(),
  bookQuantity: z.number(),
  countedQuantity: z.number(),
  difference: z.number(),
});

/** SW-06: what was counted, compared with the book (SW-D3). */
export const recordCount = defineWorker({
  type: 'warehouse.record-count',
  input: z.object({ countSheetNo: reference, countedLines: countedPlaceList, counter: personId }),
  output: z.object({ countAgrees: z.boolean(), differenceReportNo: z.string().nullable(), differences: z.array(difference) }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.recordCount({ body, idempotencyKey }),
});
