import type { Locale } from '../../../config';
import { postName, postOfGroup } from '../../../people/posts';
import type { Words } from './template';

/** End states of a dealer part order (DO), in words. */
export const endStates = {
  shippedInFull: { 'zh-CN': '所订配件已全部发运', en: 'all parts ordered have been shipped' },
  shippedInPart: { 'zh-CN': '所订配件已部分发运，其余不再供货', en: 'some of the parts have been shipped, the rest will not be supplied' },
  notSupplied: { 'zh-CN': '所订配件未能供货', en: 'the parts ordered could not be supplied' },
  rejected: { 'zh-CN': '订单已退回', en: 'the order was rejected' },
  duplicate: { 'zh-CN': '订单重复，已并入原订单', en: 'the order came twice and was joined to the first one' },
  cancelled: { 'zh-CN': '订单已取消', en: 'the order was cancelled' },
} satisfies Record<string, Words>;

/** Shipping methods, in words. */
export const methods = {
  withVehicle: { 'zh-CN': '随车', en: 'with the vehicle' },
  courier: { 'zh-CN': '快递', en: 'courier' },
  freight: { 'zh-CN': '物流', en: 'freight forwarder' },
} satisfies Record<string, Words>;

/** Stock locations (I-G-7), in words. */
export const locations = {
  AS: { 'zh-CN': '售后部仓库', en: 'after-sales store' },
  CO: { 'zh-CN': '公司仓库', en: 'company store' },
  QH: { 'zh-CN': '待检区', en: 'inspection hold' },
  PT: { 'zh-CN': '外协厂', en: 'paint shop' },
  ST: { 'zh-CN': '待发区', en: 'handover staging' },
  OLD: { 'zh-CN': '旧件库', en: 'old-parts store' },
  SCR: { 'zh-CN': '报废区', en: 'scrap zones' },
} satisfies Record<string, Words>;

/** Deadlines whose breach is told to somebody, in words. */
export const deadlines = {
  'T-01': { 'zh-CN': '交回期限', en: 'the time for coming back from the paint shop' },
  'T-05': { 'zh-CN': '审核后的发运期限', en: 'the time for shipping after its review' },
  'T-03': { 'zh-CN': '质量信息反馈表的返回期限', en: 'the time for the return of the quality feedback form' },
  'T-04': { 'zh-CN': '告知经销商的期限', en: 'the time for telling the dealer' },
  'T-08': { 'zh-CN': '资料移交签收的期限', en: 'the time for passing on the papers and signing for them' },
  'T-09': { 'zh-CN': '供应商答复清退的期限', en: 'the time for the supplier\'s answer about the clearing' },
  'T-11': { 'zh-CN': '复检期限', en: 'the time for the re-check' },
  'T-12': { 'zh-CN': '约定上门的期限', en: 'the time for agreeing a visit' },
} satisfies Record<string, Words>;

/** How an unboxing incident ended (DI), in words. */
export const incidentEnds = {
  resolved: { 'zh-CN': '已处理', en: 'it is resolved' },
  resolvedOnSite: { 'zh-CN': '已上门处理', en: 'it was resolved on site' },
  claimRefused: { 'zh-CN': '不予受理', en: 'the claim is refused' },
  referredToVehicleReturn: { 'zh-CN': '转为退车办理', en: 'it is referred to a vehicle return' },
} satisfies Record<string, Words>;

/** How the dealer's side of a returned part ended (WR), in words. */
export const dealerEnds = {
  returnedOutOfScope: { 'zh-CN': '超出三包范围，已退还', en: 'sent back, out of scope' },
  exchanged: { 'zh-CN': '已调换', en: 'exchanged' },
  repairedAndReturned: { 'zh-CN': '已返修退还', en: 'repaired and sent back' },
  noRemedy: { 'zh-CN': '无需处理', en: 'taken back without exchange' },
} satisfies Record<string, Words>;

/** Why a cancellation came too late, in words. */
export const cancellationRefusals = {
  handedOver: { 'zh-CN': '货物已交付运输', en: 'its goods are already on their way' },
  ended: { 'zh-CN': '订单已结案', en: 'the order is closed' },
} satisfies Record<string, Words>;

/** Why pieces of a line are not to be had (I-PR-4), in words. */
export const notObtainedReasons = {
  substituteAgreed: { 'zh-CN': '已与贵店商定用替代件', en: 'a substitute part was agreed with you' },
  orderGivenUp: { 'zh-CN': '已不再需要', en: 'it is no longer needed' },
  partWithdrawn: { 'zh-CN': '该配件已停止供应', en: 'the part is no longer supplied' },
  other: { 'zh-CN': '不再采购', en: 'it will not be bought' },
} satisfies Record<string, Words>;

/** Why an order was rejected, in words. */
export const rejections = {
  notCompleted: { 'zh-CN': '未在期限内补充完整', en: 'it was not completed in time' },
  unknownDealer: { 'zh-CN': '经销商不在我方名单中', en: 'we do not know the dealer' },
} satisfies Record<string, Words>;

/** Steps of a return's approval that somebody is reminded of (T-07), in words. */
export const returnSteps = {
  'VR-05': { 'zh-CN': '质量判定', en: "Quality's ruling" },
  'VR-06': { 'zh-CN': '制造中心总经理签批', en: "the signature of the Manufacturing Centre's general manager" },
  'VR-07': { 'zh-CN': '营销中心总经理签批', en: "the signature of the Marketing Centre's general manager" },
  'I-VR-3': { 'zh-CN': '总经理之前的签批', en: 'the signature before the general manager' },
} satisfies Record<string, Words>;

/** What a dealer minds when returning a vehicle (S7.5), in words. */
export const returnNotes = [
  { 'zh-CN': '包装牢固，运输途中不得磕碰；', en: 'pack it safely against damage on the way;' },
  { 'zh-CN': '钥匙齐全，随车交回；', en: 'send all keys along;' },
  { 'zh-CN': '电池随车交回，断开接线；', en: 'send the battery along, disconnected;' },
  { 'zh-CN': '充电器随车交回；', en: 'send the charger along;' },
  { 'zh-CN': '合格证、说明书等随车资料齐全。', en: 'send certificate, manual and all other papers along.' },
] satisfies Words[];

/** Whether a recipient is a post or department of ours, named as diagrams name its group. */
export const isOurs = (recipient: string): boolean => postOfGroup(recipient) !== undefined;

/** A recipient as it stands on the notice: a post in words, any other (a dealer's number) as it is. */
export function recipientName(recipient: string, locale: Locale): string {
  const post = postOfGroup(recipient);
  return post === undefined ? recipient : postName(post, locale);
}

const dayFormats = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
};
const momentFormats = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
};

/** A day in Shanghai, written out. */
export const dayInWords = (moment: Date, locale: Locale) => dayFormats[locale].format(moment);
/** A day and its time in Shanghai, written out. */
export const momentInWords = (moment: Date, locale: Locale) => momentFormats[locale].format(moment);
