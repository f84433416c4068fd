import { z } from 'zod';
import { defineTemplate, optionalText, text } from './template';

/** SW-D2.2: tells the keeper that a receipt slip and the count differ, so that the place is counted. */
export const differenceReport = defineTemplate({
  title: { 'zh-CN': '入库差异报告', en: 'Receipt and count differ' },
  facts: z.object({ slipNo: text, partNo: text, partName: optionalText, slipQuantity: z.number().int(), countedQuantity: z.number().int() }),
  body({ slipNo, partNo, partName, slipQuantity, countedQuantity }, { locale }) {
    const part = partName === undefined ? partNo : `${partNo} ${partName}`;
    return locale === 'en'
      ? [
          `The receipt slip ${slipNo} says ${slipQuantity} of ${part}, counted were ${countedQuantity}: a difference of ${countedQuantity - slipQuantity}.`,
          'The slip is void and is made out anew for what is there. Please count the place in inspection hold.',
        ]
      : [
          `入库单 ${slipNo} 上 ${part} 为 ${slipQuantity} 件，清点为 ${countedQuantity} 件，差 ${Math.abs(countedQuantity - slipQuantity)} 件。`,
          '该单已作废，按实有数重开。请盘点待检区。',
        ];
  },
});
