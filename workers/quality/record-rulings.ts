import { z } from 'zod';
import { warranty } from '../../src/systems/quality/contract';
import { personId, quantity } from '../../src/systems/shared-schemas';
import { lineNo, ruling, warrantyCaseNo } from '../../src/systems/warranty-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';
import { countedPieces, ruledOn } from '../warranty-lists';

/** WR-05, WR-D3: the rulings on the counted parts; rulings on other pieces than were counted, or to repair what is not repaired, are answered with the reason. */
export const recordRulings = defineWorker({
  type: 'quality.record-rulings',
  input: z.object({
    caseNo: warrantyCaseNo,
    countedLines: countedPieces.min(1),
    rulings: z.array(z.object({ lineNo, quantity, ruling, reason: optionalReason })),
    ruledBy: personId,
  }),
  output: warranty.rulingsRecorded,
  run: (clients, { countedLines, ...body }, { idempotencyKey }) => clients.quality.recordRulings({ body: { ...body, countedLines: countedLines.map(ruledOn) }, idempotencyKey }),
});
