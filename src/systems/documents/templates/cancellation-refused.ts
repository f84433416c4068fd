import { z } from 'zod';
import { defineTemplate, inWords, optionalText, orderName } from './template';
import { cancellationRefusals } from './words';

/** DO-D5.2: tells the dealer that the cancellation came too late, and why; where it stands for the rest, that too. */
export const cancellationRefused = defineTemplate({
  title: { 'zh-CN': '取消配件订单的答复', en: 'Answer to your cancellation' },
  facts: z.object({ dealerOrderNo: optionalText, reason: inWords(cancellationRefusals), restCancelled: z.boolean().nullish() }),
  body({ dealerOrderNo, reason, restCancelled }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    if (restCancelled) {
      return [locale === 'en' ? `Goods of the ${order} are already on their way and can not be cancelled any more; the rest is cancelled.` : `${order}已有货物交付运输，这部分不能取消；其余部分已取消。`];
    }
    const why = reason[locale];
    return [locale === 'en' ? `The ${order} can not be cancelled any more: ${why}.` : `${order}已不能取消：${why}。`];
  },
});
