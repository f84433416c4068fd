import type { Locale } from '../config';
import type { Fault } from './fault';
import type { Outcome } from './register';

/** The one line that tells what became of an order. */
export function orderLine(locale: Locale, outcome: Outcome): string {
  const { dealerNo, dealerOrderNo, rows } = outcome.order;
  const name = `${dealerNo} ${dealerOrderNo}`;
  if (outcome.kind === 'refused') {
    const reasons = outcome.reasons.map((reason) => reason[locale]).join(locale === 'en' ? '; ' : '；');
    return locale === 'en' ? `✗ ${name}  refused: ${reasons}` : `✗ ${name}  未导入：${reasons}`;
  }
  const { orderNo } = outcome;
  const count = rows.length;
  if (outcome.kind === 'alreadyThere') {
    return locale === 'en' ? `= ${name}  already there: ${orderNo}` : `= ${name}  已经导入过：${orderNo}`;
  }
  return locale === 'en' ? `✓ ${name}  ${orderNo}, ${count} ${count === 1 ? 'line' : 'lines'}` : `✓ ${name}  ${orderNo}，${count} 行`;
}

/** A fault with its place: file, sheet, row, column. */
export function faultLine(locale: Locale, file: string, { sheet, row, column, reason }: Fault): string {
  const of = locale === 'en' ? { sheet: 'sheet', row: 'row', column: 'column', colon: ': ', comma: ', ' } : { sheet: '工作表', row: '行', column: '列', colon: '：', comma: '，' };
  const place = [
    file,
    ...(sheet === undefined ? [] : [`${of.sheet} ${sheet}`]),
    ...(row === undefined ? [] : [`${of.row} ${row}`]),
    ...(column === undefined ? [] : [`${of.column} ${column}`]),
  ];
  return `${place.join(of.comma)}${of.colon}${reason[locale]}`;
}

/** Closing line with the figures. */
export function summaryLine(locale: Locale, outcomes: Outcome[], faults: number): string {
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const [taken, there, refused] = [count('taken'), count('alreadyThere'), count('refused')];
  return locale === 'en'
    ? `${taken} taken, ${there} already there, ${refused} refused; ${faults} faults in the file`
    : `导入 ${taken} 张，已经导入过 ${there} 张，未导入 ${refused} 张；文件中有 ${faults} 处错误`;
}
