import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { nextNumber } from '../../database/serial';
import { conflict, notFound } from '../../http/problem';
import { recordPending } from './outsourcing-deductions';
import type { Misfit } from './outsourcing-deliveries';
import { requireState } from './outsourcing-orders';
import { changeOrder, changeReport, findReport, insertReport, lockOrder, orderToChange, painterNameOf, unexplained, type OutsourcingTx } from './outsourcing-repository';
import { tellRest } from './outsourcing-stage';
import type { OutsourcingOrder, ShortageReport } from './outsourcing-tables';

export interface Shortage {
  painterDeliveryNoteNo: string;
  missingQuantity: number;
  missedWhen: ShortageReport['missedWhen'];
}

/** Opens a shortage report for pieces of a delivery (OP-D3.2, SW-D2.2) and starts the flow that settles it. Returns its number. */
export async function openShortage(tx: OutsourcingTx, order: OutsourcingOrder, shortage: Shortage, at: Date): Promise<string> {
  const { outsourcingOrderNo, partNo, partName, painterNo, orderLineId } = order;
  const { missingQuantity } = shortage;
  const shortageReportNo = await nextNumber(baseOf(tx), 'SH', at);
  await insertReport(tx, { ...shortage, shortageReportNo, outsourcingOrderNo, missedAt: at });
  const painterName = await painterNameOf(tx, painterNo);
  const orderClosed = order.state === 'closed';
  const variables = { shortageReportNo, outsourcingOrderNo, missingQuantity, partNo, partName, painterName, orderLineId, orderClosed };
  const payload = { correlationKey: shortageReportNo, variables };
  await enqueue(baseOf(tx), { channel: 'message', target: 'shortageOpened', payload, dedupKey: `shortageOpened:${shortageReportNo}` }, at);
  return shortageReportNo;
}

/** The order that waits for the paint shop looks again at what is to come. @param settled what the message is about, once */
export const tellShortageSettled = (tx: OutsourcingTx, outsourcingOrderNo: string, settled: string, at: Date) =>
  enqueue(
    baseOf(tx),
    { channel: 'message', target: 'shortageSettled', payload: { correlationKey: outsourcingOrderNo, variables: {} }, dedupKey: `shortageSettled:${settled}` },
    at,
  );

export interface Explanation {
  outsourcingOrderNo: string;
  cause: string;
  canSupply: boolean;
}

/** The paint shop's report on the order's missing pieces (OP-09): the flow that waits for it is told. */
export async function recordReport(tx: OutsourcingTx, { outsourcingOrderNo, cause, canSupply }: Explanation, at: Date): Promise<{ shortageReportNo: string } | Misfit> {
  const order = await lockOrder(tx, outsourcingOrderNo);
  if (!order) return { misfit: 'unknownOrder', no: outsourcingOrderNo };
  const open = await unexplained(tx, outsourcingOrderNo);
  if (!open) return { misfit: 'nothingMissing', no: outsourcingOrderNo };
  const { shortageReportNo } = open;
  await changeReport(tx, shortageReportNo, { cause, canSupply, reportedAt: at });
  const payload = { correlationKey: shortageReportNo, variables: { shortageCause: cause, canSupply } };
  await enqueue(baseOf(tx), { channel: 'message', target: 'shortageExplained', payload, dedupKey: `shortageExplained:${shortageReportNo}` }, at);
  return { shortageReportNo };
}

export interface Decision {
  shortageReportNo: string;
  decidedBy: string;
}

/** The missing pieces are expected once more (OP-11); returns how many. Throws 409 orderState: nobody waits for a closed order. */
export async function askMakeUp(tx: OutsourcingTx, decision: Decision, at: Date): Promise<number> {
  const { order, report } = await settle(tx, decision, 'makeUp', at);
  requireState(order, 'sent', 'a make-up');
  await changeOrder(tx, order.outsourcingOrderNo, { dueMakeUp: order.dueMakeUp + report.missingQuantity });
  await tellRest(tx, order.outsourcingOrderNo, at);
  return report.missingQuantity;
}

/** The missing pieces are given up and will be deducted (OP-12). */
export async function recordDeduction(tx: OutsourcingTx, decision: Decision, at: Date): Promise<string> {
  const { order, report } = await settle(tx, decision, 'deduct', at);
  const deductionNo = await recordPending(tx, { order, report, quantity: report.missingQuantity, decidedBy: decision.decidedBy }, at);
  await tellRest(tx, order.outsourcingOrderNo, at);
  return deductionNo;
}

/** Throws 404, 409 notExplained before the paint shop's report, 409 shortageSettled the second time. */
async function settle(tx: OutsourcingTx, { shortageReportNo, decidedBy }: Decision, remedy: 'makeUp' | 'deduct', at: Date) {
  const found = await findReport(tx, shortageReportNo);
  if (!found) throw notFound('shortage report', shortageReportNo);
  const order = await orderToChange(tx, found.outsourcingOrderNo);
  const report = (await findReport(tx, shortageReportNo)) ?? found;
  if (report.cause === null) throw conflict('notExplained', `The paint shop has not reported the cause of ${shortageReportNo} yet`);
  if (report.remedy !== null) throw conflict('shortageSettled', `${shortageReportNo} was settled before: ${report.remedy}`);
  await changeReport(tx, shortageReportNo, { remedy, decidedBy, decidedAt: at });
  await tellShortageSettled(tx, order.outsourcingOrderNo, shortageReportNo, at);
  return { order, report };
}
