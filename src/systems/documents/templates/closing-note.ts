import { z } from 'zod';
import { defineTemplate, inWords, lineRows, optionalText, orderName, shownLines } from './template';
import { endStates } from './words';

/** DO-14: tells the dealer that the order is closed, and how (I-DO-4). */
export const closingNote = defineTemplate({
  title: { 'zh-CN': '配件订单结案通知', en: 'Your part order is closed' },
  facts: z.object({
    endState: inWords(endStates),
    dealerOrderNo: optionalText,
    lines: shownLines.nullish(),
  }),
  body({ endState, dealerOrderNo, lines }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    const outcome = endState[locale];
    const sentence = locale === 'en' ? `The ${order} is closed: ${outcome}.` : `${order}已结案：${outcome}。`;
    return lines?.length ? [sentence, lineRows(lines)] : [sentence];
  },
});
