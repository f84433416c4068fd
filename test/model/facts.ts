/** What happened in a run, as the journal keeps it: all that the model knows besides the market it starts from. */

export type Method = 'withVehicle' | 'courier' | 'freight';
export type Source = 'dealerPurchase' | 'warrantyExchange' | 'freeReplacement';

/** A line as a dealer writes it; whatever is missing is left out. */
export interface WantedLine {
  partNo?: string;
  model?: string;
  colour?: string;
  quantity?: number;
}

/** A line on a form or paper. */
export interface Pieces {
  orderLineId: string;
  partNo: string;
  partName: string;
  quantity: number;
}

/** An order as it comes in (DO-01). */
export interface OrderPlan {
  /** Place in the run's plan; decisions are drawn by it, so that they don't depend on numbers given by the system. */
  index: number;
  /** Day of the run on which it comes in; 0 is the first. */
  day: number;
  dealerNo: string;
  dealerOrderNo: string;
  source: Source;
  caseNo?: string;
  shippingMethod: Method;
  partialAllowed?: boolean;
  lines: WantedLine[];
}

/** What each form hands in. */
export interface Forms {
  Task_RegisterOrder: { registerNote: string | null };
  Task_QueryDealer: { queryText: string };
  Task_ConfirmRejection: { dealerDecision: 'reject'; rejectionNote: string | null };
  Task_AskDealer: { dealerAnswer: 'shipAvailable' | 'cancel' };
  Task_JudgeDrawable: { partDrawable: boolean; judgementNote: string | null };
  Task_MakeDrawingSlip: { slipQuantity: number };
  Task_ReviewDrawingSlip: { slipApproved: boolean; reviewReason: string | null };
  Task_PresentSlip: Record<string, never>;
  Task_HandOutDrawing: { drawingDecision: 'drawAll' | 'refuseSlip' | 'refuseUnreviewed'; keeperReason: string | null };
  Task_DecidePurchase: { purchaseNeeded: false; decisionNote: string | null };
  Task_GiveUpPieces: { notObtainedReason: 'substituteAgreed' | 'orderGivenUp' | 'partWithdrawn' | 'other'; notObtainedNote: string | null };
  Task_MakeIssueSlip: { shippingMethod: Method; slipLines: Pieces[] };
  Task_ReviewIssueSlip: { slipApproved: boolean; reviewReason: string | null };
  Task_PrepareStock: Record<string, never>;
  Task_CheckGoods: { goodsAgree: boolean; returnReason: string | null };
  Task_ApproveDispatch: { dispatchApproved: boolean; returnReason: string | null };
  Task_Pack: { packedLines: Pieces[]; cartonCount: number; cartonLines: { carton: number; orderLineId: string; quantity: number }[] };
  Task_SettleMethod: { chosenMethod: Method; methodReason: string | null };
  Task_FillShippingDocument: { consignee: string; documentNote: string | null };
  Task_HandOver: { handoverSigned: boolean; handoverReason: string | null };
  Task_LoadCarton: { cartonLoaded: boolean; loadingNote: string | null };
  Task_DecideLateCarton: { lateDecision: 'keep' | 'return'; lateReason: string };
  Task_ArrangeCarrier: { carrier: string; waybillNo: string; carrierMethod?: 'courier' | 'freight' };
  Task_CompareShipped: { allLinesShipped?: true };
  Task_ClearOrderMessage: { clearAction: 'dismiss'; clearOrderNo: null };
  Task_FindCause: { cause: string; responsibleDept: string; measure: string };
}
export type TaskId = keyof Forms;

/** A person completed a task. `about` names the order, its line (supply), or a message that fits no order. */
export type Act<Task extends TaskId = TaskId> = {
  [T in TaskId]: { kind: 'act'; about: string; task: T; person: string; form: Forms[T]; shown?: Pieces[] };
}[Task];

/** Something that a system was asked, at the moment when it took its turn; `answer` is what it said. */
export type Moment =
  | { kind: 'checked'; about: string; answer?: string }
  | { kind: 'rejecting'; about: string; answer?: boolean }
  | { kind: 'stockRead'; about: string; partNo: string; answer?: number }
  | { kind: 'reserved'; about: string; orderLineId: string; partNo: string; answer?: number }
  | { kind: 'supplyAsked'; about: string; orderLineId: string }
  | { kind: 'drawn'; about: string; answer?: number }
  | { kind: 'notObtained'; about: string }
  | { kind: 'supplied'; about: string; answer?: boolean }
  | { kind: 'lineFreed'; about: string; answer?: number }
  | { kind: 'looked'; about: string; answer?: string }
  | { kind: 'reviewed'; about: string; answer?: string }
  | { kind: 'packed'; about: string }
  | { kind: 'documented'; about: string }
  | { kind: 'signed'; about: string }
  | { kind: 'gate'; about: string; answer?: boolean }
  | { kind: 'stopped'; about: string }
  | { kind: 'recorded'; about: string }
  | { kind: 'slipVoid'; about: string }
  | { kind: 'freed'; about: string; answer?: number }
  | { kind: 'closing'; about: string; answer?: string }
  | { kind: 'cancelling'; about: string };

/** Something from outside the flows. */
export type Outside =
  | { kind: 'ordered'; about: string; plan: OrderPlan }
  | { kind: 'corrected'; about: string; lines: WantedLine[]; answer?: boolean }
  | { kind: 'cancellation'; about: string; answer?: string }
  | { kind: 'dispatchPlan'; planNo: string; dealerNo: string; departsOnDay: number }
  | { kind: 'dayPassed' };

/** Something that nobody may do: the wrong person, or a task that is not there for them. */
export interface Attempt {
  kind: 'attempt';
  about: string;
  orderNo: string;
  task: TaskId;
  person: string;
  way: 'take' | 'takeTaken' | 'completeUntaken' | 'completeOthers' | 'completeTwice' | 'completeAgain';
  answer?: 'done' | 'refused';
}

export type Fact = Act | Moment | Outside | Attempt;
export type KindOf<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;
