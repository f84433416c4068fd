import { z } from 'zod';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { countedPlaceList } from './inputs';
import { scrapGoodsLine } from './scrap-lines';

const difference = z.object({
  partNo: z.string(),
  partName: z.string(),
  location: z.string(),
  oldPartNo: z.string().nullable(),
  candidateId: z.string().nullable(),
  bookQuantity: z.number(),
  countedQuantity: z.number(),
  difference: z.number(),
});

/** SW-06, PS-11: what was counted, compared with the book (SW-D3), and with the scrap list where it counts one (PS-D6). */
export const recordCount = defineWorker({
  type: 'warehouse.record-count',
  input: z.object({ countSheetNo: reference, countedLines: countedPlaceList, counter: personId }),
  output: z.object({
    countAgrees: z.boolean(),
    countResult: z.enum(['agrees', 'fewer', 'more']),
    countedGoods: z.array(scrapGoodsLine),
    differenceReportNo: z.string().nullable(),
    differences: z.array(difference),
  }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.recordCount({ body, idempotencyKey }),
});
