import { z } from 'zod';
import type { Random } from '../model/chance/random';
import { usualSupplier } from './plan';

const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);
const rows = <Shape extends z.ZodRawShape>(shape: Shape) => maybe(z.array(z.looseObject(shape)));
const part = { returnedPartNo: z.string(), partNo: z.string(), quantity: z.number() };

/** What forms show, as far as the people of the run look at it. */
export const seen = z.object({
  caseNo: maybe(z.string()),
  returnedPartNo: maybe(z.string()),
  clearingKey: maybe(z.string()),
  orderNo: maybe(z.string()),
  issueSlipNo: maybe(z.string()),
  lineCounts: rows({ lineNo: z.number(), quantity: z.number() }),
  rulings: maybe(z.array(z.looseObject({ lineNo: z.number().nullable(), partNo: z.string(), quantity: z.number().nullable() }))),
  storage: rows({ returnedPartNo: z.string() }),
  wayParts: rows(part),
  acceptedParts: rows(part),
  supplierNo: maybe(z.string()),
});
type Seen = z.infer<typeof seen>;
/** `round`: how often this task of the same part was there before. */
type Draw = (random: Random, seen: Seen, round: number) => Record<string, unknown> | undefined;

/** Suppliers answer themselves at the order desk's door in so many of a hundred clearings: the clerk's task waits for it. */
export const answersItself = (random: Random) => random.percent(30);
export const takenPieces = (random: Random, quantity: number) => ({ all: quantity, some: random.int(0, quantity), none: 0 })[random.weighted({ all: 55, some: 30, none: 15 })];

/** A line is ruled as a whole, or split: some pieces in, some out. Motors are mostly repaired. */
function rulingsOf(random: Random, { rulings = [] }: Seen): Record<string, unknown>[] {
  return rulings.flatMap(({ lineNo, partNo, quantity }) => {
    // An empty row for pieces that are ruled on apart.
    if (lineNo === null || quantity === null) return [];
    const inScope = partNo === 'MTR-04' && random.percent(70) ? 'forRepair' : 'inScope';
    const out = random.weighted({ none: 75, all: 12, some: 13 });
    const outside = out === 'none' ? 0 : out === 'all' ? quantity : random.int(1, quantity);
    const ruled = (ruling: string, count: number, reason: string | null) => (count > 0 ? [{ lineNo, partNo, quantity: count, ruling, reason }] : []);
    return [...ruled(inScope, quantity - outside, null), ...ruled('outOfScope', outside, '人为损坏')];
  });
}

/** What people write into the forms of warranty returns (WR). */
export const parcelAnswers: Record<string, Draw> = {
  Task_CountParts: (random, { lineCounts = [] }) => ({
    lineCounts: lineCounts.map((line) => ({ ...line, countedQuantity: random.percent(90) ? line.quantity : random.int(0, line.quantity) })),
    otherParts: random.percent(20) ? [{ partNo: 'BRK-01', quantity: random.int(1, 3), fault: '' }] : null,
  }),
  Task_StateFreight: (random) => (random.percent(50) ? { freightPaidBy: 'shipper' } : { freightPaidBy: 'company', freightAmount: random.int(100, 9_999) / 100, freightCarrier: '德邦' }),
  Task_OffsetFreight: () => ({}),
  Task_RuleOnParts: (random, shown) => ({ rulings: rulingsOf(random, shown) }),
  Task_Register: () => ({}),
  Task_ContactDealer: () => ({ contactNote: null }),
  Task_Recheck: (random) => ({ finding: '复检', proposedRuling: random.percent(50) ? 'inScope' : 'outOfScope' }),
  Task_RuleFinally: (random) => ({ ruling: random.percent(50) ? 'inScope' : 'outOfScope', finalReason: null }),
  Task_FillForm: () => ({}),
  Task_StoreParts: (_random, { storage = [] }) => ({ storage: storage.map((row) => ({ ...row, storageClass: '甲区' })) }),
  Task_SetRemedy: (random, _seen, round) => ({ remedy: round === 0 && random.percent(15) ? 'exchange' : 'none' }),
  Task_ArrangeRepair: (random) => (random.percent(40) ? { atMaker: true, supplierNo: 'SUP-B' } : { atMaker: false }),
  Task_TakeBack: () => ({}),
  Task_RepairMotor: (random) => ({ repaired: random.percent(60), workDone: '检修' }),
  Task_DecideRoute: (random, { wayParts = [] }) => ({
    wayParts: wayParts.map((row) => ({ ...row, supplierNo: usualSupplier(row.partNo), usable: random.percent(30) })),
  }),
  Task_ContactSupplier: (random, { acceptedParts = [] }) =>
    answersItself(random)
      ? undefined
      : { acceptedParts: acceptedParts.map((row) => ({ ...row, acceptedQuantity: takenPieces(random, row.quantity) })), answerNote: null },
  Task_IssueToSupplier: () => ({}),
  Task_PostOffset: () => ({}),
  Task_EnterCandidate: () => ({ scrapReason: '供应商不收，不能用' }),
};
