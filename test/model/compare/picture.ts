/** What is compared: of the systems as they stand after a run, and of the company that the specification describes. */
export interface Picture {
  orders: OrderPicture[];
  /** Part and place, where pieces lie or are kept. */
  stock: Record<string, { onHand: number; reserved: number }>;
  /** Pieces still kept, by order line and place. */
  movements: Record<string, number>;
  /** Fen, by account and party, without zeros. */
  balances: Record<string, number>;
  vouchers: Record<string, number>;
  unposted: Record<string, number>;
}

export interface OrderPicture {
  orderNo: string;
  state: string;
  partialAllowed: boolean;
  cancellationAccepted: boolean;
  rejectionReason: string | null;
  firstOrderNo: string | null;
  lines: { orderLineId: string; partNo: string; price: number; ordered: number; reserved: number; awaited: number; shipped: number; givenUp: number }[];
  /** Issue slips with their state and lines, oldest first. */
  slips: { state: string; method: string; lines: [orderLineId: string, quantity: number, shipped: number][] }[];
  packingRecords: number;
  dispatches: DispatchPicture[];
  faxRegister: { inbound: number; outbound: number };
  notices: Record<string, number>;
}

export interface DispatchPicture {
  state: string;
  deadlineBreached: string[];
  documents: Record<string, number>;
  handovers: number;
  loadingRecords: number;
  waybills: number;
  departures: number;
  lateDecisions: string[];
  improvementRecords: number;
}

/** How many of each name, without zeros, by name. */
export function tally(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
