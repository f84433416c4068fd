import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { insertDeduction, type OutsourcingTx } from './outsourcing-repository';
import type { OutsourcingOrder, ShortageReport } from './outsourcing-tables';

interface Pending {
  order: OutsourcingOrder;
  report: ShortageReport;
  quantity: number;
  decidedBy: string;
}

/** Writes a deduction down that the settlement of the month in which the pieces were missed will post (OP-12): finance is told. Returns its number. */
export async function recordPending(tx: OutsourcingTx, { order, report, quantity, decidedBy }: Pending, at: Date): Promise<string> {
  const deductionNo = await nextNumber(baseOf(tx), 'PE', at);
  const { outsourcingOrderNo, painterNo, whitePartNo } = order;
  const { shortageReportNo, missedAt } = report;
  const deduction = { deductionNo, outsourcingOrderNo, painterNo, whitePartNo, quantity };
  await insertDeduction(tx, { ...deduction, shortageReportNo, decidedBy, missedAt, decidedAt: at });
  const payload = { body: { ...deduction, missedAt: shanghaiIso(missedAt) } };
  await enqueue(baseOf(tx), { channel: 'system', target: 'finance/recordDeduction', payload, dedupKey: `recordDeduction:${deductionNo}` }, at);
  return deductionNo;
}
