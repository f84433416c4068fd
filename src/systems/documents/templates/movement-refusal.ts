import { z } from 'zod';
import { defineTemplate, lineRows, longText, optionalText, shownLines } from './template';

/** SW-D1.2: tells who asked for goods that the keeper does not hand them out, and why. */
export const movementRefusal = defineTemplate({
  title: { 'zh-CN': '不予发货通知', en: 'Nothing was handed out' },
  facts: z.object({ slipNo: optionalText, reason: longText, lines: shownLines.nullish().transform((lines) => lines ?? []) }),
  body({ slipNo, reason, lines }, { locale }) {
    const sentence =
      locale === 'en'
        ? `The keeper did not hand out goods${slipNo === undefined ? '' : ` against slip ${slipNo}`}. Reason: ${reason}.`
        : `${slipNo === undefined ? '' : `单据 ${slipNo}：`}保管员未予发货。原因：${reason}。`;
    return lines.length === 0 ? [sentence] : [sentence, lineRows(lines)];
  },
});
