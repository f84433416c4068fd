import { z } from 'zod';
import { momentFact } from './moment-fact';
import { defineTemplate, inWords, longText, optionalLongText, optionalText, text } from './template';
import { deadlines, incidentEnds, momentInWords } from './words';

/** Notices of unboxing incidents (flows.md 8). */

/** DI-03, DI-D1.2: asks the dealer for what the report lacks. */
const incidentQuery = defineTemplate({
  title: { 'zh-CN': '请补充报告资料', en: 'Please complete your report' },
  facts: z.object({ queryText: longText }),
  body: ({ queryText }, { caseNo, locale }) =>
    locale === 'en'
      ? [`Your report has the case number ${caseNo}. To go on with it we need:`, queryText, 'Please name the case number when you send it.']
      : [`贵店的报告已立案，案件号 ${caseNo}。办理前还需要：`, queryText, '补充时请写明案件号。'],
});

/** T-03, T-04, T-11: a deadline is near, and what it is about is not done yet. */
const deadlineReminder = defineTemplate({
  title: { 'zh-CN': '期限提醒', en: 'A deadline is near' },
  facts: z.object({ deadlineId: inWords(deadlines), dueAt: momentFact }),
  body({ deadlineId, dueAt }, { caseNo, locale }) {
    const due = momentInWords(dueAt, locale);
    return locale === 'en'
      ? [`Case ${caseNo}: ${deadlineId.en} ends at ${due}. Please see to it in time.`]
      : [`案件 ${caseNo}：${deadlineId['zh-CN']}到 ${due} 为止，请按期办理。`];
  },
});

/** DI-16, X-13: advises the dealer to file an application for the vehicle's return. */
const returnAdvice = defineTemplate({
  title: { 'zh-CN': '建议办理退车', en: 'Please apply for the return of the vehicle' },
  facts: z.object({ noticeText: longText, frameNo: optionalText }),
  body({ noticeText, frameNo }, { caseNo, locale }) {
    const vehicle = frameNo === undefined ? '' : locale === 'en' ? ` ${frameNo}` : `（车架号 ${frameNo}）`;
    return locale === 'en'
      ? [`About case ${caseNo}:`, noticeText, `Please send us an application for the return of the vehicle${vehicle}, signed by the Market Department.`]
      : [`关于案件 ${caseNo}：`, noticeText, `请将该车${vehicle}的退车申请表经市场部签字后发来。`];
  },
});

/** DI-16, X-14: asks for the defective parts. */
const partReturnRequest = defineTemplate({
  title: { 'zh-CN': '请退回不良配件', en: 'Please send the defective parts back' },
  facts: z.object({ noticeText: longText, parts: z.array(z.object({ partNo: text, quantity: z.number().int().min(1) })).max(200) }),
  body({ noticeText, parts }, { caseNo, locale }) {
    const rows = parts.map(({ partNo, quantity }, index) => `${index + 1}. ${partNo} × ${quantity}`).join('\n');
    return locale === 'en'
      ? [`About case ${caseNo}:`, noticeText, 'Please send these parts back, with the case number on the parcel:', rows]
      : [`关于案件 ${caseNo}：`, noticeText, '请退回下列配件，并在包裹上注明案件号：', rows];
  },
});

/** DI-16, DI-D3.5: refuses the claim with its grounds; after transport damage the dealer may claim on the carrier. Decided by the service director it is final (DI-D2.3). */
const claimRefusal = defineTemplate({
  title: { 'zh-CN': '不予受理通知', en: 'Your claim is refused' },
  facts: z.object({ noticeText: longText, carrierClaim: z.boolean(), final: z.boolean().default(false) }),
  body({ noticeText, carrierClaim, final }, { caseNo, locale }) {
    const last = locale === 'en' ? ['This answer is final.'] : ['本答复为最终答复。'];
    const hint = locale === 'en' ? ['The damage came from transport: please claim on the carrier.'] : ['损坏发生在运输途中，请向承运人索赔。'];
    const told = locale === 'en' ? `We can not accept the claim of case ${caseNo}, for these reasons:` : `案件 ${caseNo} 不予受理，理由如下：`;
    return [told, noticeText, ...(carrierClaim ? hint : []), ...(final ? last : [])];
  },
});

/** DI-16: asks Logistics to claim on the carrier for damage that the company answers for to the dealer. */
const carrierClaim = defineTemplate({
  title: { 'zh-CN': '请向承运人索赔', en: 'Please claim on the carrier' },
  facts: z.object({ noticeText: longText, shipmentNo: optionalText }),
  body({ noticeText, shipmentNo }, { caseNo, locale }) {
    const shipment = shipmentNo === undefined ? '' : locale === 'en' ? `, shipment ${shipmentNo}` : `，发运单号 ${shipmentNo}`;
    return locale === 'en'
      ? [`Transport damage, case ${caseNo}${shipment}:`, noticeText, 'Please claim on the carrier.']
      : [`运输损坏，案件 ${caseNo}${shipment}：`, noticeText, '请向承运人索赔。'];
  },
});

/** DI-17: tells dealer and Quality how the case ended. */
const incidentClosed = defineTemplate({
  title: { 'zh-CN': '案件结案通知', en: 'A case is closed' },
  facts: z.object({ endState: inWords(incidentEnds), closingNote: optionalLongText }),
  body: ({ endState, closingNote }, { caseNo, locale }) => [
    locale === 'en' ? `Case ${caseNo} is closed: ${endState.en}.` : `案件 ${caseNo} 已结案：${endState['zh-CN']}。`,
    ...(closingNote === undefined ? [] : [closingNote]),
  ],
});

export const incidentTemplates = { incidentQuery, deadlineReminder, returnAdvice, partReturnRequest, claimRefusal, carrierClaim, incidentClosed };
