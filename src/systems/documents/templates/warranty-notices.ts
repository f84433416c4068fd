import { z } from 'zod';
import { momentFact } from './moment-fact';
import { defineTemplate, inWords, lineRows, optionalLongText, shownLines, text } from './template';
import { dealerEnds, momentInWords } from './words';

/** Notices of warranty returned parts (flows.md 9). */

const differences = z.array(z.object({ partNo: text, partName: text, listedQuantity: z.number().int(), countedQuantity: z.number().int() })).min(1).max(400);

/** WR-02, I-WR-5: tells the dealer that other pieces arrived than his list says. */
const returnDifference = defineTemplate({
  title: { 'zh-CN': '三包退件数量差异通知', en: 'Your parcel and its list differ' },
  facts: z.object({ countDifferences: differences }),
  body({ countDifferences }, { caseNo, locale }) {
    const rows = countDifferences.map(({ partNo, partName, listedQuantity, countedQuantity }, index) =>
      locale === 'en'
        ? `${index + 1}. ${partNo} ${partName}: listed ${listedQuantity}, arrived ${countedQuantity}`
        : `${index + 1}. ${partNo} ${partName}：清单 ${listedQuantity} 件，实到 ${countedQuantity} 件`,
    );
    return locale === 'en'
      ? [`Of the parcel of case ${caseNo} we counted otherwise than your list says:`, rows.join('\n'), 'We judge and settle what arrived.']
      : [`案件 ${caseNo} 的退件经清点与贵店清单不符：`, rows.join('\n'), '我方按实到件数判定和处理。'];
  },
});

/** WR-07, T-10: reminds the dealer of a ruling that he has not confirmed; without an answer the part goes back (I-WR-4). */
const rulingReminder = defineTemplate({
  title: { 'zh-CN': '请确认超三包判定', en: 'Please confirm our ruling' },
  facts: z.object({ returnedPartNo: text, partNo: text, partName: text, quantity: z.number().int(), rulingReason: optionalLongText, dueAt: momentFact }),
  body({ returnedPartNo, partNo, partName, quantity, rulingReason, dueAt }, { locale }) {
    const due = momentInWords(dueAt, locale);
    const reason = rulingReason === undefined ? [] : [rulingReason];
    return locale === 'en'
      ? [`We ruled ${partNo} ${partName} × ${quantity} (${returnedPartNo}) out of the warranty scope:`, ...reason, `Please answer by ${due}; otherwise we send it back.`]
      : [`${partNo} ${partName} × ${quantity}（${returnedPartNo}）经判定超出三包范围：`, ...reason, `请于 ${due} 前答复，逾期即退还贵店。`];
  },
});

/** WR-09, WR-14: tells the dealer that parts are on their way back to him, and why. */
const partsSentBack = defineTemplate({
  title: { 'zh-CN': '退件退还通知', en: 'Parts go back to you' },
  facts: z.object({ parts: shownLines, reason: inWords({
    confirmed: { 'zh-CN': '超出三包范围，贵店已确认', en: 'out of the warranty scope, as you confirmed' },
    silent: { 'zh-CN': '超出三包范围，贵店未在期限内答复', en: 'out of the warranty scope; you did not answer in time' },
    upheld: { 'zh-CN': '复检后维持超三包判定', en: 'out of the warranty scope also after the re-check' },
    repaired: { 'zh-CN': '已修好', en: 'repaired' },
  }) }),
  body: ({ parts, reason }, { caseNo, locale }) =>
    locale === 'en'
      ? [`Case ${caseNo}: these parts go back to you with the next vehicle (${reason.en}):`, lineRows(parts)]
      : [`案件 ${caseNo}：下列配件将随车退还（${reason['zh-CN']}）：`, lineRows(parts)],
});

/** WR-20: tells the dealer how each of his parts ended. */
const warrantyClosed = defineTemplate({
  title: { 'zh-CN': '三包退件结案通知', en: 'The case of your parcel is closed' },
  facts: z.object({ partEnds: z.array(z.object({ partNo: text, partName: text, quantity: z.number().int(), dealerEnd: inWords(dealerEnds) })).max(500) }),
  body({ partEnds }, { caseNo, locale }) {
    const rows = partEnds.map(({ partNo, partName, quantity, dealerEnd }, index) => `${index + 1}. ${partNo} ${partName} × ${quantity}${locale === 'en' ? ': ' : '：'}${dealerEnd[locale]}`);
    return [locale === 'en' ? `Case ${caseNo} is closed:` : `案件 ${caseNo} 已结案：`, ...(rows.length > 0 ? [rows.join('\n')] : [])];
  },
});

export const warrantyTemplates = { returnDifference, rulingReminder, partsSentBack, warrantyClosed };
