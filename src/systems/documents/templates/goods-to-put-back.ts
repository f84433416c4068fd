import { z } from 'zod';
import { defineTemplate, text } from './template';

/** DO-D5.1: tells the keeper that packed goods of a cancelled order go back into their places. */
export const goodsToPutBack = defineTemplate({
  title: { 'zh-CN': '已装箱货物退回货位通知', en: 'Packed goods to put back' },
  facts: z.object({ issueSlipNo: text, cartonNos: z.array(text).min(1).max(100) }),
  body({ issueSlipNo, cartonNos }, { caseNo, locale }) {
    const sentence =
      locale === 'en'
        ? `The order ${caseNo} was cancelled, and its issue slip ${issueSlipNo} is void. Please unpack these cartons, and put the parts back into their places in the after-sales store:`
        : `订单 ${caseNo} 已取消，出库单 ${issueSlipNo} 已作废。请将以下各箱拆箱，把配件放回售后部仓库的货位：`;
    return [sentence, cartonNos.map((cartonNo, index) => `${index + 1}. ${cartonNo}`).join('\n')];
  },
});
