import { expect, test } from '@jest/globals';
import { csv, xlsx, zhHeadings } from './order-file';
import { places, read, readBodies, refusal, taken, twoOrders } from './reading';

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
