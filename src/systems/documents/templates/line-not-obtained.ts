import { z } from 'zod';
import { defineTemplate, inWords, optionalLongText, optionalText, orderName, text } from './template';
import { notObtainedReasons } from './words';

/** PR-10: tells the dealer which pieces of an order are not to be had, and why. */
export const lineNotObtained = defineTemplate({
  title: { 'zh-CN': '所订配件不能供货通知', en: 'Parts of your order that we can not supply' },
  facts: z.object({
    dealerOrderNo: optionalText,
    partNo: text,
    partName: text,
    quantity: z.number().int(),
    reason: inWords(notObtainedReasons),
    note: optionalLongText,
  }),
  body({ dealerOrderNo, partNo, partName, quantity, reason, note }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    const why = reason[locale];
    const sentence =
      locale === 'en'
        ? `Of the ${order} we can not supply ${quantity} × ${partNo} ${partName}: ${why}.`
        : `${order}中的 ${partNo} ${partName} × ${quantity} 不能供货：${why}。`;
    return note === undefined ? [sentence] : [sentence, note];
  },
});
