import type { OrderPlan, TaskId, WantedLine } from '../facts';
import type { Part } from '../chance/market';

export type EndState = 'shippedInFull' | 'shippedInPart' | 'notSupplied' | 'rejected' | 'duplicate' | 'cancelled';

/** A line of a complete order. `reserved` counts shipped pieces too. */
export interface OrderLine {
  orderLineId: string;
  part: Part;
  /** Fen a piece, as in force on the day on which the order was registered (I-G-14). */
  price: number;
  ordered: number;
  reserved: number;
  awaited: number;
  shipped: number;
  givenUp: number;
  /** Who did each task of its supply last (I-G-9). */
  doers: Partial<Record<TaskId, string>>;
}

/** A dealer part order as the company should know it. */
export class Order {
  lines: OrderLine[] = [];
  wanted: WantedLine[];
  end: EndState | undefined;
  firstOrderNo: string | undefined;
  /** Day of the run on which a clerk registered it (DO-02). */
  registeredOn = 0;
  rejectionReason: 'unknownDealer' | 'notCompleted' | undefined;
  /** A query stands open: a correction is taken in. */
  awaitsDealer = false;
  /** A correction was taken in, and the order is not checked again yet. */
  correctionCame = false;
  /** DO-15: the cancellation was accepted. */
  cancelled = false;
  /** Goods were handed over to Logistics or a carrier (DO-D5.2). */
  handedOver = false;
  /** What is on the slip that was handed over last (DO-D5.2). */
  handedOverLines: { orderLineId: string; quantity: number; shipped: number }[] = [];
  /** Who did each task last (I-G-9). */
  readonly doers: Partial<Record<TaskId, string>> = {};
  /** Rows of the fax register, one for each message of the order (I-G-8). */
  readonly faxRegister = { inbound: 0, outbound: 0 };
  readonly notices: Record<string, number> = {};

  constructor(
    readonly orderNo: string,
    readonly plan: OrderPlan,
    public partialAllowed: boolean,
  ) {
    this.wanted = plan.lines;
  }

  /** The order ends: what has not left is given up. */
  close(end: EndState): void {
    this.end = end;
    for (const line of this.lines) Object.assign(line, { reserved: line.shipped, awaited: 0, givenUp: line.ordered - line.shipped });
  }

  /** A notice; those to staff stay in the house, all others go to the dealer. */
  tell(kind: string): void {
    this.notices[kind] = (this.notices[kind] ?? 0) + 1;
    if (!['breachNotice', 'goodsToPutBack'].includes(kind)) this.faxRegister.outbound += 1;
  }
}

/** Pieces that neither left nor were given up, and are on no slip that was handed over. */
export const restOf = ({ lines, handedOverLines }: Order): number =>
  sumOf(lines, (line) => line.ordered - line.givenUp - line.shipped) - handedOverLines.reduce((sum, { quantity, shipped }) => sum + quantity - shipped, 0);

export const sumOf = (lines: OrderLine[], of: (line: OrderLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
