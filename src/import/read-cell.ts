import { colourOf } from '../systems/order-desk/contract';
import { calendarDay, reference } from '../systems/shared-schemas';
import { told, type Told } from './fault';
import { choiceOf, choices, type Field } from './headings';
import type { Cell } from './table';

/** A cell as a field's value, or why it has none. */
export type CellRead = { value: string | number | boolean } | { reason: Told };

const most = 100_000;
const unsaved = told(
  '是没有保存计算结果的公式；请用表格程序打开并保存文件，或直接填写数值',
  'has a formula whose value was not saved; open the file in a spreadsheet program and save it, or fill in the value',
);

/** Reads a filled cell as the field of its column. */
export function readCell(field: Field, cell: Cell): CellRead {
  if (cell.kind === 'error') return { reason: told(`公式出错（${cell.text}）`, `has a formula that fails (${cell.text})`) };
  if (cell.kind === 'unsaved') return { reason: unsaved };
  const text = cell.text.normalize('NFKC').trim();
  if (field === 'orderDate') return readDate(cell, text);
  if (cell.kind === 'date') {
    return { reason: told('被表格程序变成了日期，请把该列设为文本后重填', 'was turned into a date by the spreadsheet program; make the column text and fill it in again') };
  }
  if (field === 'quantity') return readQuantity(text);
  if (field === 'shippingMethod' || field === 'partialAllowed' || field === 'source') return readChoice(field, text);
  return readReference(field, text);
}

function readReference(field: Field, text: string): CellRead {
  const read = reference.safeParse(text);
  if (read.success) return { value: field === 'colour' ? colourOf(read.data) : read.data };
  if (text.length > 64) return { reason: told(`有 ${text.length} 个字，最多 64 个`, `has ${text.length} characters; 64 is the most`) };
  return { reason: told('有换行或其他控制字符', 'has a line break or another control character') };
}

/** Whole pieces, also as `1,200` or `5.0`; 0 is left to the order desk, which asks the dealer (DO-D1.1). */
function readQuantity(text: string): CellRead {
  const digits = /^\d{1,3}(,\d{3})+(\.0+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (/^-\s*\d/.test(text)) return { reason: told(`“${text}”是负数`, `"${text}" is negative`) };
  if (!/^\d+(\.\d+)?$/.test(digits)) return { reason: told(`“${shortened(text)}”不是数字`, `"${shortened(text)}" is no number`) };
  const value = Number(digits);
  if (!Number.isInteger(value)) return { reason: told(`“${shortened(text)}”不是整数`, `"${shortened(text)}" is no whole number`) };
  if (value > most) return { reason: told(`“${shortened(text)}”超过 ${most}`, `"${shortened(text)}" is more than ${most}`) };
  return { value };
}

function readChoice(field: keyof typeof choices, text: string): CellRead {
  const value = choiceOf(field, text);
  if (value === undefined) {
    const words = Object.values<readonly string[]>(choices[field]);
    const zh = words.map((each) => each[0]).join('、');
    const en = words.map((each) => each.find((word) => /^[a-z ]+$/.test(word))).join(', ');
    return { reason: told(`“${shortened(text)}”无法识别，可填：${zh}`, `"${shortened(text)}" is not known; there is: ${en}`) };
  }
  return { value: field === 'partialAllowed' ? value === 'true' : value };
}

function readDate(cell: Cell, text: string): CellRead {
  if (cell.kind === 'date' && calendarDay.safeParse(cell.text).success) return { value: cell.text };
  const parts = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*)?$/.exec(text);
  const [, year = '', month = '', day = ''] = parts ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (calendarDay.safeParse(iso).success) return { value: iso };
  return { reason: told(`“${shortened(text)}”不是日期，请写成 2026-09-07`, `"${shortened(text)}" is no date; write it as 2026-09-07`) };
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
