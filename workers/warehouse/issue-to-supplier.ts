import { z } from 'zod';
import { personId, quantity, reference } from '../../src/systems/shared-schemas';
import { warrantyCaseNo } from '../../src/systems/warranty-schemas';
import { oldParts } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';

const money = z.number().describe('CNY');
const issuedLine = oldParts.issuedLine.extend({ unitValue: money, amount: money });

/** WR-17, I-WR-14: the parts that a supplier takes leave on one other issue slip. */
export const issueToSupplier = defineWorker({
  type: 'warehouse.issue-to-supplier',
  input: z.object({
    caseNo: warrantyCaseNo,
    supplierNo: reference,
    oldParts: z.array(z.object({ oldPartNo: oldParts.oldPartNo, quantity })).min(1),
    issuedBy: personId,
  }),
  output: z.object({ otherIssueSlipNo: oldParts.otherIssueSlipNo, issuedLines: z.array(issuedLine), clearedAmount: money }),
  run: async (clients, body, { idempotencyKey }) => {
    const { issuedLines, clearedAmount, otherIssueSlipNo } = await clients.warehouse.issueToSupplier({ body, idempotencyKey });
    const lines = issuedLines.map((line) => ({ ...line, unitValue: Number(line.unitValue), amount: Number(line.amount) }));
    return { otherIssueSlipNo, issuedLines: lines, clearedAmount: Number(clearedAmount) };
  },
});
