import { z } from 'zod';
import { defineTemplate, inWords, text } from './template';
import { deadlines, momentInWords } from './words';

/** A moment as diagrams write it: a zone's name may stand behind the offset. */
const moment = text
  .transform((value) => value.replace(/\[.*\]$/, ''))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((value) => new Date(value));

/** I-G-5: tells the superior that a deadline was missed; the case itself goes on. */
export const breachNotice = defineTemplate({
  title: { 'zh-CN': '超期通知', en: 'A deadline was missed' },
  facts: z.object({ deadlineId: inWords(deadlines), issueSlipNo: text, dueAt: moment }),
  body({ deadlineId, issueSlipNo, dueAt }, { caseNo, locale }) {
    const deadline = deadlineId[locale];
    const due = momentInWords(dueAt, locale);
    return locale === 'en'
      ? [
          `The issue slip ${issueSlipNo} of order ${caseNo} missed ${deadline}. It was due by ${due}.`,
          'The breach is recorded. The case goes on; please see that the goods leave.',
        ]
      : [`订单 ${caseNo} 的出库单 ${issueSlipNo} 超过${deadline}，应于 ${due} 前发出。`, '超期已记录，案件照常办理，请督促发运。'];
  },
});
