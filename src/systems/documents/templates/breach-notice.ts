import { z } from 'zod';
import { momentFact } from './moment-fact';
import { defineTemplate, inWords, optionalText } from './template';
import { deadlines, momentInWords } from './words';

/** I-G-5: tells the superior that a deadline was missed; the case itself goes on. Only what is shipped names an issue slip. */
export const breachNotice = defineTemplate({
  title: { 'zh-CN': '超期通知', en: 'A deadline was missed' },
  facts: z.object({ deadlineId: inWords(deadlines), issueSlipNo: optionalText, dueAt: momentFact }),
  body({ deadlineId, issueSlipNo, dueAt }, { caseNo, locale }) {
    const deadline = deadlineId[locale];
    const due = momentInWords(dueAt, locale);
    const shipping = issueSlipNo !== undefined;
    if (locale === 'en') {
      const what = shipping ? `issue slip ${issueSlipNo} of order ${caseNo}` : `outsourcing order ${caseNo}`;
      const wish = shipping ? 'please see that the goods leave' : 'please see that the parts come back';
      return [`The ${what} missed ${deadline}. It was due by ${due}.`, `The breach is recorded. The case goes on; ${wish}.`];
    }
    if (shipping) return [`订单 ${caseNo} 的出库单 ${issueSlipNo} 超过${deadline}，应于 ${due} 前发出。`, '超期已记录，案件照常办理，请督促发运。'];
    return [`外协单 ${caseNo} 超过${deadline}，应于 ${due} 前交回。`, '超期已记录，案件照常办理，请督促交回。'];
  },
});
