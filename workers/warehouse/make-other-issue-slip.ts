import { z } from 'zod';
import { dealerNo, personId } from '../../src/systems/shared-schemas';
import { warrantyCaseNo } from '../../src/systems/warranty-schemas';
import { oldParts } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { pieceList } from '../warranty-lists';

/** WR-09, WR-14, X-09: the other issue slip on which parts go back to their dealer, from packing on. */
export const makeOtherIssueSlip = defineWorker({
  type: 'warehouse.make-other-issue-slip',
  input: z.object({ caseNo: warrantyCaseNo, dealerNo, slipParts: pieceList, maker: personId }),
  output: oldParts.slipToDealerMade,
  run: (clients, body, { idempotencyKey }) => clients.warehouse.makeOtherIssueSlip({ body, idempotencyKey }),
});
