import { z } from 'zod';
import { momentFact } from './moment-fact';
import { defineTemplate, text } from './template';
import { momentInWords } from './words';

/** OP-07, I-OP-2: reminds the paint shop, and tells the handler; lateness has no other consequence. */
export const paintReminder = defineTemplate({
  title: { 'zh-CN': '烤漆件催交', en: 'Painted parts are overdue' },
  facts: z.object({ painterName: text, partNo: text, partName: text, quantity: z.number().int().min(1), dueAt: momentFact }),
  body({ painterName, partNo, partName, quantity, dueAt }, { caseNo, locale }) {
    const due = momentInWords(dueAt, locale);
    return locale === 'en'
      ? [
          `${quantity} pieces of ${partNo} ${partName} of outsourcing order ${caseNo} were due from ${painterName} by ${due} and are not back.`,
          'Please hand them over as soon as possible.',
        ]
      : [`外协单 ${caseNo}：${painterName}应于 ${due} 前交回的 ${partNo} ${partName} 尚缺 ${quantity} 件。`, '请尽快交回。'];
  },
});
