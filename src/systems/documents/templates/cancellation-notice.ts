import { z } from 'zod';
import { defineTemplate, optionalText, orderName } from './template';

/** DO-D3.5, DO-15: confirms to the dealer that the order is cancelled. */
export const cancellationNotice = defineTemplate({
  title: { 'zh-CN': '配件订单取消确认', en: 'Your part order is cancelled' },
  facts: z.object({ dealerOrderNo: optionalText }),
  body({ dealerOrderNo }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    return [
      locale === 'en'
        ? `As you asked, the ${order} is cancelled. Parts that have not been shipped will not be sent.`
        : `按贵店要求，${order}已取消，尚未发运的配件不再发运。`,
    ];
  },
});
