import { warranty } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-08: what Quality finds at the one re-check, and the ruling it proposes. */
export const recordRecheck = defineWorker({
  type: 'quality.record-recheck',
  input: warranty.recheckToRecord.strip(),
  output: warranty.recheckRecorded,
  run: (clients, body, { idempotencyKey }) => clients.quality.recordRecheck({ body, idempotencyKey }),
});
