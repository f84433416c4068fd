import type { Random } from '../model/chance/random';
import type { Seen } from './seen';

/** `round`: how often this task of the same case was there before. Late rounds are plain, so that every case ends. */
export type Draw = (random: Random, seen: Seen, round: number) => Record<string, unknown>;

const patience = 2;
const passes = (random: Random, round: number, percent: number) => round >= patience || random.percent(percent);
const unless = (passed: boolean, words: string) => (passed ? null : words);
/** Mostly none of them, now and then some, or all. */
const spoilt = (random: Random, round: number, of: number) =>
  round >= patience ? 0 : { none: 0, some: random.int(0, of), all: of }[random.weighted({ none: 75, some: 18, all: 7 })];
const defect = (failedQuantity: number) => (failedQuantity > 0 ? '表面有划痕' : null);

/** What people write into the forms of part receipt (PR). */
const receiptAnswers: Record<string, Draw> = {
  Task_JudgeDrawable: (random, { partDrawable = false }) => ({ partDrawable: partDrawable && random.percent(90) }),
  Task_MakeDrawingSlip: (_random, { slipQuantity = 1 }) => ({ slipQuantity }),
  Task_ReviewDrawingSlip: (random, _seen, round) => {
    const slipApproved = passes(random, round, 88);
    return { slipApproved, reviewReason: unless(slipApproved, '数量与需求不符') };
  },
  Task_PresentSlip: () => ({}),
  Task_HandOutDrawing: (random, { slipQuantity = 1 }, round) => {
    const way = round >= patience ? 'drawAll' : random.weighted({ drawAll: 80, drawPart: 12, refuseSlip: 8 });
    if (way === 'drawAll') return { drawingDecision: way };
    return { drawingDecision: way, keeperReason: '与实物不符', ...(way === 'drawPart' ? { realQuantity: random.int(0, slipQuantity - 1) } : {}) };
  },
  Task_DecidePurchase: (random) => ({ purchaseNeeded: random.percent(85) }),
  Task_FillPurchaseRequest: () => ({}),
  Task_GiveUpPieces: (random) => ({ notObtainedReason: random.pick(['substituteAgreed', 'orderGivenUp', 'partWithdrawn']) }),
};

/** What people write into the forms of purchasing (PP). */
const purchaseAnswers: Record<string, Draw> = {
  Task_CollectNeeds: (random, { poolParts = [] }) => ({ partNo: poolParts.length > 0 ? random.pick(poolParts).partNo : null }),
  Task_SettleSupplier: (random, { suppliers = [] }, round) => {
    const way = suppliers.length === 0 ? 'nobody' : round > patience ? 'givenUp' : random.weighted({ found: 92, nobody: 4, givenUp: 4 });
    if (way !== 'found') return { sourcingDecision: way, sourcingReason: '没有厂家接单' };
    return { sourcingDecision: way, supplierNo: random.pick(suppliers).value, unitPrice: random.int(500, 32_000) / 100, expectedOn: '2026-09-20' };
  },
  Task_RequestMoney: (random, { moneyMissing = 1 }) => ({ moneyAmount: random.percent(70) ? moneyMissing : Math.ceil(moneyMissing) + 50 }),
  Task_GrantMoney: (random, _seen, round) => {
    const moneyGranted = passes(random, round, 90);
    return { moneyGranted, moneyReason: unless(moneyGranted, '价格太高') };
  },
  Task_RequestVehicle: (_random, { load = '配件' }) => ({ travelOn: '2026-09-09', route: '公司 – 供应商 – 公司', load }),
  Task_DecideVehicle: (random) => (random.percent(70) ? { vehicleGranted: true, vehicleNo: '沪A12345' } : { vehicleGranted: false, vehicleReason: '没有空车' }),
  Task_ReceiveGoods: (random, shown, round) => receivedGoods(random, shown, round),
  Task_AwaitPaper: (random) => ({ paperKind: 'invoice', paperNo: paperNo(random) }),
  Task_AskInspection: () => ({}),
  Task_Inspect: (random, { inspectionMethod = 'full', deliveredQuantity = 1 }, round) => {
    const sampleQuantity = Math.max(1, Math.ceil(deliveredQuantity / 10));
    const sampled = inspectionMethod === 'sampling';
    const failedQuantity = spoilt(random, round, sampled ? sampleQuantity : deliveredQuantity);
    return { inspectionMethod, ...(sampled ? { sampleQuantity } : {}), failedQuantity, defect: defect(failedQuantity) };
  },
  Task_InspectAll: (random, { deliveredQuantity = 1 }) => ({ failedQuantity: random.int(1, deliveredQuantity), defect: defect(1) }),
  Task_IssueNonconformingSlip: () => ({ defect: defect(1) }),
  Task_ArrangeRemedy: (random, { proposedRemedy = 'return' }) => ({ remedy: random.percent(80) ? proposedRemedy : 'return' }),
  Task_DecideStillNeeded: (random, _seen, round) => (round < patience && random.percent(60) ? { stillNeeded: true } : { stillNeeded: false, dropReason: '不再需要' }),
  Task_SignReceipt: (random, { slipQuantity = 1 }, round) => ({ countedQuantity: passes(random, round, 92) ? slipQuantity : slipQuantity - 1 }),
  Task_BookReceipt: () => ({}),
  Task_SettlePayment: () => ({}),
};

const paperNo = (random: Random) => `FP-${random.int(1_000_000, 9_999_999)}`;

/** Everything that is awaited, or fewer pieces; on the day or not. */
function receivedGoods(random: Random, shown: Seen, round: number): Record<string, unknown> {
  const { undeliveredQuantity = 0, exchangeQuantity = 0 } = shown;
  const goodsOf = undeliveredQuantity > 0 ? 'purchase' : 'exchange';
  const awaited = goodsOf === 'purchase' ? undeliveredQuantity : exchangeQuantity;
  const countedQuantity = round >= patience || random.percent(75) ? awaited : random.int(1, awaited);
  const undelivered = round >= patience ? 'givenUp' : random.pick(['expected', 'sourceAnew', 'givenUp']);
  const paperKind = random.weighted({ invoice: 70, paymentReceipt: 20, missing: 10 });
  return {
    goodsOf,
    goodsCame: true,
    deliveryNoteNo: `SH-${random.int(1_000_000, 9_999_999)}`,
    notedQuantity: random.percent(90) ? countedQuantity : awaited,
    countedQuantity,
    ...(countedQuantity < awaited ? { undelivered } : {}),
    ...(goodsOf === 'purchase' ? { paperKind, ...(paperKind === 'missing' ? {} : { paperNo: paperNo(random) }) } : {}),
    ...(goodsOf === 'purchase' && shown.fleetRequestNo !== undefined ? { fetchedByFleet: random.percent(80) } : {}),
  };
}

/** What people write into the forms of outsourced paint (OP). */
const paintAnswers: Record<string, Draw> = {
  Task_PrepareWhiteParts: (random, { whiteQuantity = 0 }) => ({ preparedQuantity: random.percent(90) ? whiteQuantity : random.int(0, whiteQuantity) }),
  Task_SendWhiteParts: () => ({ signedBy: '烤漆厂 老周' }),
  Task_CountDelivery: (random, { expectedQuantity = 1 }, round) => ({
    countedQuantity: round >= patience ? expectedQuantity : { right: expectedQuantity, fewer: random.int(0, expectedQuantity), more: expectedQuantity + 1 }[random.weighted({ right: 75, fewer: 20, more: 5 })],
  }),
  Task_ChooseRemedy: (random, { canSupply = false }) => ({ shortageRemedy: canSupply && random.percent(80) ? 'makeUp' : 'deduct' }),
  Task_GiveUpMakeUp: () => ({}),
  Task_InspectPainted: (random, { inspectionQuantity = 1 }, round) => {
    const failedQuantity = spoilt(random, round, inspectionQuantity);
    return { failedQuantity, defect: failedQuantity > 0 ? '流挂' : null };
  },
  Task_SendForRework: () => ({ reworkSignedBy: '烤漆厂 老周' }),
  // A piece that was not there stays lost: the next slip is for fewer.
  Task_TakeIn: (random, { slipQuantity = 1 }, round) => ({ takenInQuantity: passes(random, round, 94) ? slipQuantity : slipQuantity - 1 }),
};

/** What is counted once a keeper has found fewer pieces than the book says: whatever it is, the book follows. */
const countAnswers: Record<string, Draw> = {
  Task_CountStock: (random, { countedLines = [] }) => ({ countedLines: countedLines.map((line) => ({ ...line, countedQuantity: random.int(0, 6) })) }),
  Task_ReleaseDifference: () => ({ differenceReleased: true }),
};

export const supplyAnswers: Record<string, Draw> = {
  Task_AskDealer: (random) => ({ dealerAnswer: random.percent(60) ? 'shipAvailable' : 'cancel' }),
  ...countAnswers,
  ...receiptAnswers,
  ...purchaseAnswers,
  ...paintAnswers,
  // Bought or painted: what was counted, or what passed.
  Task_MakeReceiptSlip: (_random, { slipQuantity = 0 }) => ({ slipQuantity }),
};
