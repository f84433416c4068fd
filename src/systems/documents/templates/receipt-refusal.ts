import { z } from 'zod';
import { defineTemplate, longText, text } from './template';

/** SW-D2.2: a paper of goods coming in goes back to its maker with the count. */
export const receiptRefusal = defineTemplate({
  title: { 'zh-CN': '未签收通知', en: 'Not signed for' },
  facts: z.object({ slipNo: text, reason: longText }),
  body: ({ slipNo, reason }, { locale }) =>
    locale === 'en'
      ? [`The keeper did not sign the receipt paper ${slipNo}, it is void. Counted: ${reason}.`, 'Please make it out anew for what is there.']
      : [`单据 ${slipNo} 清点不符，保管员未签收，该单已作废。${reason}。`, '请按实有数重开。'],
});
