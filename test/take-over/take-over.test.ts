import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { accountIds } from '../../src/take-over/accounts';
import { takeOver } from '../../src/take-over/take-over';
import { monday, useEngine } from '../support/hooks';
import type { TestWorld } from '../support/world';

/** The old books of a small company: 12 pieces at 10.00 and 5 at 20.00 in the stores, a dealer's and a supplier's account, cash. */
const oldBooks: Record<string, string> = {
  'dealers.csv': '经销商编号,名称,允许部分发货\nD-201,南京店,是\n',
  'parts.csv': '配件编号,中文名称,英文名称,车型,类别,基础件,颜色,成本,三包类别\nBRK-1,刹车把,Brake lever,M1,普通,,,10.00,制动\nCTL-1,控制器,Controller,M1,普通,,,20.00,控制器\n',
  'models.csv': '车型,在产\nM1,是\n',
  'prices.csv': '配件编号,生效日期,价格\nBRK-1,2026-01-01,18.00\nCTL-1,2026-01-01,30.00\n',
  'stock.csv': '配件编号,库位,数量\nBRK-1,AS,12\nCTL-1,CO,5\n',
  'accounts.csv': '经销商编号,配件欠款,整车欠款\nD-201,350.00,12800.00\n',
  'suppliers.csv': '供应商编号,名称,供货范围,供货系列,应付余额\nSUP-01,无锡电机,刹车,BRK,86400.00\n',
  'painters.csv': '烤漆厂编号,名称\n',
  'paint-terms.csv': '配件编号,白件编号,烤漆厂编号,烤漆费,先从公司仓领白件\n',
  'vehicles.csv': '车架号,车型,经销商编号,开票日期,开票价格,随车配件\nZFM1,M1,D-201,2026-03-16,3200.00,\n',
  'mail-addresses.csv': '收件人,邮箱\nD-201,d201@example.com\n',
  'balances.csv': '科目,往来单位,余额\n现金,,5000.00\n烤漆厂应付,PNT-1,200.00\n',
  'control-totals.csv': '科目,余额\n配件应收,350.00\n整车账款,12800.00\n供应商货款,86400.00\n烤漆厂应付,200.00\n售后库存,120.00\n公司库存,100.00\n现金,5000.00\n',
  'open-orders.csv': '经销商编号,订单号,发运方式,配件编号,车型,颜色,数量\nD-201,A-1,快递,BRK-1,M1,,2\nD-201,A-2,快递,CTL-1,M1,,1\n',
  'open-incidents.csv': '经销商编号,报告号,类别,发运单号,车架号,已签字,说明,配件编号,数量,情况\nD-201,BG-1,破损缺件单,,,是,,BRK-1,1,缺件\nD-201,BG-1,破损缺件单,,,是,,CTL-1,1,破损\n',
  'open-returns.csv': '经销商编号,车架号,退车原因,质量问题,送车方式,需要换车\nD-201,ZFM1,前叉异响,是,自送,否\n',
  'open-parcels.csv': '经销商编号,清单号,承运人,配件编号,数量,故障,售出日期,日期类别,需要换件\nD-201,QD-1,顺丰,CTL-1,2,不通电,2026-03-01,购车,是\n',
};

const engine = useEngine();
const empty = { catalogue: { dealers: [], parts: [], models: [], prices: [] }, stock: [], balances: [] };
let folder: string;
let world: TestWorld;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftersales-flows-take-over-'));
  for (const [name, content] of Object.entries(oldBooks)) await writeFile(join(folder, name), content);
});
afterEach(() => rm(folder, { recursive: true }));
beforeAll(async () => {
  world = await engine.open(monday, { withWorkers: false, masterData: empty });
});
afterAll(() => world.close());

async function run(go: boolean, clients: SystemClients | null = world.clients) {
  const lines: string[] = [];
  const whole = await takeOver({ folder, go, clients: clients ?? undefined, locale: 'zh-CN', tell: (line) => lines.push(line) });
  return { whole, lines };
}
const write = (name: string, content: string) => writeFile(join(folder, name), content);
const cases = async () => {
  const { orderDesk } = world.clients;
  const [{ orders }, { incidents }, { vehicleReturns }, { warrantyReturns }] = await Promise.all([
    orderDesk.listOrders({ query: {} }),
    orderDesk.listIncidents({ query: {} }),
    orderDesk.listVehicleReturns({ query: {} }),
    orderDesk.listWarrantyReturns({ query: {} }),
  ]);
  return [orders.length, incidents.length, vehicleReturns.length, warrantyReturns.length];
};

const booksOfTheFiles = [
  ...['科目\t旧账余额\t新账余额\t差额', '配件应收\t350.00\t350.00\t0.00', '整车账款\t12800.00\t12800.00\t0.00', '供应商货款\t86400.00\t86400.00\t0.00'],
  ...['烤漆厂应付\t200.00\t200.00\t0.00', '售后库存\t120.00\t120.00\t0.00', '公司库存\t100.00\t100.00\t0.00', '现金\t5000.00\t5000.00\t0.00'],
  ...['库位\t件数\t金额', 'AS\t12\t120.00', 'CO\t5\t100.00'],
];

test('the accounts that may be opened are those that finance has', async () => {
  const database = new pg.Client({ connectionString: world.adminUrl });
  await database.connect();
  const { rows } = await database.query<{ name: string; id: string }>('select name, id from finance.account');
  await database.end();
  expect(rows).toEqual(expect.arrayContaining(Object.entries(accountIds).map(([name, id]) => ({ name, id }))));
});

test('a trial tells that the books balance, and changes nothing', async () => {
  expect(await run(false)).toEqual({
    whole: true,
    lines: [...booksOfTheFiles, '未完结：订单 2 张，开箱及质量事故 1 件，退车 1 件，三包退件 1 件。', '各科目余额与旧账一致。', '系统中还没有期初数据。', '以上为试算，未接收任何数据。确认无误后加 --go 正式接收。'],
  });
  expect(await cases()).toEqual([0, 0, 0, 0]);
  expect((await world.clients.warehouse.getStock({ query: {} })).stock).toEqual([]);
});

test('books that do not balance are not taken over, whatever is said', async () => {
  await write('control-totals.csv', `${oldBooks['control-totals.csv']?.replace('售后库存,120.00', '售后库存,120.01') ?? ''}旧件库存,40.00\n`);
  const { whole, lines } = await run(true);
  expect(whole).toBe(false);
  expect(lines).toEqual(expect.arrayContaining(['售后库存\t120.01\t120.00\t-0.01', '旧件库存\t40.00\t0.00\t-40.00', '有科目与旧账不一致，未接收任何数据。请核对文件后重试。']));
  expect(await cases()).toEqual([0, 0, 0, 0]);
  expect((await world.clients.finance.getBalances({ query: {} })).balances.filter(({ balance }) => balance !== '0.00')).toEqual([]);
});

test('what can not be read is told in one list, by file, row and column', async () => {
  await write('stock.csv', '配件编号,库位,数量\nBRK-1,AS,-1\nCTL-1,XX,5\n');
  await write('balances.csv', '科目,往来单位,余额\n售后库存,,1.00\n');
  await write('open-returns.csv', '经销商编号,车架号,退车原因,质量问题,送车方式,需要换车\nD-201,ZFM1,前叉异响,也许,自送,否\n');
  await write('open-orders.csv', '经销商编号,订单号,发运方式,配件编号,车型,颜色,数量\nD-201,A-1,快递,BRK-1,M1,,两件\n');
  const told = await run(true).then(() => '', (error: unknown) => String(error));
  for (const part of ['stock.csv, row 2: 数量', 'stock.csv, row 3: 库位', 'balances.csv, row 2: 科目', 'open-returns.csv, row 2: 质量问题', 'open-orders.csv，行 2']) expect(told).toContain(part);
  expect(await cases()).toEqual([0, 0, 0, 0]);
});

test('carried out, books are read back and open cases begin; a second time nothing comes twice', async () => {
  const first = await run(true);
  expect(first.lines.slice(0, booksOfTheFiles.length + 1)).toEqual([...booksOfTheFiles, '各科目余额与旧账一致。']);
  expect(first.lines.slice(-4)).toEqual(['✓ D-201 BG-1  DI-202609-001', '✓ D-201 ZFM1  VR-202609-001', '✓ D-201 QD-1  WR-202609-001', '接收完成。']);
  expect(first.whole).toBe(true);
  expect(await cases()).toEqual([2, 1, 1, 1]);
  expect((await world.clients.documents.listMailAddresses({})).addresses).toMatchObject([{ recipient: 'D-201', address: 'd201@example.com' }]);
  const before = await world.clients.finance.trialBalance({});
  expect(before.debit).toBe(before.credit);

  const again = await run(true);
  expect(again.whole).toBe(true);
  expect(again.lines).toContain('= D-201 A-1  已经导入过：DO-202609-001');
  expect(await cases()).toEqual([2, 1, 1, 1]);
  expect(await world.clients.finance.trialBalance({})).toEqual(before);
});

test('a trial tells what is opened already; other figures than those are not taken over', async () => {
  expect((await run(false)).lines).toContain('系统中已有本账的期初数据 9 笔；重新执行不会重复。');
  await write('stock.csv', '配件编号,库位,数量\nBRK-1,AS,13\nCTL-1,CO,5\n');
  await write('control-totals.csv', (oldBooks['control-totals.csv'] ?? '').replace('售后库存,120.00', '售后库存,130.00'));
  for (const go of [false, true]) {
    const { whole, lines } = await run(go);
    expect(whole).toBe(false);
    expect(lines.slice(-3)).toEqual(['系统中另有不属于本账的期初数据 2 笔，未接收任何数据。期初不能改，请换用新的数据库：', 'afterSalesInventory\t120.00', 'BRK-1\tAS\t12']);
  }
});

test('a trial goes without an installation, and says that it did not ask', async () => {
  const nobody = createSystemClients(() => 'http://127.0.0.1:1', 'nobody');
  for (const clients of [null, nobody]) {
    const { whole, lines } = await run(false, clients);
    expect(whole).toBe(true);
    expect(lines.at(-2)).toMatch(/^系统没有应答，或没有设置 OPERATOR_API_KEY/);
  }
});

test('what names a dealer, a part or a vehicle that no file has is told before anything is taken over', async () => {
  await write('vehicles.csv', '车架号,车型,经销商编号,开票日期,开票价格,随车配件\nZFM1,M1,D-999,2026-03-16,3200.00,NO-PART\n');
  await write('open-returns.csv', '经销商编号,车架号,退车原因,质量问题,送车方式,需要换车\nD-201,NOBODY,前叉异响,是,自送,否\nD-201,ZFM1,前叉异响,是,自送,否\n');
  await write('open-orders.csv', '经销商编号,订单号,发运方式,配件编号,车型,颜色,数量\nD-998,A-1,快递,BRK-1,M1,,2\n');
  const told = await run(true).then(() => '', (error: unknown) => String(error));
  for (const part of ['vehicles.csv, ZFM1: there is no dealer D-999', 'vehicles.csv, ZFM1: there is no part NO-PART', 'D-201 NOBODY: there is no vehicle NOBODY', 'D-201 ZFM1: ZFM1 was sold to D-999', 'D-998 A-1: there is no dealer D-998']) expect(told).toContain(part);
  await write('stock.csv', '配件编号,库位,数量\nXXX-1,AS,12\n');
  expect(await run(true).then(() => '', (error: unknown) => String(error))).toContain('stock.csv, row 2: there is no part XXX-1');
});

test('a case that the order desk refuses is told, and the rest is taken over', async () => {
  await write('open-returns.csv', '经销商编号,车架号,退车原因,质量问题,送车方式,需要换车\nD-201,ZFM1,后轮异响,是,自送,否\n');
  const { whole, lines } = await run(true);
  expect(whole).toBe(false);
  expect(lines.find((line) => line.startsWith('✗ D-201 ZFM1  未接收：frameNo'))).toBeDefined();
  expect(lines.at(-1)).toBe('有案件未能接收，见上。其余均已接收；改正后重新执行，不会重复。');
});
