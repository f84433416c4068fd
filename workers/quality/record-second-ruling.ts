import { warranty } from '../../src/systems/quality/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** WR-08, I-WR-3: the ruling of the adjudicator's superior after the one re-check, which is final. */
export const recordSecondRuling = defineWorker({
  type: 'quality.record-second-ruling',
  input: warranty.secondRulingToRecord.extend({ reason: optionalReason }).strip(),
  output: warranty.secondRulingRecorded,
  run: (clients, body, { idempotencyKey }) => clients.quality.recordSecondRuling({ body, idempotencyKey }),
});
