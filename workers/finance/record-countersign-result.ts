import { z } from 'zod';
import { countersignSheetNo, recordCountersignResultBody } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PS-04: closes the countersign sheet with its result (PS-D1); no department's word is taken afterwards. */
export const recordCountersignResult = defineWorker({
  type: 'finance.record-countersign-result',
  input: recordCountersignResultBody,
  output: z.object({ countersignSheetNo }),
  run: (clients, body, { idempotencyKey }) => clients.finance.recordCountersignResult({ body, idempotencyKey }),
});
