import { expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { csv, withEntry, xlsx, zhHeadings } from './order-file';
import { bodies, places, read, readBodies, taken, twoOrders } from './reading';

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

test('keeps name, variety and day as the dealer wrote them; a file with names and no part numbers is one of orders (DO-D1.2)', async () => {
  const heads = ['经销商编号', '订单号', '下单日期', '发运方式', '配件名称', '品种', '数量'];
  const rows = [['D-101', 'A-1', '2026年9月5日', '快递', ' 制动  手柄 左 ', '铝合金', 2], ['D-101', 'A-1', '2026/9/5', '快递', '长'.repeat(300), '', 1]];
  const lines = [{ partName: '制动 手柄 左', variety: '铝合金', quantity: 2 }, { partName: '长'.repeat(100), quantity: 1 }];
  const order = { dealerNo: 'D-101', dealerOrderNo: 'A-1', shippingMethod: 'courier', orderDate: '2026-09-05' };
  expect(await readBodies('orders.csv', csv([heads, ...rows]))).toEqual([{ ...order, lines }]);
  const english = ['Dealer no.', 'Order no.', 'Order date', 'Shipping method', 'Part name', 'Variety', 'Qty'];
  expect(await readBodies('orders.csv', csv([english, ...rows]))).toEqual([{ ...order, lines }]);
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
