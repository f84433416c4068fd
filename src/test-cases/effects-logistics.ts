import type { SystemClients } from '../systems/clients';
import { count } from './papers';

export interface LogisticsState {
  papers: Record<string, number>;
  /** How the goods that left last went. */
  method?: string;
  /** How each dispatch stands, the first one first. */
  dispatches: string[];
  /** Each document of another method than the slip's: `freight → courier: why` (PD-D3.4). */
  methodsChanged: string[];
  /** What the shipper noted on the documents for Logistics. */
  documentNotes: string[];
  /** Where each logistics slip sends its cartons; empty: it does not say. */
  destinations: string[];
  deadlinesBreached: string[];
  responsible: string[];
  voidDocuments: number;
  /** What became of each fleet request: open, granted, refused, withdrawn. */
  fleet: string[];
  trips: number;
}

/** Reads logistics: dispatches, and the fleet's vehicles for purchases. */
export async function observeLogistics(clients: SystemClients): Promise<LogisticsState> {
  const [{ dispatches }, { fleetRequests }] = await Promise.all([
    clients.logistics.listDispatches({ query: {} }),
    clients.logistics.listFleetRequests({ query: {} }),
  ]);
  const all = await Promise.all(
    dispatches.map(({ dispatchNo }) => dispatchNo).toSorted().map((dispatchNo) => clients.logistics.getDispatch({ params: { dispatchNo } })),
  );
  const papers = count([
    ...all.flatMap((dispatch) => [
      ...dispatch.documents.flatMap(() => ['shippingDocument', 'logisticsSlip']),
      ...dispatch.handovers.map(() => 'handover'),
      ...dispatch.loadingRecords.map(() => 'loadingRecord'),
      ...dispatch.waybills.map(() => 'waybill'),
      ...dispatch.improvementRecords.map(() => 'improvementRecord'),
    ]),
    ...fleetRequests.map(() => 'fleetRequest'),
  ]);
  const departures = all.flatMap((dispatch) => dispatch.departures).toSorted((a, b) => Date.parse(a.departedAt) - Date.parse(b.departedAt));
  const method = departures.at(-1)?.method;
  const documents = all.flatMap((dispatch) => dispatch.documents);
  return {
    papers,
    ...(method === undefined ? {} : { method }),
    dispatches: all.map(({ state }) => state),
    methodsChanged: documents.flatMap(({ slipMethod, method: chosen, methodReason }) => (methodReason === undefined ? [] : [`${slipMethod} → ${chosen}: ${methodReason}`])),
    documentNotes: documents.flatMap(({ documentNote }) => documentNote ?? []),
    destinations: documents.map(({ destination }) => destination ?? ''),
    deadlinesBreached: all.flatMap((dispatch) => dispatch.deadlineBreached),
    responsible: all.flatMap((dispatch) => dispatch.improvementRecords.map((record) => record.responsibleDept)),
    voidDocuments: documents.filter(({ state }) => state === 'void').length,
    fleet: fleetRequests.map(({ state }) => state),
    trips: fleetRequests.filter(({ tripNo }) => tripNo !== null).length,
  };
}
