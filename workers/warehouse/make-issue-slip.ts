import { z } from 'zod';
import { dealerNo, orderNo, personId, shippingMethod } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { lineList } from '../lines';

/** DO-10: the slip that the clerk made out. */
export const makeIssueSlip = defineWorker({
  type: 'warehouse.make-issue-slip',
  input: z.object({ orderNo, dealerNo, shippingMethod, slipLines: lineList, maker: personId }),
  output: z.object({ issueSlipNo: z.string() }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.makeIssueSlip({ body, idempotencyKey }),
});
