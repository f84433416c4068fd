import { z } from 'zod';
import { defineTemplate, inWords, optionalLongText, optionalText, orderName } from './template';
import { rejections } from './words';

/** DO-D1.3, DO-D1.4: tells the sender that the order was rejected, and why. */
export const rejectionNotice = defineTemplate({
  title: { 'zh-CN': '配件订单退回通知', en: 'Your part order was rejected' },
  facts: z.object({ dealerOrderNo: optionalText, reason: inWords(rejections), note: optionalLongText }),
  body({ dealerOrderNo, reason, note }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    const why = reason[locale];
    const sentence = locale === 'en' ? `The ${order} was rejected: ${why}.` : `${order}已退回：${why}。`;
    return note === undefined ? [sentence] : [sentence, note];
  },
});
