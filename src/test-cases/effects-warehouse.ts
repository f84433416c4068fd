import type { SystemClients } from '../systems/clients';
import { papersSince } from './papers';

export interface WarehouseState {
  /** Each part and location that moved, through every value it had. */
  stock: { partNo: string; location: string; through: number[] }[];
  /** Pieces still reserved, by part. */
  reserved: Record<string, number>;
  papers: Record<string, number>;
  /** Numbers of the slips that are void. */
  voidSlips: string[];
  /** The keeper's slips line by line, `number state part × pieces class`. */
  slips: string[];
  /** `document part from → to × pieces`, in their order. */
  movements: string[];
  /** `line part location × pieces`, sorted. */
  reservedFor: string[];
  /** For a later reading: how many movements and papers there were. */
  seen: { movements: number; papers: Record<string, number> };
}

/** Reads the warehouse; what `before` had seen is the starting point. */
export async function observeWarehouse(clients: SystemClients, before?: WarehouseState): Promise<WarehouseState> {
  const page = { limit: 200 };
  const [{ movements }, { reservations }, { papers, voidSlips, slips }] = await Promise.all([
    clients.warehouse.listMovements({ query: page }),
    clients.warehouse.listReservations({ query: page }),
    papersOf(clients),
  ]);
  const seen = { movements: movements.length, papers };
  const reserved: Record<string, number> = {};
  for (const { partNo, quantity } of reservations) reserved[partNo] = (reserved[partNo] ?? 0) + quantity;
  const start = before?.seen.movements ?? 0;
  return {
    ...{ stock: follow(movements, start), reserved, papers: papersSince(papers, before?.seen.papers), voidSlips, slips, seen },
    movements: movements.slice(start).map(({ documentNo, partNo, from, to, quantity }) => `${documentNo} ${partNo} ${from ?? 'outside'} → ${to ?? 'outside'} × ${quantity}`),
    reservedFor: reservations.map(({ orderLineId, partNo, location, quantity }) => `${orderLineId} ${partNo} ${location} × ${quantity}`).toSorted(),
  };
}

interface Movement {
  partNo: string;
  from: string | null;
  to: string | null;
  quantity: number;
}

/** Values of each place that moved after the first `start` movements. */
function follow(movements: Movement[], start: number): WarehouseState['stock'] {
  const values = new Map<string, number>();
  const through = new Map<string, number[]>();
  movements.forEach((movement, index) => {
    for (const [location, change] of changesOf(movement)) {
      const place = `${movement.partNo} ${location}`;
      const old = values.get(place) ?? 0;
      values.set(place, old + change);
      if (index >= start) through.set(place, [...(through.get(place) ?? [old]), old + change]);
    }
  });
  return [...through].map(([place, list]) => {
    const [partNo = '', location = ''] = place.split(' ');
    return { partNo, location, through: list };
  });
}

function changesOf({ from, to, quantity }: Movement): [string, number][] {
  return [...(from === null ? [] : [[from, -quantity] as [string, number]]), ...(to === null ? [] : [[to, quantity] as [string, number]])];
}

/** How many papers of each kind there are, which slips are void, and what the keeper's say. */
async function papersOf({ warehouse }: SystemClients): Promise<Pick<WarehouseState, 'papers' | 'voidSlips' | 'slips'>> {
  const page = { limit: 200 };
  const [{ issueSlips }, { packingRecords }, { stockSlips }, { countSheets }, { redLetterSlips }, { otherIssueSlips }] = await Promise.all([
    warehouse.listIssueSlips({ query: page }),
    warehouse.listPackingRecords({ query: page }),
    warehouse.listStockSlips({ query: page }),
    warehouse.listCounts({ query: page }),
    warehouse.listRedLetterSlips({ query: page }),
    warehouse.listReturnPapers({ query: page }),
  ]);
  const ofOrders = issueSlips.filter(({ issueSlipNo }) => !otherIssueSlips.some(({ otherIssueSlipNo }) => otherIssueSlipNo === issueSlipNo));
  const papers: Record<string, number> = { issueSlip: ofOrders.length, otherIssueSlip: otherIssueSlips.length, packingRecord: packingRecords.length, countSheet: countSheets.length, redLetterSlip: redLetterSlips.length };
  papers['differenceReport'] = countSheets.filter(({ differenceReport }) => differenceReport !== null).length;
  for (const { kind } of stockSlips) papers[kind] = (papers[kind] ?? 0) + 1;
  const states = [...issueSlips.map(({ issueSlipNo: slipNo, state }) => ({ slipNo, state })), ...stockSlips.map(({ stockSlipNo: slipNo, state }) => ({ slipNo, state }))];
  const slips = stockSlips.flatMap(({ stockSlipNo, state, lines }) =>
    lines.map(({ partNo, quantity, storageClass }) => [stockSlipNo, state, partNo, '×', quantity, storageClass].filter((word) => word !== null).join(' ')),
  );
  return { papers, voidSlips: states.filter(({ state }) => state === 'void').map(({ slipNo }) => slipNo).toSorted(), slips };
}
