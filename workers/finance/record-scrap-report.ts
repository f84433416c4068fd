import { z } from 'zod';
import { recordScrapReportBody, scrapReportNo } from '../../src/systems/finance/contract';
import { cnyNumber, moment, quantity, reference, remark } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { totalNumber } from '../amounts';

const line = z.object({ partNo: reference, partName: z.string(), quantity, unitValue: cnyNumber, amount: totalNumber, reason: remark });

/** PS-02: the scrap application report fixes the list and its total (M-04). */
export const recordScrapReport = defineWorker({
  type: 'finance.record-scrap-report',
  input: z.object({ ...recordScrapReportBody.shape, lines: z.array(line), scrapAmount: totalNumber }),
  output: z.object({ scrapReportNo, writtenAt: moment }),
  run: (clients, body, { idempotencyKey }) => clients.finance.recordScrapReport({ body, idempotencyKey }),
});
