import type { Locale } from '../../config';
import type { OutboxEntry } from '../../database/outbox';

const subjects = {
  completion: { 'zh-CN': '补充资料', en: 'Further papers' },
  answer: { 'zh-CN': '对处理意见的答复', en: 'Answer to the opinion' },
  announcement: { 'zh-CN': '车辆行程', en: 'How the vehicle comes' },
  correction: { 'zh-CN': '订单更正', en: 'Correction of the order' },
  cancellation: { 'zh-CN': '订单取消', en: 'Cancellation of the order' },
  returnedParts: { 'zh-CN': '退件清单', en: 'List of returned parts' },
  rulingAnswer: { 'zh-CN': '对判定的答复', en: 'Answer to the ruling' },
  supplierAnswer: { 'zh-CN': '供应商对清退的答复', en: "Supplier's answer about the clearing" },
  partialQuestion: { 'zh-CN': '询问：部分发货还是取消', en: 'Question: ship what there is, or cancel' },
  partialConsent: { 'zh-CN': '答复：有多少发多少', en: 'Answer: ship what there is' },
  partialRefusal: { 'zh-CN': '答复：取消订单', en: 'Answer: cancel' },
} satisfies Record<string, Record<Locale, string>>;

interface Message {
  caseNo: string;
  /** The dealer or supplier. */
  party: string;
  what: keyof typeof subjects;
  /** Which one of its kind in the case. */
  no: number | string;
}

/**
 * Has the documents system enter in the fax register what a dealer or supplier sent in a running case (I-G-8), once. The order desk
 * took it in, whoever sent it by whichever door: the row names it, no person.
 */
export function faxReceived(message: Message, locale: Locale): OutboxEntry {
  return faxEntry('inbound', message, locale);
}

/** What a clerk asked the dealer by word of mouth, and his answer (DO-D3.5): a row each. */
export function questionAnswered(order: { orderNo: string; dealerNo: string }, answer: 'partialConsent' | 'partialRefusal', locale: Locale): OutboxEntry[] {
  const message = { caseNo: order.orderNo, party: order.dealerNo, no: 1 };
  return [faxEntry('outbound', { ...message, what: 'partialQuestion' }, locale), faxReceived({ ...message, what: answer }, locale)];
}

function faxEntry(direction: 'inbound' | 'outbound', { caseNo, party, what, no }: Message, locale: Locale): OutboxEntry {
  const body = { caseNo, direction, party, subject: `${subjects[what][locale]} ${caseNo}`, registeredBy: 'order-desk' };
  return { channel: 'system', target: 'documents/registerFax', dedupKey: `fax/${caseNo}/${what}/${no}`, payload: { body } };
}
