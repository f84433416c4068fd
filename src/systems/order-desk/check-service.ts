import type { Transaction } from 'kysely';
import { shanghaiDay } from '../../clock';
import type { Locale } from '../../config';
import { enqueue } from '../../database/outbox';
import { requireState, takeOrder } from './access';
import { findDealer, findParts, pricesOn } from './catalogue-repository';
import { awaitsCorrection, replaceLines } from './corrected-lines';
import { endOrder } from './end-service';
import { insertLines, linesOf, lockFirstOrder, updateOrder, type LineWithPart } from './order-repository';
import type { CheckResult } from './order-schemas';
import { lineOfFlow, registerSalesTerms } from './outbox-entries';
import { resolveLines, type Finding, type Resolved } from './resolve-lines';
import type { OrderDeskTables, OrderRow, WantedRow } from './tables';
import { wantedOf } from './wanted-repository';

type Tx = Transaction<OrderDeskTables>;

/**
 * Checks an order (DO-03, DO-D1): unknown dealer, duplicate, incomplete, complete, in this precedence.
 * A complete order gets its lines at the prices of the Shanghai day on which it was registered (DO-02, I-G-14), free of
 * charge where a case gives the parts (I-DO-2), and its terms go to finance; a duplicate ends, joined to the first order,
 * which it completes where that waits for the dealer. Asked again it answers the same.
 * Throws 409 `orderState` for an order that was not opened, awaits the dealer or ended otherwise.
 */
export async function checkOrder(tx: Tx, at: Date, orderNo: string, locale: Locale) {
  const order = await takeOrder(tx, orderNo, ['registered', 'awaitingDealer', 'inProgress', 'duplicate']);
  if (order.cancellationAcceptedAt !== null) return answer('cancelled');
  requireState(order, ['registered', 'inProgress', 'duplicate']);
  if (order.state === 'inProgress') return complete(await linesOf(tx, orderNo), locale);
  if (order.state === 'duplicate') return duplicate(order.firstOrderNo, locale);
  const [dealer, first, wanted] = await Promise.all([findDealer(tx, order.dealerNo), lockFirstOrder(tx, order), wantedOf(tx, order)]);
  if (!dealer) return answer('unknownDealer', noDealer(order.dealerNo)[locale]);
  if (!first) return checkLines(tx, at, { order, wanted }, locale);
  await completeFirst(tx, at, first, wanted, locale);
  await endOrder(tx, at, order, 'duplicate', locale, { firstOrderNo: first.orderNo });
  return duplicate(first.orderNo, locale);
}

/** A first order that waits for the dealer is completed by what he sent anew, if that is complete. */
async function completeFirst(tx: Tx, at: Date, first: OrderRow, lines: WantedRow[], locale: Locale): Promise<void> {
  if (!awaitsCorrection(first)) return;
  if (faultsOf(await resolve(tx, first, lines)).length === 0) await replaceLines(tx, at, first, lines, locale);
}

async function checkLines(tx: Tx, at: Date, { order, wanted }: { order: OrderRow; wanted: WantedRow[] }, locale: Locale) {
  const resolved = await resolve(tx, order, wanted);
  const findings = faultsOf(resolved);
  if (findings.length > 0) return answer('incomplete', findings.map((each) => each[locale]).join('\n'));
  await storeLines(tx, order.orderNo, resolved);
  await updateOrder(tx, order.orderNo, { state: 'inProgress', checkedAt: at });
  const lines = await linesOf(tx, order.orderNo);
  await enqueue(tx, registerSalesTerms(order, lines), at);
  return complete(lines, locale);
}

const faultsOf = (resolved: Resolved[]) => resolved.flatMap((line) => ('findings' in line ? line.findings : []));

async function resolve(tx: Tx, order: OrderRow, wanted: WantedRow[]): Promise<Resolved[]> {
  const numbers = [...new Set(wanted.flatMap(({ partNo }) => partNo ?? []))];
  const parts = await findParts(tx, numbers);
  const day = shanghaiDay(order.registeredAt ?? order.receivedAt);
  const prices = order.source === 'dealerPurchase' ? await pricesOn(tx, day, [...new Set(parts.map((part) => part.partNo))]) : 'free';
  return resolveLines(wanted, { parts, prices, day });
}

function storeLines(tx: Tx, orderNo: string, resolved: Resolved[]): Promise<void> {
  const lines = resolved.flatMap((line) => {
    if ('findings' in line) return [];
    const { lineNo, part, quantity, unitPriceFen } = line;
    return [{ orderLineId: `${orderNo}/${lineNo}`, orderNo, lineNo, partNo: part.partNo, quantity, unitPriceFen }];
  });
  return insertLines(tx, lines);
}

function complete(lines: LineWithPart[], locale: Locale) {
  return { ...answer('complete'), orderLines: lines.map((line) => lineOfFlow(line, locale)) };
}

function duplicate(firstOrderNo: string | null, locale: Locale) {
  const words = { 'zh-CN': `与订单 ${firstOrderNo} 重复，已并入该订单`, en: `the same as ${firstOrderNo}, joined to it` };
  return { ...answer('duplicate', words[locale]), firstOrderNo };
}

function answer(checkResult: CheckResult, findings = '') {
  const firstOrderNo: string | null = null;
  const orderLines: ReturnType<typeof lineOfFlow>[] = [];
  return { checkResult, findings, firstOrderNo, orderLines };
}

const noDealer = (dealerNo: string): Finding => ({ 'zh-CN': `名单中没有经销商 ${dealerNo}`, en: `there is no dealer ${dealerNo}` });
