import { isDeepStrictEqual } from 'node:util';
import type { SystemClients } from '../systems/clients';
import { observeFinance, type FinanceState } from './effects-finance';
import { observeOutsourcing } from './effects-outsourcing';
import { observeWarehouse, type WarehouseState } from './effects-warehouse';

/** What the company systems hold, in the terms of a test case's `effects`. */
export interface Observed {
  OD: { orderNo: string; state: string; lines: { orderLineId: string; ordered: number; shipped: number }[] }[];
  WH: WarehouseState;
  PU: { papers: Record<string, number>; surplus: number; deductions: number[]; deadlinesBreached: string[] };
  QM: { inspections: { method: string; inspected: number; failed: number }[]; papers: Record<string, number> };
  FI: FinanceState;
  LO: { papers: Record<string, number>; method?: string; deadlinesBreached: string[]; responsible: string[]; voidDocuments: number };
  DN: { papers: Record<string, number> };
}

/**
 * Reads every system.
 * @param before what was there when the case began: papers, postings and balances then count from there, and
 *   orders that stand as before are left out
 */
export async function observe(clients: SystemClients, before?: Observed): Promise<Observed> {
  const [OD, WH, outsourcing, FI, LO, DN] = await Promise.all([
    observeOrders(clients, before?.OD),
    observeWarehouse(clients, before?.WH),
    observeOutsourcing(clients),
    observeFinance(clients, before?.FI),
    observeLogistics(clients),
    observeDocuments(clients),
  ]);
  const { inspections, papers, ...PU } = outsourcing;
  const QM = { inspections, papers: withoutZeros({ inspectionRecord: inspections.length }) };
  return { OD, WH, PU: { ...PU, papers: withoutZeros(papers) }, QM, FI, LO, DN };
}

const withoutZeros = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).filter(([, value]) => value > 0));

/** Counts by name, without zeros. */
export function count(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

async function observeOrders(clients: SystemClients, before: Observed['OD'] = []): Promise<Observed['OD']> {
  const { orders } = await clients.orderDesk.listOrders({ query: { limit: 200 } });
  const all = await Promise.all(
    orders.map(async ({ orderNo }) => {
      const order = await clients.orderDesk.getOrder({ params: { orderNo } });
      const lines = order.lines.map(({ orderLineId, ordered, shipped }) => ({ orderLineId, ordered, shipped }));
      return { orderNo, state: order.state, lines };
    }),
  );
  return all.filter((order) => !before.some((old) => isDeepStrictEqual(old, order)));
}

async function observeLogistics(clients: SystemClients): Promise<Observed['LO']> {
  const { dispatches } = await clients.logistics.listDispatches({ query: {} });
  const all = await Promise.all(
    dispatches.map(({ dispatchNo }) => clients.logistics.getDispatch({ params: { dispatchNo } })),
  );
  const papers = count(
    all.flatMap((dispatch) => [
      ...dispatch.documents.flatMap(() => ['shippingDocument', 'logisticsSlip']),
      ...dispatch.handovers.map(() => 'handover'),
      ...dispatch.loadingRecords.map(() => 'loadingRecord'),
      ...dispatch.waybills.map(() => 'waybill'),
      ...dispatch.improvementRecords.map(() => 'improvementRecord'),
    ]),
  );
  const method = all.flatMap((dispatch) => dispatch.departures.map((departure) => departure.method)).at(-1);
  const deadlinesBreached = all.flatMap((dispatch) => dispatch.deadlineBreached);
  const responsible = all.flatMap((dispatch) => dispatch.improvementRecords.map((record) => record.responsibleDept));
  const voidDocuments = all.flatMap((dispatch) => dispatch.documents).filter(({ state }) => state === 'void').length;
  return { papers, ...(method === undefined ? {} : { method }), deadlinesBreached, responsible, voidDocuments };
}

async function observeDocuments(clients: SystemClients): Promise<Observed['DN']> {
  const [{ rows }, { notices }] = await Promise.all([
    clients.documents.listFaxRegister({ query: {} }),
    clients.documents.listNotices({ query: {} }),
  ]);
  return { papers: count([...rows.map(() => 'faxRegister'), ...notices.map(({ kind }) => kind)]) };
}
