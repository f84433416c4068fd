import type { Form, Say } from './usual-answers';

/** One task of one order where the staff decide otherwise than usual, once. */
export interface Unusual {
  dealerOrderNo: string;
  elementId: string;
  remark: string;
  answer: (form: Form, say: Say) => Record<string, unknown>;
}

/** What goes another way on the sample's day; an order's own entries in their order. */
export const unusualAnswers: readonly Unusual[] = [
  {
    dealerOrderNo: 'HZ-77',
    elementId: 'Task_MakeIssueSlip',
    remark: 'writes down ten pieces too many',
    answer: ({ requestedMethod, releaseLines }) => ({
      shippingMethod: requestedMethod,
      slipLines: releaseLines?.map((line) => ({ ...line, quantity: line.quantity + 10 })),
    }),
  },
  {
    dealerOrderNo: 'HZ-77',
    elementId: 'Task_ReviewIssueSlip',
    remark: 'the slip goes back: wrong quantity',
    answer: (_form, say) => ({ slipApproved: false, reviewReason: say('数量与可发数量不符，请重开', 'The quantity is not what can go; make it out anew') }),
  },
  {
    dealerOrderNo: 'WH-1204',
    elementId: 'Task_CheckGoods',
    remark: 'wrong goods: back to the keeper',
    answer: (_form, say) => ({ goodsAgree: false, returnReason: say('后视镜拿成了轻悦的', 'The mirrors are those of model M2') }),
  },
  {
    dealerOrderNo: 'CS-1188',
    elementId: 'Task_ApproveDispatch',
    remark: 'does not approve: back to the keeper',
    answer: (_form, say) => ({ dispatchApproved: false, returnReason: say('开关外壳有划痕，请换一件', 'A switch is scratched; take another one') }),
  },
  {
    dealerOrderNo: 'SZ-0458',
    elementId: 'Task_Pack',
    remark: 'leaves a line out of the carton',
    answer: ({ slipLines }) => ({
      packedLines: slipLines?.map((line, at) => (at === slipLines.length - 1 ? { ...line, quantity: 0 } : line)),
      cartonCount: 1,
    }),
  },
  {
    dealerOrderNo: 'QD-221',
    elementId: 'Task_SettleMethod',
    remark: 'courier instead of freight',
    answer: (_form, say) => ({ chosenMethod: 'courier', methodReason: say('物流专线今天停运', 'The freight line does not run today') }),
  },
  {
    dealerOrderNo: 'WX-2026-331',
    elementId: 'Task_HandOver',
    remark: 'does not sign: carton and papers differ',
    answer: (_form, say) => ({ handoverSigned: false, handoverReason: say('单据上的箱号与箱子不符', 'The carton number on the papers is not that of the carton') }),
  },
  ...leftBehind('JN-450', 'keep'),
  ...leftBehind('WUH-701', 'return'),
  {
    dealerOrderNo: 'WUH-701',
    elementId: 'Task_SettleMethod',
    remark: 'courier after the vehicle has gone',
    answer: (_form, say) => ({ chosenMethod: 'courier', methodReason: say('车已走，近日没有发往武汉的车', 'The vehicle has gone, and no other goes there soon') }),
  },
  {
    dealerOrderNo: 'CZ-310',
    elementId: 'Task_AskDealer',
    remark: 'the dealer takes what there is',
    answer: () => ({ dealerAnswer: 'shipAvailable' }),
  },
  {
    dealerOrderNo: 'DG-619',
    elementId: 'Task_AskDealer',
    remark: 'the dealer cancels',
    answer: () => ({ dealerAnswer: 'cancel' }),
  },
];

function leftBehind(dealerOrderNo: string, lateDecision: 'keep' | 'return'): Unusual[] {
  return [
    {
      dealerOrderNo,
      elementId: 'Task_LoadCarton',
      remark: 'the vehicle leaves without the carton',
      answer: (_form, say) => ({ cartonLoaded: false, loadingNote: say('车厢已满', 'The vehicle is full') }),
    },
    {
      dealerOrderNo,
      elementId: 'Task_DecideLateCarton',
      remark: lateDecision === 'keep' ? 'the carton is kept for the next vehicle' : 'the carton goes back to the store',
      answer: (_form, say) => ({ lateDecision, lateReason: lateDecision === 'keep' ? say('晚上还有一班车', 'Another vehicle goes tonight') : say('改快递更快', 'A courier is quicker') }),
    },
  ];
}
