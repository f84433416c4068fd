import { z } from 'zod';
import { defineTemplate, inWords, optionalText, orderName } from './template';
import { cancellationRefusals } from './words';

/** DO-D5.2: tells the dealer that the cancellation came too late, and why. */
export const cancellationRefused = defineTemplate({
  title: { 'zh-CN': '配件订单不能取消', en: 'Your part order can not be cancelled' },
  facts: z.object({ dealerOrderNo: optionalText, reason: inWords(cancellationRefusals) }),
  body({ dealerOrderNo, reason }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    const why = reason[locale];
    return [locale === 'en' ? `The ${order} can not be cancelled any more: ${why}.` : `${order}已不能取消：${why}。`];
  },
});
