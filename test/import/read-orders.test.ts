import { expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { UnreadableFile, type Fault } from '../../src/import/fault';
import { ordersOf } from '../../src/import/orders';
import { readTables } from '../../src/import/read-file';
import { readRows } from '../../src/import/read-rows';
import { csv, orderFile, withEntry, xlsx, zhHeadings } from './order-file';

const twoOrders = [
  zhHeadings,
  ['D-101', 'A-1', '快递', 'BRK-01', '', 2],
  ['D-101', 'A-1', '', 'FND-06', '红色', 3],
  ['D-102', 'B-7', '随车', 'CTL-02', '', 1],
];
const bodies = [
  { dealerNo: 'D-101', dealerOrderNo: 'A-1', shippingMethod: 'courier', lines: [{ partNo: 'BRK-01', quantity: 2 }, { partNo: 'FND-06', colour: 'red', quantity: 3 }] },
  { dealerNo: 'D-102', dealerOrderNo: 'B-7', shippingMethod: 'withVehicle', lines: [{ partNo: 'CTL-02', quantity: 1 }] },
];

async function read(name: string, content: string | Uint8Array) {
  return ordersOf(readRows(await readTables(await orderFile(name, content))));
}
async function readBodies(name: string, content: string | Uint8Array) {
  const { orders, faults } = await read(name, content);
  expect(faults).toEqual([]);
  return orders.map(({ body }) => body);
}
const taken = ({ orders }: Awaited<ReturnType<typeof read>>) => orders.filter(({ body }) => body !== undefined).map(({ dealerOrderNo }) => dealerOrderNo);
const places = (faults: Fault[]) => faults.map(({ row, column, reason }) => `${row} ${column}: ${reason.en}`);

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const error = await read(name, content).then(() => undefined, (caught: unknown) => caught);
  if (!(error instanceof UnreadableFile)) throw new Error(`The file was read: ${String(error)}`);
  expect(error.reason['zh-CN']).toMatch(/\p{Script=Han}/u);
  return [...(error.sheet === undefined ? [] : [error.sheet]), ...(error.row === undefined ? [] : [`row ${error.row}`]), error.reason.en].join(' ');
}

test.each([
  ['UTF-8', Buffer.from(csv(twoOrders))],
  ['UTF-8 with byte-order mark', Buffer.from(`\uFEFF${csv(twoOrders)}`)],
  ['GB18030', iconv.encode(csv(twoOrders), 'gb18030')],
  ['UTF-16 with tabs, as Excel saves Unicode text', iconv.encode(csv(twoOrders).replaceAll(',', '\t'), 'utf16-le', { addBOM: true })],
  ['semicolons', Buffer.from(csv(twoOrders).replaceAll(',', ';'))],
  ['XLSX', xlsx({ 订单: twoOrders })],
  ['a title and an empty row above the headings', Buffer.from(`东方电动车行配件订单\n\n${csv(twoOrders)}`)],
  ['headings with remarks, in full-width letters', Buffer.from(csv([['经销商编号', '订单号 ', '发运方式', '配件编号', '颜色', '数量（件）'], ...twoOrders.slice(1)]))],
])('reads %s', async (_what, content) => {
  expect(await readBodies('orders.csv', content)).toEqual(bodies);
});

test('reads English headings, quoted commas, quotes and line breaks, and leaves columns out that it does not know', async () => {
  const text = [
    'Dealer No.,Order Number,"Remark, free",Ship by,Part number,Color,Qty,Partial shipment,Model',
    'D-103,"C ""9"", late","two\r\nlines, quoted",freight,BRK-01,,"1,200",no,M1',
  ].join('\n').replace('Ship by', 'Shipping method');
  expect(await readBodies('orders.csv', text)).toEqual([
    { dealerNo: 'D-103', dealerOrderNo: 'C "9", late', shippingMethod: 'freight', partialAllowed: false, lines: [{ partNo: 'BRK-01', model: 'M1', quantity: 1200 }] },
  ]);
});

test('counts rows as a spreadsheet program does, over quoted line breaks and blank rows', async () => {
  const text = `${zhHeadings.join(',')}\nD-101,A-1,快递,"BRK-01\n",,2\n\nD-101,A-2,快递,BRK-01,,abc\n`;
  const result = await read('orders.csv', text);
  expect(places(result.faults)).toEqual(['4 F 数量: "abc" is no number']);
  expect(taken(result)).toEqual(['A-1']);
});

test('takes the value of a formula, a running number as it is shown, long numbers in full', async () => {
  const rows = [
    zhHeadings,
    ['D-101', { t: 'n' as const, v: 42, z: '00000' }, '快递', 'BRK-01', undefined, { t: 'n' as const, v: 6, f: '2*3' }],
    ['D-101', 20260907000123, '快递', { t: 's' as const, v: 'CTL-02', f: 'A1&"x"' }, undefined, 1],
  ];
  const orders = await readBodies('orders.xlsx', xlsx({ Sheet1: rows }));
  expect(orders).toEqual([
    { dealerNo: 'D-101', dealerOrderNo: '00042', shippingMethod: 'courier', lines: [{ partNo: 'BRK-01', quantity: 6 }] },
    { dealerNo: 'D-101', dealerOrderNo: '20260907000123', shippingMethod: 'courier', lines: [{ partNo: 'CTL-02', quantity: 1 }] },
  ]);
});

test('tells of a formula that was saved without its value; one whose value is 0 is 0', async () => {
  const book = xlsx({ Sheet1: [zhHeadings, ['D-101', 'A-1', '快递', 'BRK-01', undefined, 7], ['D-101', 'A-2', '快递', 'BRK-01', undefined, { t: 'n', v: 0, f: '1-1' }]] });
  const sheet = 'xl/worksheets/sheet1.xml';
  const text = strFromU8(unzipSync(book)[sheet] ?? new Uint8Array());
  const unsaved = text.replace(/<c r="F2"[^>]*>.*?<\/c>/, '<c r="F2"><f>3+4</f></c>');
  expect(unsaved).not.toBe(text);
  const result = await read('orders.xlsx', withEntry(book, sheet, strToU8(unsaved)));
  expect(places(result.faults)).toEqual(['2 F 数量: has a formula whose value was not saved; open the file in a spreadsheet program and save it, or fill in the value']);
  expect(taken(result)).toEqual(['A-2']);
});

test('of a file with too many blank rows nothing is taken, and that is told', async () => {
  const text = `${zhHeadings.join(',')}\n${'\n'.repeat(4 * 5000)}D-101,A-1,快递,BRK-01,,1\n`;
  expect(await refusal('orders.csv', text)).toBe('has more than 5000 rows; send it as several files');
});

test('tells of formulas that fail and of numbers that became dates', async () => {
  const date = new Date('2026-11-01T00:00:00Z');
  const rows = [
    [...zhHeadings, '下单日期'],
    ['D-101', 'A-1', '快递', 'BRK-01', undefined, { t: 'e' as const, v: 0x17, w: '#REF!', f: 'Z9' }, date],
    ['D-101', date, '快递', 'BRK-01', undefined, 1, '2026年9月7日'],
    ['D-101', 'A-3', '快递', 'BRK-01', undefined, 1, 'soon'],
    ['D-102', 'A-4', '快递', 'BRK-01', undefined, 1, '2026/9/7'],
  ];
  const result = await read('orders.xlsx', xlsx({ Sheet1: rows }));
  expect(places(result.faults)).toEqual([
    '2 F 数量: has a formula that fails (#REF!)',
    '3 B 订单号: was turned into a date by the spreadsheet program; make the column text and fill it in again',
    '4 G 下单日期: "soon" is no date; write it as 2026-09-07',
  ]);
  expect(taken(result)).toEqual(['A-4']);
});

test('of an order with an unreadable row nothing is taken, and all faults come in one list', async () => {
  const rows = [
    zhHeadings,
    ['D-101', 'A-1', '快递', 'BRK-01', '', 2],
    ['D-101', 'A-1', '快递', 'CTL-02', '', -1],
    ['D-101', 'A-2', '快递', 'BRK-01', '', 1.5],
    ['D-101', 'A-3', '骑马', 'BRK-01', '', 100001],
    ['D-101', 'A-4', '快递', 'BRK-01', '', 'abc'],
    ['D-101', 'A-5', '快递', 'BRK-01', '', 100000],
    ['D-101', 'A-5', '物流', 'CTL-02', '', 1],
    ['D-101', 'A-6', '', 'BRK-01', '', 1],
    ['D-101', 'A-7', '快递', 'X'.repeat(65), '', 1],
    ['D-101', 'A-8', '快递', 'BRK-01', '', 7],
  ];
  const result = await read('orders.csv', csv(rows));
  expect(taken(result)).toEqual(['A-6', 'A-8']);
  expect(places(result.faults)).toEqual([
    '3 F 数量: "-1" is negative',
    '4 F 数量: "1.5" is no whole number',
    '5 C 发运方式: "骑马" is not known; there is: with vehicle, courier, freight',
    '5 F 数量: "100001" is more than 100000',
    '6 F 数量: "abc" is no number',
    '10 D 配件编号: has 65 characters; 64 is the most',
    '8 C 发运方式: differs from row 7, which is of the same order',
  ]);
});

test('what is merely incomplete is no fault', async () => {
  const rows = [zhHeadings, ['D-101', 'A-1', '快递', '', '', ''], ['D-101', 'A-1', '', 'FND-06', '', 0]];
  const brief = [['经销商编号', '订单号', '配件编号', '数量'], ['D-101', 'A-1', 'BRK-01', 2]];
  expect(await readBodies('orders.csv', csv(brief))).toEqual([{ dealerNo: 'D-101', dealerOrderNo: 'A-1', lines: [{ partNo: 'BRK-01', quantity: 2 }] }]);
  expect(await readBodies('orders.csv', csv(rows))).toEqual([
    { dealerNo: 'D-101', dealerOrderNo: 'A-1', shippingMethod: 'courier', lines: [{}, { partNo: 'FND-06', quantity: 0 }] },
  ]);
});

test.each([
  ['of its dealer', ['D-101', '', '快递', 'BRK-01', '', 1], ['B-1']],
  ['of its number', ['', 'A-2', '快递', 'BRK-01', '', 1], ['A-1', 'B-1']],
  ['all, when it names nothing', ['', '', '快递', 'BRK-01', '', 1], []],
  ['of its dealer, when its cells have slipped', ['D-101', '东方，车行', 'A-1', '快递', 'BRK-01', '', 1], ['B-1']],
  ['only the one that it surely names, when a cell is too many', ['D-101', 'A-1', '快递', 'BRK-01', '', 1, '急'], ['A-2', 'B-1']],
])('a broken row holds back the orders %s', async (_what, row, expected) => {
  const good = [['D-101', 'A-1', '快递', 'BRK-01', '', 1], ['D-101', 'A-2', '快递', 'BRK-01', '', 1], ['D-102', 'B-1', '快递', 'BRK-01', '', 1]];
  const result = await read('orders.csv', csv([zhHeadings, ...good, row]));
  expect(taken(result)).toEqual(expected);
  expect(result.faults.length).toBeGreaterThan(0);
});

test.each([
  ['a total', ['合计', '', '', '', '', 7]],
  ['a total before the quantity', ['', '', '', '', '合计：', 7]],
  ['a total where the way to ship stands', ['', '', '合计', '', '', 7]],
  ['a sum without a word', ['', '', '', '', '', 7]],
  ['a total of a dealer', ['D-101', '小计 2 件', '', '', '', 2]],
  ['an English total', ['Grand total', '', '', '', '', 7]],
  ['a remark', ['请于国庆节前发货', '', '', '', '', '']],
  ['a remark of more than 64 characters', ['备注：' + '急'.repeat(70), '', '', '', '', '']],
  ['a name far to the right', ['', '', '', '', '', '', '制表：张三']],
  ['the headings of the next page', zhHeadings],
])('%s is no line: it is told and holds nothing back', async (what, row) => {
  const result = await read('orders.csv', csv([...twoOrders, row, ['D-103', 'C-1', '快递', 'BRK-01', '', 1]]));
  expect([taken(result), result.faults]).toEqual([['A-1', 'B-7', 'C-1'], []]);
  expect(places(result.leftOut)).toEqual(what.startsWith('the headings') ? [] : ['5 undefined: is no line of an order (a total, a remark) and was not read']);
});

test.each([
  ['a part', ['', '', '', 'BRK-01', '', 1]],
  ['a colour', ['', '', '', '', '红色', 1]],
  ['a way to ship', ['', '', '快递', '', '', 1]],
  ['a part and the word for a total', ['合计', '', '', 'BRK-01', '', 1]],
  ['an order of the file', ['', 'A-1', '', '', '', 1]],
])('a row that names %s may be a line', async (_what, row) => {
  const result = await read('orders.csv', csv([...twoOrders, row]));
  expect(taken(result)).not.toContain('A-1');
  expect(result.faults.length).toBeGreaterThan(0);
});

test('cells that are merged down stand in each of their rows; a merged quantity is a fault, a remark across the columns one cell', async () => {
  const rows = [
    zhHeadings,
    ['D-101', 'A-1', '快递', 'BRK-01', undefined, 2],
    [undefined, undefined, undefined, 'FND-06', '红色', 3],
    [undefined, 'B-7', '随车', 'CTL-02', undefined, 1],
    ['备注：请于国庆节前发货', undefined, undefined, undefined, undefined, 6],
  ];
  const merges = ['A2:A4', 'B2:B3', 'C2:C3', 'A5:E5', 'E1000:E1048576'];
  const of = { dealerNo: 'D-101' };
  const expected = [{ ...bodies[0] }, { ...bodies[1], ...of }];
  expect(await readBodies('orders.xlsx', xlsx({ Sheet1: rows }, [], merges))).toEqual(expected);
  const result = await read('orders.xlsx', xlsx({ Sheet1: rows.map((row, index) => (index === 2 ? row.slice(0, 5) : row)) }, [], [...merges, 'F2:F3']));
  expect(places(result.faults)).toEqual([expect.stringMatching(/^3 F 数量: is merged with the cell above/)]);
  expect(taken(result)).toEqual(['B-7']);
});

test('reads every visible sheet that has headings and tells the sheet of a fault', async () => {
  const bad = ['D-103', 'C-1', '快递', 'BRK-01', '', 'x'];
  const { orders, faults } = await read('orders.xlsx', xlsx({ 说明: [['填表说明']], 九月: twoOrders, 十月: [zhHeadings, bad] }));
  expect(orders.map(({ dealerOrderNo }) => dealerOrderNo)).toEqual(['A-1', 'B-7', 'C-1']);
  expect(faults).toMatchObject([{ sheet: '十月', row: 2, column: 'F 数量' }]);
});

test('a sheet of orders with an unknown heading is a fault and holds back all orders; what is no sheet of orders, or hidden, is left out and told', async () => {
  const unknown = ['经销商编号', '订单号', '发运方式', '配件编号', '几个'];
  const notes = [['填表说明'], ['数量', '按件填写']];
  const sheets = { 九月: twoOrders, 十月: [['十月'], unknown, ['D-101', 'A-1', '快递', 'BRK-01', 2]], 说明: notes, 八月: twoOrders, 空: [] };
  const { orders, faults, leftOut } = await read('orders.xlsx', xlsx(sheets, ['八月', '空']));
  expect(orders.map(({ dealerOrderNo, body }) => [dealerOrderNo, body])).toEqual([['A-1', undefined], ['B-7', undefined]]);
  expect(faults).toEqual([{ sheet: '十月', row: 2, reason: { 'zh-CN': '没有找到表头，缺少列：“数量”', en: 'has no heading for: "quantity"' } }]);
  expect(leftOut.map(({ sheet, reason }) => `${sheet}: ${reason.en}`)).toEqual(['说明: has no headings of orders and was not read', '八月: is hidden and was not read']);
  expect(await refusal('hidden.xlsx', xlsx({ 八月: twoOrders, 空: [] }, ['八月']))).toMatch(/^has content in hidden sheets only/);
});

test('a column with a heading that is not known is left out and told', async () => {
  const heads = ['经销商编号', '订单号', '发运方法', '配件编号', '数量', '单价'];
  const { orders, leftOut } = await read('orders.xlsx', xlsx({ 九月: [heads, ['D-101', 'A-1', '快递', 'BRK-01', 2, 9]] }));
  expect(orders).toMatchObject([{ dealerOrderNo: 'A-1', body: expect.not.objectContaining({ shippingMethod: expect.anything() }) }]);
  expect(leftOut).toEqual([{ sheet: '九月', row: 1, reason: { 'zh-CN': '这些列没有读取：C 发运方法、F 单价', en: 'has columns that were not read: C 发运方法, F 单价' } }]);
});

test('keeps name, variety and day as the dealer wrote them; a file with names and no part numbers is one of orders (DO-D1.2)', async () => {
  const heads = ['经销商编号', '订单号', '下单日期', '发运方式', '配件名称', '品种', '数量'];
  const rows = [['D-101', 'A-1', '2026年9月5日', '快递', ' 制动  手柄 左 ', '铝合金', 2], ['D-101', 'A-1', '2026/9/5', '快递', '长'.repeat(300), '', 1]];
  const lines = [{ partName: '制动 手柄 左', variety: '铝合金', quantity: 2 }, { partName: '长'.repeat(100), quantity: 1 }];
  const order = { dealerNo: 'D-101', dealerOrderNo: 'A-1', shippingMethod: 'courier', orderDate: '2026-09-05' };
  expect(await readBodies('orders.csv', csv([heads, ...rows]))).toEqual([{ ...order, lines }]);
  const english = ['Dealer no.', 'Order no.', 'Order date', 'Shipping method', 'Part name', 'Variety', 'Qty'];
  expect(await readBodies('orders.csv', csv([english, ...rows]))).toEqual([{ ...order, lines }]);
});

test('tells which heading is missing, and where', async () => {
  const rows = [['经销商编号', '订单号', '发运方式', '配件编号', '价格'], ['D-101', 'A-1', '快递', 'BRK-01', 2]];
  expect(await refusal('orders.csv', csv(rows))).toBe('row 1 has no heading for: "quantity"');
  expect(await refusal('orders.xlsx', xlsx({ 说明: [['填表说明']], 九月: rows }))).toBe('九月 row 1 has no heading for: "quantity"');
  expect(await refusal('letter.csv', 'Dear all,\nplease send us two levers.')).toMatch(/^has no heading for: "dealer no", "order no"/);
  expect(await refusal('twice.csv', csv([[...zhHeadings, 'Qty'], ['D-101']]))).toBe('row 1 has two columns of the same meaning; the second is G Qty');
  expect(await refusal('rowless.csv', csv([zhHeadings]))).toBe('row 1 has headings and no rows below them');
});

test.each([
  ['nothing', ''],
  ['white space', '\r\n \r\n'],
  ['a byte-order mark', '\uFEFF'],
  ['separators', ',,,\n,,,'],
])('a file of %s is empty', async (_what, content) => {
  expect(await refusal('empty.csv', content)).toBe('is empty');
});

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'), /neither a CSV nor an XLSX/],
  ['bytes without any order', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + 13 * index * index) % 256)), /neither a CSV nor an XLSX/],
  ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Excel file/],
  ['a cut XLSX file', xlsx({ A: twoOrders }).slice(0, 3000), /damaged XLSX/],
  ['a changed XLSX file', xlsx({ A: twoOrders }).fill(0x41, 200, 900), /damaged XLSX/],
  ['another archive', withEntry(Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'notes.txt', Buffer.from('hello')), /damaged XLSX/],
  ['a workbook of rubbish', withEntry(xlsx({ A: twoOrders }), 'xl/workbook.xml', Buffer.from('<workbook><sheets>')), /damaged|empty/],
])('refuses %s', async (_what, content, reason) => {
  expect(await refusal('orders.xlsx', content)).toMatch(reason);
});

test('quotes inside of unquoted cells are characters; a formula that is one text is that text', async () => {
  const heads = ['Dealer no.', 'Order no.', 'Ship method', 'Part no.', 'Part name', 'Qty'].join(',').replace('Ship method', 'Shipping method');
  const rows = ['D-101,="00123",courier,BRK-01,14"轮毂,2', 'D-101,"=""0012""",courier,="BRK-01",6"" x "5",1', 'D-101, "A ""7"", late" ,courier,BRK-01,"quoted,\r\n6""",3'];
  const order = { dealerNo: 'D-101', shippingMethod: 'courier' };
  expect(await readBodies('orders.csv', [heads, ...rows].join('\r\n'))).toEqual([
    { ...order, dealerOrderNo: '00123', lines: [{ partNo: 'BRK-01', partName: '14"轮毂', quantity: 2 }] },
    { ...order, dealerOrderNo: '0012', lines: [{ partNo: 'BRK-01', partName: '6"" x "5"', quantity: 1 }] },
    { ...order, dealerOrderNo: 'A "7", late', lines: [{ partNo: 'BRK-01', partName: 'quoted, 6"', quantity: 3 }] },
  ]);
});

test('refuses the whole file from an open quote on, and says in which row', async () => {
  expect(await refusal('orders.csv', `${csv(twoOrders)}\r\n"D-103,A-9,快递,BRK-01,,1\r\n`)).toMatch(/^row 5 has a quotation mark without its partner/);
  expect(await refusal('orders.csv', `${csv(twoOrders)}\r\n"D-103"x,A-9,快递,BRK-01,,1\r\n`)).toMatch(/^row 5 has a quotation mark/);
  for (const wrong of ['"D-103,A-9', '"D-103"x,A-9', 'D-103, "A-9', 'D-103,="A,9"']) {
    const content = `${csv(twoOrders)}\r\nD-103,14",快递,BRK-01,,1\r\n${wrong},快递,BRK-01,,1\r\n`;
    expect(await refusal('orders.csv', content)).toMatch(/^row 6 has a quotation mark without its partner/);
  }
});

test('refuses what is too large, before it costs anything', async () => {
  expect(await refusal('huge.csv', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).toMatch(/larger than 10 MB/);
  const many = Array.from({ length: 5001 }, (_, index) => ['D-101', `A-${index}`, '快递', 'BRK-01', '', 1]);
  expect(await refusal('many.csv', csv([zhHeadings, ...many]))).toMatch(/more than 5000 rows/);
  expect(await refusal('many.xlsx', xlsx({ A: [zhHeadings, ...many] }))).toMatch(/more than 5000 rows/);
  expect(taken(await read('most.csv', csv([zhHeadings, ...many.slice(1)])))).toHaveLength(5000);
});

test('is not fooled by archives that unpack to gigabytes or claim a vast sheet', async () => {
  const book = xlsx({ A: twoOrders });
  expect(await refusal('bomb.xlsx', withEntry(book, 'xl/media/zero.bin', Buffer.alloc(80 * 1024 * 1024)))).toMatch(/unpacks to far more/);
  const sheet = (cell: string) =>
    Buffer.from(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>${cell}</sheetData></worksheet>`);
  const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
  expect(await refusal('vast.xlsx', withEntry(book, 'xl/worksheets/sheet1.xml', sheet(far)))).toMatch(/cell in column XFD/);
  expect(await refusal('vast.xlsx', withEntry(book, 'xl/worksheets/sheet1.xml', sheet('')))).toBe('is empty');
});

test('a path that is no file is told so', async () => {
  await expect(readTables('no-such-file.csv')).rejects.toThrow('can not be found');
  await expect(readTables(import.meta.dirname)).rejects.toThrow('is no file');
});
