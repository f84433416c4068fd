import type { Locale } from '../../config';
import type { OutboxEntry } from '../../database/outbox';

const subjects = {
  completion: { 'zh-CN': '补充资料', en: 'Further papers' },
  answer: { 'zh-CN': '对处理意见的答复', en: 'Answer to the opinion' },
  announcement: { 'zh-CN': '车辆行程', en: 'How the vehicle comes' },
} satisfies Record<string, Record<Locale, string>>;

interface Received {
  caseNo: string;
  dealerNo: string;
  what: keyof typeof subjects;
  /** Which one of its kind in the case. */
  no: number;
}

/**
 * Has the documents system enter in the fax register what a dealer sent in a running case (I-G-8), once. The order desk
 * took it in, whoever sent it by whichever door: the row names it, no person.
 */
export function faxReceived({ caseNo, dealerNo, what, no }: Received, locale: Locale): OutboxEntry {
  const body = { caseNo, direction: 'inbound', party: dealerNo, subject: `${subjects[what][locale]} ${caseNo}`, registeredBy: 'order-desk' };
  return { channel: 'system', target: 'documents/registerFax', dedupKey: `fax/${caseNo}/${what}/${no}`, payload: { body } };
}
