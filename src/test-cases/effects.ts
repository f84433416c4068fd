import { isDeepStrictEqual } from 'node:util';
import type { SystemClients } from '../systems/clients';
import { countedDifferences, expectedPieces, readyLines } from './effects-asked';
import { observeDocuments, type DocumentsState } from './effects-documents';
import { observeFinance, type FinanceState } from './effects-finance';
import { observeIncidents, type IncidentState } from './effects-incidents';
import { observeLogistics, type LogisticsState } from './effects-logistics';
import { observeOutsourcing, type OutsourcingState } from './effects-outsourcing';
import { observePurchasing, type PurchasingState } from './effects-purchasing';
import { observeQuality, type QualityState } from './effects-quality';
import { observeReturns, type ReturnState } from './effects-returns';
import { observeScrap, type ScrapState } from './effects-scrap';
import { observeWarehouse, type WarehouseState } from './effects-warehouse';
import { observeWarranty, type WarrantyState } from './effects-warranty';
import { papersSince } from './papers';

/** What the company systems hold, in the terms of a test case's `effects`. */
export interface Observed {
  OD: { orderNo: string; state: string; firstOrderNo: string | null; caseNo: string | null; departures: string[]; lines: { orderLineId: string; ordered: number; shipped: number; missing: number }[] }[];
  /** Pieces of each order line that lie ready, those with any. */
  ready: Record<string, number>;
  /** Differences that counts found. */
  differences: string[];
  /** Pieces that incidents asked back and that have not come. */
  expected: string[];
  /** Unboxing incidents. */
  incidents: IncidentState[];
  /** Vehicle returns. */
  returns: ReturnState[];
  /** Scrap cases. */
  scraps: ScrapState[];
  /** Scrap candidates, for a later reading. */
  scrapCandidates: number;
  /** Parcels of returned parts. */
  warranty: WarrantyState[];
  WH: WarehouseState;
  PU: PurchasingState & Pick<OutsourcingState, 'surplus' | 'deductions' | 'deadlinesBreached'>;
  QM: QualityState & { rulings: string[] };
  FI: FinanceState;
  LO: LogisticsState;
  DN: DocumentsState;
}

/**
 * Reads every system.
 * @param before what was there when the case began: papers, postings and balances then count from there, and
 *   orders that stand as before are left out
 */
export async function observe(clients: SystemClients, before?: Observed): Promise<Observed> {
  const [OD, stock, bought, inspected, painted, books, carried, documents, reported, returned, scrapped, warranty] = await Promise.all([
    observeOrders(clients, before?.OD),
    observeWarehouse(clients, before?.WH),
    observePurchasing(clients, before?.PU),
    observeQuality(clients, before?.QM),
    observeOutsourcing(clients),
    observeFinance(clients, before?.FI),
    observeLogistics(clients),
    observeDocuments(clients),
    observeIncidents(clients),
    observeReturns(clients),
    observeScrap(clients),
    observeWarranty(clients),
  ]);
  const { inspections, papers, surplus, deductions, deadlinesBreached } = painted;
  const PU = { ...bought, surplus, deductions, deadlinesBreached, papers: { ...bought.papers, ...papersSince(papers) } };
  const records = (inspected.papers['inspectionRecord'] ?? 0) + inspections.length;
  const repairRecord = returned.quality.repairRecord + warranty.quality.repairRecord;
  const qualityPapers = { inspectionRecord: records, ...reported.quality, ...returned.quality, ...warranty.quality, repairRecord };
  const quality = { ...inspected, inspections: [...inspected.inspections, ...inspections], rulings: returned.rulings };
  return {
    OD,
    ready: await readyLines(clients),
    differences: await countedDifferences(clients),
    expected: await expectedPieces(clients),
    incidents: reported.incidents,
    returns: returned.returns,
    warranty: warranty.warranty,
    scraps: scrapped.scraps,
    scrapCandidates: scrapped.candidates,
    WH: withPapers(stock, { ...returned.warehouse, ...scrapped.warehouse, scrapCandidate: scrapped.candidates - (before?.scrapCandidates ?? 0) }),
    PU,
    QM: withPapers(quality, qualityPapers),
    FI: withPapers(books, { ...returned.finance, ...scrapped.finance, ...warranty.finance }),
    LO: withPapers(carried, returned.logistics),
    DN: withPapers(documents, { ...reported.documents, ...returned.documents, ...scrapped.documents, ...warranty.documents }),
  };
}

/** The same with more papers counted. */
const withPapers = <T extends { papers: Record<string, number> }>(seen: T, more: Record<string, number>): T => ({ ...seen, papers: { ...seen.papers, ...papersSince(more) } });

async function observeOrders(clients: SystemClients, before: Observed['OD'] = []): Promise<Observed['OD']> {
  const { orders } = await clients.orderDesk.listOrders({ query: { limit: 200 } });
  const all = await Promise.all(
    orders.map(async ({ orderNo }) => {
      const order = await clients.orderDesk.getOrder({ params: { orderNo } });
      const lines = order.lines.map(({ orderLineId, ordered, shipped, awaited: missing }) => ({ orderLineId, ordered, shipped, missing }));
      const { state, firstOrderNo, caseNo } = order;
      const departures = order.shipments.flatMap((shipment) => shipment.departures);
      const left = departures.map(({ method, shippingDocumentNo, waybillNo }) => [method, shippingDocumentNo, waybillNo].filter((word) => word !== null).join(' '));
      return { orderNo, state, firstOrderNo, caseNo, departures: left, lines };
    }),
  );
  return all.filter((order) => !before.some((old) => isDeepStrictEqual(old, order)));
}
