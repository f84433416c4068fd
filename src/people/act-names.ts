import type { Locale } from '../config';

/** What people call the acts of the flows' user tasks (header `act`). */
const names: Record<string, readonly [zh: string, en: string]> = {
  registerOrder: ['登记订单', 'register the order'],
  queryDealer: ['请经销商补充订单', 'ask the dealer to complete the order'],
  confirmRejection: ['确认退回订单', 'confirm the rejection'],
  askDealer: ['询问经销商', 'ask the dealer'],
  decideLineSupply: ['落实缺货', 'settle the missing pieces'],
  makeIssueSlip: ['开出库单', 'make out the issue slip'],
  reviewIssueSlip: ['审核出库单', 'review the issue slip'],
  prepareStock: ['备货', 'prepare the goods'],
  checkGoods: ['校对', 'check the goods'],
  approveDispatch: ['核准', 'approve for packing'],
  pack: ['包装', 'pack'],
  settleMethod: ['确定发运方式', 'settle the shipping method'],
  fillShippingDocument: ['填写发运单据', 'fill in the shipping document'],
  signHandover: ['签收移交', 'sign for the handover'],
  loadCarton: ['装车', 'load the carton'],
  decideLateCarton: ['决定退回或留下', 'decide on the late carton'],
  findCause: ['查明原因', 'find the cause'],
  arrangeCarrier: ['安排承运', 'arrange the carrier'],
  callBackGoods: ['追回货物', 'call the goods back'],
  handOut: ['凭单发货', 'hand out against the slip'],
  countReceipt: ['清点入库', 'count what came in'],
  storeOldParts: ['旧件分类存放', 'store the old parts'],
  nameCountPlaces: ['填写盘点范围', 'say what to count'],
  countStock: ['盘点', 'count the stock'],
  releaseDifference: ['批准盘点差异', 'release the difference'],
  clearTakeOver: ['处理对不上的接货报告', 'clear a take-over that fits nothing'],
  clearOrderMessage: ['处理对不上的来件', 'clear a message that fits no order'],
  readRefusal: ['看取消被拒的原因', 'read why the cancellation was refused'],
  compareShipped: ['核对已发', 'compare what was shipped'],
  collectNeeds: ['汇总采购需求', 'collect the needs'],
  correctRequest: ['更正采购要求', 'correct what to buy'],
  settleSupplier: ['落实供应商', 'settle on a supplier'],
  requestMoney: ['申领购货款', 'ask for purchase money'],
  grantMoney: ['审批购货款', 'grant the purchase money'],
  requestVehicle: ['申请用车', 'ask for a vehicle'],
  decideVehicle: ['派车', 'give a vehicle'],
  receiveGoods: ['购买收货', 'buy and receive the goods'],
  receivePaper: ['补收发票或收据', 'receive the invoice or receipt'],
  askInspection: ['申请检验', 'ask for the inspection'],
  inspect: ['检验', 'inspect the goods'],
  inspectAll: ['全检', 'inspect all goods'],
  makeReceiptSlip: ['开入库单', 'make out the receipt slip'],
  signReceipt: ['清点签收', 'count and sign for the goods'],
  bookReceipt: ['凭单记账', 'book the receipt'],
  settlePayment: ['结算货款', 'settle the payment'],
  issueNonconformingSlip: ['开不合格品单', 'issue the nonconforming slip'],
  arrangeRemedy: ['联系换货或退货', 'arrange exchange or return'],
  decideStillNeeded: ['确认是否还要', 'decide whether it is still needed'],
};

/** The act in words; its own identifier while it has none. */
export function actName(act: string, locale: Locale): string {
  const words = Object.hasOwn(names, act) ? names[act] : undefined;
  return words?.[locale === 'zh-CN' ? 0 : 1] ?? act;
}
