import type { Locale } from '../../config';
import { colourOf } from './colour-words';
import type { PartRow, WantedRow } from './tables';

/** What is wrong with a line, in words. */
export type Finding = Record<Locale, string>;
/** A wanted line with the part of the catalogue that it means and its price, or what is wrong with it. */
export type Resolved = { lineNo: number; part: PartRow; quantity: number; unitPriceFen: number } | { findings: Finding[] };

export interface Catalogue {
  parts: PartRow[];
  /** Fen by part number, as in force on the day; `free`: parts are given free of charge, and need no price (L-02). */
  prices: Map<string, number> | 'free';
  day: string;
}

/** Finds the part each line means: by its number, or by base part and colour; tells every fault (DO-D1.1). */
export function resolveLines(wanted: WantedRow[], catalogue: Catalogue): Resolved[] {
  return wanted.map((line) => resolveLine(line, catalogue));
}

function resolveLine(line: WantedRow, catalogue: Catalogue): Resolved {
  const found = partOf(line, catalogue.parts);
  const part = 'zh-CN' in found ? undefined : found;
  const unitPriceFen = part && priceOf(part, catalogue);
  const faults = [
    ...('zh-CN' in found ? [found] : misfits(line, found)),
    ...(line.quantity === null ? [{ 'zh-CN': '缺数量', en: 'the quantity is missing' }] : []),
    ...(part && unitPriceFen === undefined ? [notForSale(part, catalogue.day)] : []),
  ];
  if (part && unitPriceFen !== undefined && line.quantity !== null && faults.length === 0) {
    return { lineNo: line.lineNo, part, quantity: line.quantity, unitPriceFen };
  }
  return { findings: faults.map((fault) => atLine(line.lineNo, fault)) };
}

const priceOf = ({ partNo }: PartRow, { prices }: Catalogue) => (prices === 'free' ? 0 : prices.get(partNo));

function partOf(line: WantedRow, parts: PartRow[]): PartRow | Finding {
  const { partNo, colour } = line;
  if (partNo === null) return noPartNo(line.partName);
  const named = parts.find((part) => part.partNo === partNo);
  if (named) return named;
  const painted = parts.filter((part) => part.kind === 'painted' && part.basePartNo === partNo);
  if (painted.length === 0) return { 'zh-CN': `没有配件 ${partNo}`, en: `there is no part ${partNo}` };
  const colours = painted.map((part) => part.colour).join(', ');
  if (colour === null) return { 'zh-CN': `${partNo} 缺颜色（可选：${colours}）`, en: `${partNo} lacks its colour (there is: ${colours})` };
  return (
    painted.find((part) => part.colour === colourOf(colour)) ?? {
      'zh-CN': `${partNo} 没有颜色 ${colour}（可选：${colours}）`,
      en: `there is no ${partNo} in ${colour} (there is: ${colours})`,
    }
  );
}

const noPartNo = (name: string | null): Finding => ({
  'zh-CN': name === null ? '缺配件号' : `“${name}”缺配件号`,
  en: name === null ? 'the part number is missing' : `the part number of "${name}" is missing`,
});

/** A model or colour that the dealer names beside the part must be the part's own. */
function misfits(line: WantedRow, part: PartRow): Finding[] {
  const { partNo, model, colour } = part;
  const wrongModel = line.model !== null && line.model !== model;
  const wrongColour = line.colour !== null && colourOf(line.colour) !== colour;
  return [
    ...(model === '' ? [{ 'zh-CN': `${partNo} 没有车型`, en: `${partNo} belongs to no vehicle model` }] : []),
    ...(wrongModel ? [{ 'zh-CN': `${partNo} 是 ${model} 的配件，不是 ${line.model} 的`, en: `${partNo} is a part of ${model}, not of ${line.model}` }] : []),
    ...(wrongColour && colour === null ? [{ 'zh-CN': `${partNo} 不分颜色`, en: `${partNo} has no colour to choose` }] : []),
    ...(wrongColour && colour !== null ? [{ 'zh-CN': `${partNo} 是 ${colour}，不是 ${line.colour}`, en: `${partNo} is ${colour}, not ${line.colour}` }] : []),
  ];
}

const notForSale = ({ partNo }: PartRow, day: string): Finding => ({
  'zh-CN': `${partNo} 在 ${day} 没有售价，不能订购`,
  en: `${partNo} has no price on ${day} and can not be ordered`,
});

const atLine = (lineNo: number, fault: Finding): Finding => ({
  'zh-CN': `第 ${lineNo} 行：${fault['zh-CN']}`,
  en: `line ${lineNo}: ${fault.en}`,
});
