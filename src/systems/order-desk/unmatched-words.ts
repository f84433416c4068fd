import type { Locale } from '../../config';
import type { UnmatchedReason } from './inbound-schemas';
import type { Inbound } from './unmatched-service';

type Words = Record<Locale, string>;

const reasons: Record<UnmatchedReason, Words> = {
  unknownOrder: { 'zh-CN': '没有这张订单', en: 'there is no such order' },
  otherDealer: { 'zh-CN': '该订单属于另一经销商', en: 'the order is another dealer’s' },
  notAwaited: { 'zh-CN': '该订单没有在等更正', en: 'the order does not wait for a correction' },
};

/** Why something does not fit, in words. */
export const reasonWords = (reason: UnmatchedReason, locale: Locale) => reasons[reason][locale];

/** What came in and why it fits no order, for the clerk's form. */
export function inboundWords(inbound: Inbound, locale: Locale): { inboundText: string; unmatchedReason: string } {
  return { inboundText: textOf(inbound, locale), unmatchedReason: reasonWords(inbound.reason, locale) };
}

function textOf({ kind, payload }: Inbound, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const order = [payload.orderNo, payload.dealerOrderNo].filter((each) => each).join(' / ');
  const head = zh ? `订单：${order}` : `Order: ${order}`;
  if (kind === 'cancellation') return [head, ...(payload.reason ? [(zh ? '原因：' : 'Reason: ') + payload.reason] : [])].join('\n');
  const lines = payload.lines.map(({ partNo, model, colour, quantity }) =>
    [partNo, model, colour, quantity].map((each) => each || '-').join(' '),
  );
  return [head, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n');
}
