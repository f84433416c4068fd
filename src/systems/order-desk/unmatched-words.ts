import type { Locale } from '../../config';
import type { Correction, UnmatchedReason } from './inbound-schemas';
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

/** A list in Markdown; what a line leaves out is not mentioned. */
function textOf({ kind, payload }: Inbound, locale: Locale): string {
  const order = [payload.orderNo, payload.dealerOrderNo].filter((each) => each).join(' / ');
  const rows =
    kind === 'cancellation'
      ? [labelled('reason', payload.reason, locale)]
      : payload.lines.map((line, index) => lineText(index + 1, line, locale));
  return [labelled('order', order, locale), ...rows].flatMap((row) => (row ? [`- ${row}`] : [])).join('\n');
}

type WantedLine = Correction['lines'][number];

const lineFields = ['partNo', 'partName', 'variety', 'model', 'colour', 'quantity'] as const;

function lineText(lineNo: number, line: WantedLine, locale: Locale): string {
  const fields = lineFields.map((field) => labelled(field, line[field], locale));
  return labelled('line', String(lineNo), locale) + (locale === 'zh-CN' ? '，' : ', ') + fields.filter((each) => each).join(locale === 'zh-CN' ? '，' : ', ');
}

const labelled = (label: keyof typeof labels, value: string | number | null | undefined, locale: Locale) => (value ? labels[label][locale] + String(value) : '');

const labels = {
  order: { 'zh-CN': '订单：', en: 'Order: ' },
  reason: { 'zh-CN': '原因：', en: 'Reason: ' },
  line: { 'zh-CN': '行', en: 'Line ' },
  partNo: { 'zh-CN': '配件号', en: 'part ' },
  partName: { 'zh-CN': '名称', en: 'name ' },
  variety: { 'zh-CN': '品种', en: 'variety ' },
  model: { 'zh-CN': '车型', en: 'model ' },
  colour: { 'zh-CN': '颜色', en: 'colour ' },
  quantity: { 'zh-CN': '数量', en: 'quantity ' },
} satisfies Record<string, Words>;
