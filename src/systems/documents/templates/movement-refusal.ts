import { z } from 'zod';
import { defineTemplate, lineRows, longText, optionalText, shownLines } from './template';

/** SW-D1: tells who asked for goods that the keeper does not hand them out, and why; or the maker of a slip, void now, what is really there. */
export const movementRefusal = defineTemplate({
  title: { 'zh-CN': '不予发货通知', en: 'Nothing was handed out' },
  facts: z.object({ slipNo: optionalText, slipVoid: z.boolean().nullish(), reason: longText, lines: shownLines.nullish().transform((lines) => lines ?? []) }),
  body({ slipNo, slipVoid, reason, lines }, { locale }) {
    const sentence =
      locale === 'en'
        ? `The keeper did not hand out goods${slipNo === undefined ? '' : ` against slip ${slipNo}`}. Reason: ${reason}.`
        : `${slipNo === undefined ? '' : `单据 ${slipNo}：`}保管员未予发货。原因：${reason}。`;
    const anew = locale === 'en' ? 'The slip is void; please make it out anew for what is there.' : '该单已作废，请按实有数重开。';
    return [sentence, ...(slipVoid ? [anew] : []), ...(lines.length === 0 ? [] : [lineRows(lines)])];
  },
});
