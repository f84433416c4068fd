import { expect, test } from '@jest/globals';
import { readTables } from '../../src/import/read-file';
import { csv, withEntry, xlsx, zhHeadings } from './order-file';
import { read, refusal, taken, twoOrders } from './reading';

test('of a file with too many blank rows nothing is taken, and that is told', async () => {
  const text = `${zhHeadings.join(',')}\n${'\n'.repeat(4 * 5000)}D-101,A-1,快递,BRK-01,,1\n`;
  expect(await refusal('orders.csv', text)).toBe('has more than 5000 rows; send it as several files');
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
