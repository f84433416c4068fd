import { shanghaiIso } from '../../clock';
import { notFound } from '../../http/problem';
import { splitLines } from './departures';
import type { Dispatch, DispatchSummary } from './papers';
import { selectLoadings, selectWaybills } from './repository/carriage';
import { selectBreaches, selectDepartureLines, selectDepartures } from './repository/departures';
import * as dispatches from './repository/dispatches';
import { selectCartons, selectDocuments } from './repository/documents';
import { selectHandovers } from './repository/handovers';
import { selectDecisions, selectImprovements } from './repository/late-cartons';
import type { LogisticsTx } from './tables';
import { view } from './view';

/** A dispatch with all its papers; 404 when there is none. */
export async function getDispatch(tx: LogisticsTx, dispatchNo: string): Promise<Dispatch> {
  const row = await dispatches.findDispatch(tx, dispatchNo);
  if (!row) throw notFound('dispatch', dispatchNo);
  const [summary] = await summaries(tx, [row]);
  const sums = await dispatches.selectLineSums(tx, dispatchNo);
  const lines = await selectDepartureLines(tx, dispatchNo);
  return {
    ...(summary ?? summaryOf(row, undefined, [])),
    slipLines: sums.map(({ shipped: _, ...line }) => line),
    ...splitLines(sums),
    documents: await documentsOf(tx, dispatchNo),
    handovers: (await selectHandovers(tx, dispatchNo)).map(view),
    loadingRecords: (await selectLoadings(tx, dispatchNo)).map(view),
    waybills: (await selectWaybills(tx, dispatchNo)).map(view),
    departures: (await selectDepartures(tx, dispatchNo)).map((departure) => ({
      ...view(departure),
      lines: lines.filter(({ shipmentNo }) => shipmentNo === departure.shipmentNo).map(({ shipmentNo: _, ...line }) => line),
    })),
    breaches: (await selectBreaches(tx, [dispatchNo])).map(view),
    lateDecisions: (await selectDecisions(tx, dispatchNo)).map(view),
    improvementRecords: (await selectImprovements(tx, dispatchNo)).map(view),
  };
}

async function documentsOf(tx: LogisticsTx, dispatchNo: string): Promise<Dispatch['documents']> {
  const rows = await selectDocuments(tx, dispatchNo);
  const cartons = rows.length === 0 ? [] : await selectCartons(tx, rows.map((row) => row.shippingDocumentNo));
  return rows.map((row) => ({
    ...view(row),
    cartonNos: cartons.filter((carton) => carton.shippingDocumentNo === row.shippingDocumentNo).map(({ cartonNo }) => cartonNo),
  }));
}

/** Dispatches, newest first; of one order when given. */
export async function listDispatches(tx: LogisticsTx, orderNo: string | undefined, limit: number) {
  return { dispatches: await summaries(tx, await dispatches.selectDispatches(tx, orderNo, limit)) };
}

async function summaries(tx: LogisticsTx, rows: dispatches.DispatchRow[]): Promise<DispatchSummary[]> {
  if (rows.length === 0) return [];
  const numbers = rows.map(({ dispatchNo }) => dispatchNo);
  const takeovers = await dispatches.selectFirstTakeovers(tx, numbers);
  const breaches = await selectBreaches(tx, numbers);
  return rows.map((row) =>
    summaryOf(
      row,
      takeovers.find(({ dispatchNo }) => dispatchNo === row.dispatchNo),
      breaches.filter(({ dispatchNo }) => dispatchNo === row.dispatchNo).map(({ deadlineId }) => deadlineId),
    ),
  );
}

function summaryOf(
  row: dispatches.DispatchRow,
  takeover: { handedOverAt: Date | null; takenOverAt: Date | null } | undefined,
  deadlineBreached: string[],
): DispatchSummary {
  return {
    ...view(row),
    ...(takeover?.handedOverAt ? { handedOverAt: shanghaiIso(takeover.handedOverAt) } : {}),
    ...(takeover?.takenOverAt ? { takenOverAt: shanghaiIso(takeover.takenOverAt) } : {}),
    deadlineBreached,
  };
}
