import { z } from 'zod';
import { momentFact } from './moment-fact';
import { defineTemplate, inWords, optionalText } from './template';
import { deadlines, momentInWords } from './words';

/** What is late, and what its superior is asked to see to. */
const kinds = {
  shipping: (orderNo: string, slipNo: string) => ({
    'zh-CN': { what: `订单 ${orderNo} 的出库单 ${slipNo}`, done: '发出', wish: '督促发运' },
    en: { what: `issue slip ${slipNo} of order ${orderNo}`, wish: 'please see that the goods leave' },
  }),
  paint: (orderNo: string) => ({
    'zh-CN': { what: `外协单 ${orderNo}`, done: '交回', wish: '督促交回' },
    en: { what: `outsourcing order ${orderNo}`, wish: 'please see that the parts come back' },
  }),
  incident: (caseNo: string) => ({
    'zh-CN': { what: `案件 ${caseNo}`, done: '办完', wish: '督促办理' },
    en: { what: `case ${caseNo}`, wish: 'please see that it is done' },
  }),
};

/** I-G-5: tells the superior that a deadline was missed; the case itself goes on. Only what is shipped names an issue slip. */
export const breachNotice = defineTemplate({
  title: { 'zh-CN': '超期通知', en: 'A deadline was missed' },
  facts: z.object({ deadlineId: inWords(deadlines), issueSlipNo: optionalText, dueAt: momentFact }),
  body({ deadlineId, issueSlipNo, dueAt }, { caseNo, locale }) {
    const deadline = deadlineId[locale];
    const due = momentInWords(dueAt, locale);
    const late = issueSlipNo === undefined ? (deadlineId === deadlines['T-01'] ? kinds.paint(caseNo) : kinds.incident(caseNo)) : kinds.shipping(caseNo, issueSlipNo);
    return locale === 'en'
      ? [`The ${late.en.what} missed ${deadline}. It was due by ${due}.`, `The breach is recorded. The case goes on; ${late.en.wish}.`]
      : [`${late['zh-CN'].what} 超过${deadline}，应于 ${due} 前${late['zh-CN'].done}。`, `超期已记录，案件照常办理，请${late['zh-CN'].wish}。`];
  },
});
