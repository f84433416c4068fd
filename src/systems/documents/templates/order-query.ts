import { z } from 'zod';
import { defineTemplate, longText, optionalText, orderName } from './template';

/** DO-04: asks the dealer to complete the order. */
export const orderQuery = defineTemplate({
  title: { 'zh-CN': '请补充配件订单', en: 'Please complete your part order' },
  facts: z.object({ dealerOrderNo: optionalText, queryText: longText, queryHours: z.number().int().positive() }),
  body({ dealerOrderNo, queryText, queryHours }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    return locale === 'en'
      ? [`We can not supply the ${order} as it stands:`, queryText, `Please send us the order completed within ${queryHours} hours.`]
      : [`${order}尚不能办理：`, queryText, `请在 ${queryHours} 小时内补充后重新发来。`];
  },
});
