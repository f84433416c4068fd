import { z } from 'zod';
import type { Locale } from '../../../config';
import { defineTemplate, inWords, optionalText, orderName, shownLines } from './template';
import { endStates } from './words';

const closedLines = z.array(shownLines.element.extend({ shipped: z.number().int() })).max(200);

/** DO-14: tells the dealer that the order is closed, and how, line by line (I-DO-4). */
export const closingNote = defineTemplate({
  title: { 'zh-CN': '配件订单结案通知', en: 'Your part order is closed' },
  facts: z.object({
    endState: inWords(endStates),
    dealerOrderNo: optionalText,
    lines: closedLines.nullish(),
  }),
  body({ endState, dealerOrderNo, lines }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    const outcome = endState[locale];
    const sentence = locale === 'en' ? `The ${order} is closed: ${outcome}.` : `${order}已结案：${outcome}。`;
    return lines?.length ? [sentence, closedRows(lines, locale)] : [sentence];
  },
});

/** One row per line: `1. BRK-01 刹车把：订购 5，发运 3`. */
function closedRows(lines: z.output<typeof closedLines>, locale: Locale): string {
  const pieces = (quantity: number, shipped: number) => (locale === 'en' ? `: ${quantity} ordered, ${shipped} shipped` : `：订购 ${quantity}，发运 ${shipped}`);
  return lines.map(({ partNo, partName, quantity, shipped }, index) => `${index + 1}. ${partNo} ${partName}${pieces(quantity, shipped)}`).join('\n');
}
