import type { Forms, Method, Pieces, TaskId } from '../facts';
import type { Random } from './random';

/** What a form shows, as far as anybody here looks at it. */
export interface Shown {
  dealerName?: string | undefined;
  queryText?: string | undefined;
  shippingMethod?: Method | undefined;
  chosenMethod?: Method | undefined;
  slipLines?: Pieces[] | undefined;
  packedLines?: Pieces[] | undefined;
  remainingLines?: Pieces[] | undefined;
  /** Pieces that a drawing slip says, as the form proposes or shows them. */
  slipQuantity?: number | undefined;
}

/** `round`: how often the case came by here before. Late rounds are plain, so that every case ends. */
type Draw<Task extends TaskId> = (random: Random, shown: Shown, round: number) => Forms[Task];

const methods: Method[] = ['withVehicle', 'courier', 'freight'];
const patience = 2;
const reason = (passed: boolean, words: string) => (passed ? null : words);
const passes = (random: Random, round: number, percent: number) => round >= patience || random.percent(percent);

/** What people write into each form: mostly what is right, sometimes what a flow has a way for. */
export const forms: { [Task in TaskId]: Draw<Task> } = {
  Task_RegisterOrder: (random) => ({ registerNote: random.percent(20) ? '传真字迹不清' : null }),
  Task_QueryDealer: (_random, { queryText }) => ({ queryText: queryText || '请补充订单' }),
  Task_ConfirmRejection: (random) => ({ dealerDecision: 'reject', rejectionNote: random.percent(30) ? '贵方未登记为经销商' : null }),
  Task_AskDealer: (random) => ({ dealerAnswer: random.percent(60) ? 'shipAvailable' : 'cancel' }),
  Task_JudgeDrawable: (random) => ({ partDrawable: random.percent(85), judgementNote: random.percent(20) ? '已问公司仓' : null }),
  Task_MakeDrawingSlip: (random, { slipQuantity = 0 }, round) => {
    const way = round >= patience ? 'right' : random.weighted({ right: 84, more: 8, fewer: 4, none: 4 });
    return { slipQuantity: { right: slipQuantity, more: slipQuantity + 2, fewer: Math.max(1, slipQuantity - 1), none: 0 }[way] };
  },
  Task_ReviewDrawingSlip: (random, _shown, round) => {
    const slipApproved = passes(random, round, 90);
    return { slipApproved, reviewReason: reason(slipApproved, '数量与需要不符') };
  },
  Task_PresentSlip: () => ({}),
  Task_HandOutDrawing: (random, _shown, round) => {
    const drawingDecision = round >= patience ? 'drawAll' : random.weighted({ drawAll: 86, refuseSlip: 7, refuseUnreviewed: 7 });
    return { drawingDecision, keeperReason: reason(drawingDecision === 'drawAll', '单据看不清') };
  },
  Task_DecidePurchase: () => ({ purchaseNeeded: false, decisionNote: null }),
  Task_GiveUpPieces: (random) => ({
    notObtainedReason: random.pick(['substituteAgreed', 'orderGivenUp', 'partWithdrawn', 'other'] as const),
    notObtainedNote: random.percent(30) ? '改订其他型号' : null,
  }),
  Task_MakeIssueSlip: (random, shown, round) => ({
    shippingMethod: random.percent(90) ? (shown.shippingMethod ?? 'courier') : random.pick(methods),
    slipLines: slipLines(random, shown.slipLines ?? [], round),
  }),
  Task_ReviewIssueSlip: (random, _shown, round) => {
    const slipApproved = passes(random, round, 88);
    return { slipApproved, reviewReason: reason(slipApproved, '与订单不符，请重开') };
  },
  Task_PrepareStock: () => ({}),
  Task_CheckGoods: (random, _shown, round) => {
    const goodsAgree = passes(random, round, 90);
    return { goodsAgree, returnReason: reason(goodsAgree, '颜色不对') };
  },
  Task_ApproveDispatch: (random, _shown, round) => {
    const dispatchApproved = passes(random, round, 90);
    return { dispatchApproved, returnReason: reason(dispatchApproved, '包装材料不够，重新备货') };
  },
  Task_Pack: (random, shown) => {
    const packed = packedLines(random, shown.packedLines ?? []);
    const cartonCount = random.percent(80) ? 1 : random.int(2, 3);
    return { packedLines: packed, ...inCartons(packed, cartonCount) };
  },
  Task_SettleMethod: (random, { shippingMethod = 'courier' }, round) => {
    const chosenMethod = settledMethod(random, shippingMethod, round);
    return { chosenMethod, methodReason: reason(chosenMethod === shippingMethod, '原方式现在不可行') };
  },
  Task_FillShippingDocument: (random, { dealerName }) => ({
    consignee: dealerName || '收货人',
    documentNote: random.percent(20) ? '轻放' : null,
  }),
  Task_HandOver: (random, _shown, round) => {
    const handoverSigned = passes(random, round, 88);
    return { handoverSigned, handoverReason: reason(handoverSigned, '箱号与单据不符') };
  },
  Task_LoadCarton: (random, _shown, round) => ({ cartonLoaded: passes(random, round, 78), loadingNote: random.percent(20) ? '靠后放' : null }),
  Task_DecideLateCarton: (random, _shown, round) => ({
    lateDecision: round < patience && random.percent(50) ? 'keep' : 'return',
    lateReason: '三天内没有车',
  }),
  Task_ArrangeCarrier: (random, { chosenMethod }) => ({
    carrier: random.pick(['顺丰速运', '德邦物流']),
    waybillNo: `WB${random.int(100_000, 999_999)}`,
    carrierMethod: chosenMethod === 'withVehicle' || chosenMethod === undefined ? random.pick(['courier', 'freight']) : chosenMethod,
  }),
  Task_CompareShipped: (random, { remainingLines = [] }) => ({
    // A shipper who overlooks a line left out: it is shipped all the same.
    ...(remainingLines.length === 0 || random.percent(10) ? { allLinesShipped: true } : {}),
  }),
  Task_ClearOrderMessage: () => ({ clearAction: 'dismiss', clearOrderNo: null }),
  Task_FindCause: (random) => ({ cause: '计划没有及时到', responsibleDept: random.pick(['customerServiceDept', 'logisticsDept']), measure: '每天核对计划' }),
};

/** As released; sometimes more than is reserved (the review finds it), fewer, or without a line. */
function slipLines(random: Random, released: Pieces[], round: number): Pieces[] {
  const way = round >= patience ? 'right' : random.weighted({ right: 80, more: 8, fewer: 6, without: 6 });
  const at = random.int(0, released.length - 1);
  if (way === 'without' && released.length > 1) return released.filter((_line, index) => index !== at);
  const change = way === 'more' ? 7 : way === 'fewer' ? -1 : 0;
  return released.map((line, index) => (index === at ? { ...line, quantity: Math.max(1, line.quantity + change) } : line));
}

/** A piece in each carton but the last, as far as there are pieces; the rest lies in the last (PD-05). */
function inCartons(packed: Pieces[], wished: number): Pick<Forms['Task_Pack'], 'cartonCount' | 'cartonLines'> {
  const pieces = packed.flatMap(({ orderLineId, quantity }) => Array.from({ length: Math.min(quantity, wished) }, () => orderLineId));
  const cartonCount = Math.min(wished, Math.max(1, pieces.length));
  return { cartonCount, cartonLines: pieces.slice(0, cartonCount - 1).map((orderLineId, index) => ({ carton: index + 1, orderLineId, quantity: 1 })) };
}

/** Everything, or a line left out in whole or part; never nothing. */
function packedLines(random: Random, lines: Pieces[]): Pieces[] {
  if (random.percent(82)) return lines;
  const at = random.int(0, lines.length - 1);
  const left = lines.map((line, index) => (index === at ? { ...line, quantity: random.int(0, line.quantity - 1) } : line));
  return left.some(({ quantity }) => quantity > 0) ? left : lines;
}

/** The slip's method mostly; once goods have come back, rather by a carrier. */
function settledMethod(random: Random, slipMethod: Method, round: number): Method {
  if (round >= patience) return 'courier';
  if (round > 0) return random.pick(['withVehicle', 'courier', 'freight']);
  return random.percent(88) ? slipMethod : random.pick(methods);
}
