import { z } from 'zod';
import { defineTemplate, longText, optionalText } from './template';

/**
 * A paper of goods coming in goes back to its maker, with the count or with what the book misses (SW-D2.2); or
 * nothing is counted against what was laid down, and who asked is told why.
 */
export const receiptRefusal = defineTemplate({
  title: { 'zh-CN': '未签收通知', en: 'Not signed for' },
  facts: z.object({ slipNo: optionalText, receiptResult: z.enum(['refused', 'differs', 'notThere']).default('differs'), reason: longText }),
  body({ slipNo, receiptResult, reason }, { locale }) {
    const slip = slipNo ?? '';
    if (receiptResult === 'refused') {
      return [locale === 'en' ? `The keeper took nothing in: ${reason}.` : `保管员未予入库：${reason}。`];
    }
    if (receiptResult === 'notThere') {
      return locale === 'en'
        ? [`The keeper did not sign the receipt paper ${slip}, it is void: the book has too few pieces. ${reason}.`, 'Please clear that up, and make the paper out anew.']
        : [`单据 ${slip} 账面数量不足，保管员未签收，该单已作废。${reason}。`, '请查明后重开。'];
    }
    return locale === 'en'
      ? [`The keeper did not sign the receipt paper ${slip}, it is void. Counted: ${reason}.`, 'Please make it out anew for what is there.']
      : [`单据 ${slip} 清点不符，保管员未签收，该单已作废。${reason}。`, '请按实有数重开。'];
  },
});
