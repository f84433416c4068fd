import { z } from 'zod';
import { defineTemplate, optionalText, text } from './template';

/** OP-D5.3, I-OP-8: tells the service director that the same pieces failed again. */
export const reworkEscalation = defineTemplate({
  title: { 'zh-CN': '烤漆件多次检验不合格', en: 'Painted parts failed again' },
  facts: z.object({
    painterName: text,
    partNo: text,
    partName: text,
    quantity: z.number().int().min(1),
    failureCount: z.number().int().min(2),
    defect: optionalText,
  }),
  body({ painterName, partNo, partName, quantity, failureCount, defect }, { caseNo, locale }) {
    if (locale === 'en') {
      const why = defect === undefined ? '' : ` What was found: ${defect}.`;
      return [
        `${quantity} pieces of ${partNo} ${partName} of outsourcing order ${caseNo} failed inspection for time no. ${failureCount}.${why}`,
        `${painterName} does them again at its own cost.`,
      ];
    }
    const why = defect === undefined ? '' : `检验所见：${defect}。`;
    return [`外协单 ${caseNo} 的 ${partNo} ${partName} 有 ${quantity} 件第 ${failureCount} 次检验不合格。${why}`, `由${painterName}继续返工，费用由其承担。`];
  },
});
