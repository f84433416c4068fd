import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import { importOrders } from '../../src/import/import-orders';
import { readMasterData } from '../../src/installation/master-data';
import { orderDesk } from '../../src/systems/order-desk';
import type { orderDeskContract } from '../../src/systems/order-desk/contract';
import { startSystem, type StartedSystem } from '../support/start-system';
import { csv, orderFile, xlsx, zhHeadings } from './order-file';

const root = join(import.meta.dirname, '..', '..');

let desk: StartedSystem<typeof orderDeskContract>;
beforeEach(async () => {
  desk = await startSystem(orderDesk('zh-CN'));
  const { catalogue } = await readMasterData(join(root, 'test', 'fixtures', 'scenario-fixture.json'));
  await desk.client.loadCatalogue({ body: catalogue, idempotencyKey: 'fixture' });
});
afterEach(() => desk.close());

async function run(name: string, content: string | Uint8Array, locale: 'zh-CN' | 'en' = 'en') {
  const lines: string[] = [];
  const whole = await importOrders({ path: await orderFile(name, content), orderDesk: desk.client, locale, tell: (line) => lines.push(line) });
  return { whole, lines };
}
const orders = async () => (await desk.client.listOrders({ query: {} })).orders;

const good = [
  zhHeadings,
  ['D-101', 'A-1', '快递', 'BRK-01', '', 2],
  ['D-101', 'A-1', '', 'FND-06', '红色', 3],
  ['D-102', 'B-7', '随车', 'CTL-02', '', 1],
];

test('good orders go in with their lines, and the same file again changes nothing', async () => {
  const first = await run('orders.csv', csv(good));
  expect(first).toEqual({ whole: true, lines: ['✓ D-101 A-1  DO-202609-001, 2 lines', '✓ D-102 B-7  DO-202609-002, 1 line', '2 taken, 0 already there, 0 refused; 0 faults in the file'] });
  expect(await orders()).toMatchObject([
    { dealerNo: 'D-101', dealerOrderNo: 'A-1', shippingMethod: 'courier' },
    { dealerNo: 'D-102', dealerOrderNo: 'B-7', shippingMethod: 'withVehicle' },
  ]);

  const again = await run('orders.csv', csv(good));
  expect(again).toEqual({ whole: true, lines: ['= D-101 A-1  already there: DO-202609-001', '= D-102 B-7  already there: DO-202609-002', '0 taken, 2 already there, 0 refused; 0 faults in the file'] });
  expect(await orders()).toHaveLength(2);
});

test('the same orders in another file, format and encoding are the same orders', async () => {
  await run('orders.csv', csv(good));
  const reordered = [good[0] ?? [], ...good.slice(3), ...good.slice(1, 3)];
  for (const content of [iconv.encode(csv(good), 'gb18030'), xlsx({ 订单: good }), Buffer.from(csv(reordered))]) {
    expect((await run('again', content)).lines.at(-1)).toBe('0 taken, 2 already there, 0 refused; 0 faults in the file');
  }
  expect(await orders()).toHaveLength(2);
});

test('of orders with unreadable rows nothing goes in, the others do, and every fault is told with its place', async () => {
  const rows = [...good, ['D-101', 'A-1', '', 'LMP-03', '', 'abc'], ['D-103', 'C-1', '骑马', 'BRK-01', '', 1]];
  expect(await run('九月.csv', csv(rows), 'zh-CN')).toEqual({
    whole: false,
    lines: [
      '✗ D-101 A-1  未导入：有无法读取的行，见下面的清单',
      '✓ D-102 B-7  DO-202609-001，1 行',
      '✗ D-103 C-1  未导入：有无法读取的行，见下面的清单',
      '九月.csv，行 5，列 F 数量：“abc”不是数字',
      '九月.csv，行 6，列 C 发运方式：“骑马”无法识别，可填：随车、快递、物流',
      '导入 1 张，已经导入过 0 张，未导入 2 张；文件中有 2 处错误',
    ],
  });
  expect((await orders()).map(({ dealerOrderNo }) => dealerOrderNo)).toEqual(['B-7']);
});

test('what is too much for one order, or says too little, is told with its place', async () => {
  const long = Array.from({ length: 201 }, (_, index) => ['D-101', 'LONG', '快递', 'BRK-01', '', index + 1]);
  const exchange = ['D-102', 'X-1', '快递', 'BRK-01', '', 1, '保修换件'];
  const purchase = ['D-102', 'X-2', '快递', 'BRK-01', '', 1, '', 'DI-202609-001'];
  const { whole, lines } = await run('orders.csv', csv([[...zhHeadings, '订单类型', '案件号'], ...long, exchange, purchase]));
  expect(whole).toBe(false);
  expect(lines).toEqual([
    '✗ D-101 LONG  refused: has rows that can not be read, see the list below',
    '✗ D-102 X-1  refused: has rows that can not be read, see the list below',
    '✗ D-102 X-2  refused: has rows that can not be read, see the list below',
    'orders.csv, row 202: is more than the 200 lines that one order may have; make it several orders',
    'orders.csv, row 203, column H 案件号: is empty: an exchange or a free replacement names its case',
    'orders.csv, row 204, column H 案件号: is filled in, but a purchase has no case; leave it out, or make the order an exchange or a free replacement',
    '0 taken, 0 already there, 3 refused; 3 faults in the file',
  ]);
});

test('a file that can not be read as a whole is one fault', async () => {
  expect(await run('letter.txt', 'Dear all')).toMatchObject({ whole: false, lines: [expect.stringMatching(/^letter\.txt: has no heading for/), '0 taken, 0 already there, 0 refused; 1 faults in the file'] });
  expect(await orders()).toEqual([]);
});

test('tells the rest to come again when the order desk does not answer', async () => {
  await desk.close();
  const { whole, lines } = await run('orders.csv', csv(good));
  expect(whole).toBe(false);
  expect(lines.at(-1)).toMatch(/does not answer/);
  desk = await startSystem(orderDesk('zh-CN'));
});

test('the command ends with 1 when something was refused, else with 0, in the language of the installation', async () => {
  const whole = await command([await orderFile('good.csv', csv(good))], { LOCALE: 'zh-CN' });
  expect(whole).toMatchObject({ code: 0, output: expect.stringContaining('✓ D-101 A-1  DO-202609-001，2 行') });
  const partly = await command([await orderFile('bad.csv', csv([...good, ['D-101', 'A-9', '快递', 'BRK-01', '', '-4']]))], { LOCALE: 'en' });
  expect(partly).toMatchObject({ code: 1, output: expect.stringContaining('bad.csv, row 5, column F 数量: "-4" is negative') });
  expect(await command([], {})).toMatchObject({ code: 1, errors: expect.stringContaining('npm run import-orders -- FILE') });
});

async function command(given: string[], settings: Record<string, string>) {
  const env = { ...process.env, ORDER_DESK_URL: desk.url, OPERATOR_API_KEY: desk.apiKey, NODE_OPTIONS: '', RUN_FOLDER: tmpdir(), ...settings };
  const child = spawn(process.execPath, [join(root, 'dist', 'import-orders.js'), ...given], { cwd: root, env });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, output, errors };
}

test('what is incomplete, unknown or there already goes in, too, and becomes a case (DO-D1)', async () => {
  const rows = [zhHeadings, ['D-101', 'A-1', '快递', 'FND-06', '', 2], ['D-101', 'A-2', '快递', '', '', ''], ['D-999', 'Z-1', '快递', 'BRK-01', '', 1]];
  expect((await run('orders.csv', csv(rows))).lines.at(-1)).toBe('3 taken, 0 already there, 0 refused; 0 faults in the file');
  expect((await run('orders.csv', csv(rows))).lines.at(-1)).toBe('0 taken, 3 already there, 0 refused; 0 faults in the file');
  const changed = [zhHeadings, ['D-101', 'A-1', '快递', 'BRK-01', '', 3]];
  expect((await run('changed.csv', csv(changed))).lines).toEqual(['✓ D-101 A-1  DO-202609-004, 1 line', '1 taken, 0 already there, 0 refused; 0 faults in the file']);
});
