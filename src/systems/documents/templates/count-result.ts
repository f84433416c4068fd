import { z } from 'zod';
import { defineTemplate, inWords, text } from './template';
import { locations } from './words';

const pieces = z.number().int();

/** SW-06: tells who asked for a count what was found, and that the book says so now (SW-D3). */
export const countResult = defineTemplate({
  title: { 'zh-CN': '盘点结果通知', en: 'Result of a count' },
  facts: z.object({
    countSheetNo: text,
    places: z.array(z.object({ partNo: text, partName: text, location: inWords(locations), bookQuantity: pieces, countedQuantity: pieces })).min(1).max(200),
  }),
  body({ countSheetNo, places }, { locale }) {
    const agrees = places.every(({ bookQuantity, countedQuantity }) => bookQuantity === countedQuantity);
    const rows = places.map(({ partNo, partName, location, bookQuantity, countedQuantity }, index) => {
      const found = locale === 'en' ? `counted ${countedQuantity}, book ${bookQuantity}` : `实有 ${countedQuantity}，账面 ${bookQuantity}`;
      return `${index + 1}. ${partNo} ${partName} ${location[locale]}${locale === 'en' ? ': ' : '：'}${found}`;
    });
    const sentence = locale === 'en' ? `The count that you asked for (${countSheetNo}) is done.` : `应要求进行的盘点（${countSheetNo}）已完成。`;
    return [sentence, rows.join('\n'), agrees ? agreesWords[locale] : correctedWords[locale]];
  },
});

const agreesWords = { 'zh-CN': '账实相符。', en: 'Book and shelf agree.' };
const correctedWords = { 'zh-CN': '差异已经批准，账面已更正为实有数。', en: 'The difference was released, and the book corrected to what is there.' };
