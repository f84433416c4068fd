import { z } from 'zod';
import { defineTemplate, longText, optionalText, text } from './template';

/** PP-D1.2: tells who asked for a part that nobody supplies it. */
export const noSupplierNotice = defineTemplate({
  title: { 'zh-CN': '无人供货通知', en: 'Nobody supplies the part' },
  facts: z.object({ partNo: text, partName: optionalText, quantity: z.number().int(), reason: longText }),
  body({ partNo, partName, quantity, reason }, { caseNo, locale }) {
    const part = partName === undefined ? partNo : `${partNo} ${partName}`;
    return [
      locale === 'en'
        ? `Nobody supplies ${quantity} of ${part}, asked for on the purchase request ${caseNo}. The purchaser says: ${reason}`
        : `采购申请单 ${caseNo} 的 ${part} × ${quantity} 没有供应商供货。采购员说明：${reason}`,
    ];
  },
});
