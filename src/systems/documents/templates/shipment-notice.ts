import { z } from 'zod';
import { defineTemplate, inWords, lineRows, optionalText, orderName, shownLines, text } from './template';
import { methods } from './words';

/** PD-14: tells the dealer what has left, and how it travels (I-DO-4). */
export const shipmentNotice = defineTemplate({
  title: { 'zh-CN': '配件发运通知', en: 'Your parts are on their way' },
  facts: z.object({
    shipmentNo: text,
    method: inWords(methods),
    lines: shownLines.min(1),
    dealerOrderNo: optionalText,
    carrier: optionalText,
    waybillNo: optionalText,
  }),
  body({ shipmentNo, method, lines, dealerOrderNo, carrier, waybillNo }, { caseNo, locale }) {
    const order = orderName(caseNo, dealerOrderNo, locale);
    const sentence =
      locale === 'en'
        ? `These parts of the ${order} have left with shipment ${shipmentNo}, shipping method: ${method[locale]}.`
        : `${order}的以下配件已发运，发运单号 ${shipmentNo}，发运方式：${method[locale]}。`;
    const waybill = [carrier, waybillNo].filter((part) => part !== undefined).join(' ');
    const label = locale === 'en' ? 'Carrier and waybill: ' : '承运方及运单号：';
    return [sentence, lineRows(lines), ...(waybill ? [`${label}${waybill}`] : [])];
  },
});
