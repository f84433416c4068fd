import { fenOf } from '../../../src/money';
import { companyStoreOf, dealers, openingOf, parts } from '../chance/market';
import type { Fact, Method } from '../facts';
import type { Flow } from './flow';
import { superiorsOf, type Person } from './hands';
import { Ledger } from './ledger';
import type { Order } from './order';
import { Stock } from './stock';

export type SlipState = 'made' | 'void' | 'packed' | 'shipped';

/** An issue slip. */
export interface Slip {
  order: Order;
  method: Method;
  lines: { orderLineId: string; partNo: string; quantity: number; shipped: number }[];
  state: SlipState;
  /** Its goods were handed over: they leave, whatever becomes of the order (DO-D5.2). */
  handedOver: boolean;
}

/** A dispatch with its papers, counted. */
export interface Dispatch {
  slip: Slip;
  reviewedOn: number;
  /** Logistics signed, or a carrier took over, for the first time (T-05). */
  takenOverOn: number | undefined;
  state: 'open' | 'shipped' | 'shippedSplit' | 'cancelledAndRestocked';
  /** PD-15 is done, or the order is cancelled: nothing is timed any more. */
  over: boolean;
  breached: boolean;
  packed: boolean;
  /** Its shipping document is neither void nor departed. */
  documentInUse: boolean;
  documents: { departed: number; void: number };
  handovers: number;
  loadingRecords: number;
  waybills: number;
  departures: number;
  lateDecisions: string[];
  improvements: number;
}

/** The first carton of a document, by which hand-over and plan are matched. */
export interface Carton {
  dealerNo: string;
  planNo: string | undefined;
  /** From this day on it is late (T-06). */
  dueOn: number;
  /** What T-06 has passed for: no plan came, or the carton was not loaded for its plan. */
  late: 'noPlan' | 'notLoaded' | undefined;
  /** In staging: a plan of its dealer releases it. */
  waits: boolean;
  leftBehindBy: string[];
}

/** The company that the specification describes: everything that its orders share. */
export class Company {
  today = 0;
  readonly stock = new Stock();
  readonly ledger = new Ledger();
  readonly orders = new Map<string, Order>();
  readonly slips: Slip[] = [];
  readonly dispatches: Dispatch[] = [];
  readonly cartons: Carton[] = [];
  readonly plans: { planNo: string; dealerNo: string; departsOn: number }[] = [];
  readonly causesToFind = new Map<string, Dispatch[]>();
  /** Corrections and cancellations that fit no order, until a clerk has cleared them. */
  unmatched = 0;
  readonly movements: Record<string, number> = {};
  /** Where system and specification part. */
  readonly differences: string[] = [];
  /** Begins another case, named by what it is about. */
  begin: (about: string, flow: Flow) => void = () => undefined;

  constructor(
    readonly people: readonly Person[],
    orders: number,
    balances: { account: string; party?: string | undefined; amount: string }[],
  ) {
    for (const part of parts) {
      const pieces = openingOf(part, orders);
      if (pieces > 0) this.stock.receive(part.partNo, pieces);
      if (pieces > 0) this.moved('opening');
      const drawable = companyStoreOf(part, orders);
      if (drawable > 0) this.stock.receive(part.partNo, drawable, 'CO');
      if (drawable > 0) this.moved('opening');
    }
    for (const { account, party, amount } of balances) this.ledger.open(account, party, fenOf(amount));
  }

  moved(type: string): void {
    this.movements[type] = (this.movements[type] ?? 0) + 1;
  }

  dealer = (dealerNo: string) => dealers.find((each) => each.dealerNo === dealerNo);

  /** People who hear of a missed deadline of the shippers, besides the service director. */
  shippersSuperiors = () => superiorsOf(this.people, 'shipper');

  /** Compares what a system said with what the specification says. */
  answered(fact: Fact & { answer?: unknown }, expected: unknown): void {
    if (JSON.stringify(fact.answer) === JSON.stringify(expected)) return;
    this.differences.push(`${JSON.stringify(fact)}: the specification says ${JSON.stringify(expected)}`);
  }

  require(holds: boolean, sentence: string): void {
    if (!holds) this.differences.push(sentence);
  }
}
