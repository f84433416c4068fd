import { z } from 'zod';
import { defineTemplate } from './template';

/** T-14, I-PS-2: a scrap list waits for a department's countersign; silence is no consent, nothing else follows from it. */
export const countersignReminder = defineTemplate({
  title: { 'zh-CN': '报废会签催办', en: 'A scrap list waits for your countersign' },
  facts: z.object({ scrapAmount: z.number().min(0) }),
  body({ scrapAmount }, { caseNo, locale }) {
    const amount = scrapAmount.toFixed(2);
    return locale === 'en'
      ? [`The scrap list of ${caseNo}, ${amount} CNY in all, still waits for your department's countersign.`, 'Without your signature it does not go on. Please see to it.']
      : [`报废申请 ${caseNo} 的清单（合计 ${amount} 元）尚待贵部门会签。`, '未签署不视为同意，请及时办理。'];
  },
});
