import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { importOrders } from '../../src/import/import-orders';
import { readMasterData } from '../../src/installation/master-data';
import { orderDesk } from '../../src/systems/order-desk';
import type { orderDeskContract } from '../../src/systems/order-desk/contract';
import { orderFile, withEntry, xlsx, zhHeadings, type Value } from '../import/order-file';
import { readFingerprints, type FingerprintReader } from '../support/fingerprint';
import { startSystem, type StartedSystem } from '../support/start-system';

/**
 * Hostile and sloppy files of orders, each with what the import tells and how many orders it takes; of a file
 * that brings none nothing is left behind. (Empty, cut and packed files, missing and double headings,
 * formulas, dates, quantities out of bounds, quotes: test/import/.)
 */
type Row = [what: string, content: string | Uint8Array, says: string[], taken: number];

const head = zhHeadings.join(',');
const row = (order: string, quantity: string | number = 1, part = 'BRK-01') => `D-101,${order},快递,${part},,${quantity}`;
const file = (...rows: string[]) => [head, ...rows].join('\n');
const sheet = (...rows: Value[][]) => xlsx({ Sheet1: [zhHeadings, ...rows] });
const encoded = (text: string, encoding: string) => iconv.encode(text, encoding, { addBOM: false });

/** A workbook whose sheet has a type definition of its own, and uses what it defines in the order number. */
const withDefinition = (definition: string) =>
  withEntry(
    sheet(['D-101', 'H-1', '快递', 'BRK-01', '', 1]),
    'xl/worksheets/sheet1.xml',
    Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE worksheet [${definition}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${[
        xmlRow(1, zhHeadings), xmlRow(2, ['D-101', 'H&evil;', '快递', 'BRK-01', '', '1']),
      ].join('')}</sheetData></worksheet>`,
    ),
  );
const xmlRow = (row: number, texts: string[]) =>
  `<row r="${row}">${texts.map((text, index) => `<c r="${'ABCDEF'.charAt(index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join('');

const noText = (name: string) => `${name}: is neither a CSV nor an XLSX file (no text in UTF-8 or GB18030)`;
const took = (order: string, lines = '1 line') => `✓ D-101 ${order}  DO, ${lines}`;
const held = (order: string) => `✗ D-101 ${order}  refused: has rows that can not be read, see the list below`;
const quantity = (reason: string) => [held('H-1'), `orders, row 2, column F 数量: ${reason}`];

const rows: Row[] = [
  ['GB18030 cut in the middle of a character', encoded(file(row('H-1')), 'gb18030').subarray(0, 9), [noText('orders')], 0],
  ['GB18030 with a byte lost in the middle', Buffer.concat([encoded(head, 'gb18030').subarray(1), Buffer.from([0xff])]), [noText('orders')], 0],
  ['UTF-16 that does not say so', encoded(file(row('H-1')), 'utf16-le'), [noText('orders')], 0],
  ['NUL characters between the letters', file(row('H\0-1')), [noText('orders')], 0],
  ['commands for a terminal', file(row('H\u001b[2J')), [noText('orders')], 0],
  ['100,000 headings', `${head},${Array.from({ length: 100_000 }, (_, index) => `x${index}`).join(',')}\n${row('H-1')}`, ['orders, row 1: has a cell in column EQXJ; 100 columns is the most'], 0],
  ['100,000 cells in a row', file(`${row('H-1')},${'x,'.repeat(100_000)}`), ['orders, row 2: has a cell in column EQXJ; 100 columns is the most'], 0],
  ['100,000 empty cells in a row', file(`${row('H-empty')}${','.repeat(100_000)}`), [took('H-empty')], 1],
  ['a cell of 2 million characters', file(row('H-1'), row('H'.repeat(2_000_000))), ['orders, row 3: is longer than a million characters; perhaps a quotation mark lacks its partner'], 0],
  ['an order number of 500,000 characters', file(row('H'.repeat(500_000))), ['orders, row 2, column B 订单号: has 500000 characters; 64 is the most'], 0],
  ['half a million brackets for a way to ship', file(`D-101,H-1,${'('.repeat(500_000)},BRK-01,,1`), [held('H-1'), `orders, row 2, column C 发运方式: "${'('.repeat(40)}…" is not known; there is: with vehicle, courier, freight`], 0],
  ['half a million brackets for a heading', `${'('.repeat(500_000)},${head}\n,${row('H-brackets')}`, [took('H-brackets'), `orders, row 1: has columns that were not read: A ${'('.repeat(40)}`], 1],
  ['a formula for a quantity', file(row('H-1', '=1+1')), quantity('"=1+1" is no number'), 0],
  ['a thousand million pieces', file(row('H-1', '1000000000')), quantity('"1000000000" is more than 100000'), 0],
  ['1e9 pieces', file(row('H-1', '1e9')), quantity('"1e9" is no number'), 0],
  ['pieces with their unit', file(row('H-1', '2件')), quantity('"2件" is no number'), 0],
  ['pieces in Arabic digits', file(row('H-1', '٣')), quantity('"٣" is no number'), 0],
  ['pieces in full-width digits', file(row('H-wide', '１２')), [took('H-wide')], 1],
  ['the day as the number of a spreadsheet', `${head},下单日期\n${row('H-1')},46272`, [held('H-1'), 'orders, row 2, column G 下单日期: "46272" is no date; write it as 2026-09-07'], 0],
  ['30 February', `${head},下单日期\n${row('H-1')},2026-02-30`, [held('H-1'), 'orders, row 2, column G 下单日期: "2026-02-30" is no date; write it as 2026-09-07'], 0],
  ['a day of 1826', `${head},下单日期\n${row('H-1')},1826-09-07`, [held('H-1'), 'orders, row 2, column G 下单日期: "1826-09-07" is no date; write it as 2026-09-07'], 0],
  ['constructor for a way to ship', file('D-101,H-1,constructor,BRK-01,,1'), [held('H-1'), 'orders, row 2, column C 发运方式: "constructor" is not known; there is: with vehicle, courier, freight'], 0],
  ['prototypes for headings and numbers', `__proto__,constructor,${head}\n1,2,${row('__proto__')}`, [took('__proto__'), 'orders, row 1: has columns that were not read: A __proto__, B constructor'], 1],
  ['a formula for an order number', file(row("=cmd|' /C calc'!A0")), [took("=cmd|' /C calc'!A0")], 1],
  ['SQL for an order number', file(row("'); DROP TABLE dealer_order; --")), [took("'); DROP TABLE dealer_order; --")], 1],
  ['HTML for an order number', file(row('<img src=x onerror=alert(1)>')), [took('<img src=x onerror=alert(1)>')], 1],
  ['a path for an order number', file(row('../../etc/passwd')), [took('../../etc/passwd')], 1],
  ['line ends of three kinds', `${head}\r\n${row('H-ends')}\n${row('H-ends', 2)}\r${row('H-ends', 3)}\r\n`, [took('H-ends', '3 lines')], 1],
  ['two orders in turns', file(row('H-a'), row('H-b', 2), row('H-a', 3), row('H-b', 4)), [took('H-a', '2 lines'), took('H-b', '2 lines')], 2],
  ['one good order among bad ones', file(row('H-1', 'x'), row('H-good'), row('H-2', -1)), [held('H-1'), took('H-good'), held('H-2'), 'orders, row 2, column F 数量: "x" is no number', 'orders, row 4, column F 数量: "-1" is negative'], 1],
  ['an XLSX that wants to read another file', withDefinition('<!ENTITY evil SYSTEM "file:///etc/passwd">'), [took('H&evil;')], 1],
  ['an XLSX that grows while it is read', withDefinition(`<!ENTITY l0 "ha">${laughs}<!ENTITY evil "&l9;">`), ['= D-101 H&evil;  already there: DO'], 0],
  ['a hidden sheet beside the orders', xlsx({ Sheet1: [zhHeadings, ['D-101', 'H-hidden', '快递', 'BRK-01', '', 1]], 旧: [zhHeadings, ['D-101', 'H-1', '快递', 'BRK-01', '', 1]] }, ['旧']), [took('H-hidden'), 'orders, sheet 旧: is hidden and was not read'], 1],
  ['an XLSX with a way out of its folder', withEntry(sheet(['D-101', 'H-slip', '快递', 'BRK-01', '', 1]), '../../../tmp/evil.sh', Buffer.from('rm -rf /')), [took('H-slip')], 1],
];

let desk: StartedSystem<typeof orderDeskContract>;
let books: FingerprintReader;
beforeAll(async () => {
  desk = await startSystem(orderDesk('zh-CN'));
  const { catalogue } = await readMasterData(join(import.meta.dirname, '..', 'fixtures', 'scenario-fixture.json'));
  await desk.client.loadCatalogue({ body: catalogue, idempotencyKey: 'fixture' });
  books = await readFingerprints(desk.adminUrl);
});
afterAll(async () => {
  await books.close();
  await desk.close();
});

test.each(rows)('%s', async (_what, content, says, taken) => {
  const before = { orders: await orders(), rows: await books.read() };
  const told = await tellsOf(await orderFile('orders', content));
  expect(told.slice(0, -1)).toEqual(says);
  const after = await orders();
  expect(after.length - before.orders.length).toBe(taken);
  if (taken === 0) expect(await books.read()).toEqual(before.rows);
});

test('orders in turns keep their own lines, in the order of the file', async () => {
  const lines = await Promise.all(
    ['H-a', 'H-b'].map(async (dealerOrderNo) => {
      const { orderNo = '' } = (await orders()).find((order) => order.dealerOrderNo === dealerOrderNo) ?? {};
      return (await desk.client.getOrder({ params: { orderNo } })).wantedLines.map((line) => line.quantity);
    }),
  );
  expect(lines).toEqual([[1, 3], [2, 4]]);
});

test('a file whose name is a command for a terminal is told without it', async () => {
  expect((await tellsOf(await orderFile('\u001b]0;evil\u0007.csv', '')))[0]).toBe('·]0;evil·.csv: is empty');
});

test('a pipe that nobody writes to is no file', async () => {
  const pipe = join(mkdtempSync(join(tmpdir(), 'aftersales-flows-pipe-')), 'orders');
  execFileSync('mkfifo', [pipe]);
  expect((await tellsOf(pipe))[0]).toBe('orders: is no file');
});

const orders = async () => (await desk.client.listOrders({ query: { limit: 200 } })).orders;

/** What the import tells, without the serial numbers of orders. */
async function tellsOf(path: string): Promise<string[]> {
  const told: string[] = [];
  await importOrders({ path, orderDesk: desk.client, locale: 'en', tell: (words) => told.push(words.replace(/DO-\d{6}-\d{3}/, 'DO')) });
  return told;
}
