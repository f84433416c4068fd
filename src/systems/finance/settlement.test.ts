import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { startSystem } from '../../../test/support/start-system';
import { requirePerson } from '../../http/sign-in';
import { finance } from './index';
import { balanceOf, key, refusal, type StartedFinance } from './test-support';

let system: StartedFinance;
const client = () => system.client;
const day = 24 * 3600 * 1000;

const checkPassword = (username: string, password: string) =>
  Promise.resolve(username === 'tian.li' && password === 'demo' ? { username, kind: 'person' as const } : null);

async function start() {
  system = await startSystem(finance({ locale: 'zh-CN', person: requirePerson(checkPassword) }));
  await client().openAccounts({
    body: { balances: [{ account: 'painterPayable', party: 'PNT-1', amount: '40.00' }, { account: 'inventoryAtPainter', amount: '75.00' }] },
    idempotencyKey: key(),
  });
}
/** White parts go to the paint shop at 25.00 each. */
const sent = (orderNo: string, at = '2026-09-08T10:00:00+08:00') =>
  client().postStockMovement({
    body: { movementId: `WH-${key()}`, type: 'paintDispatch', partNo: 'FND-06-W', quantity: 3, unitCost: '25.00', at, documentNo: orderNo },
    idempotencyKey: key(),
  });
const deduct = (deductionNo: string, quantity: number, changes: object = {}) =>
  client().recordDeduction({
    body: { deductionNo, outsourcingOrderNo: 'OP-1', painterNo: 'PNT-1', whitePartNo: 'FND-06-W', quantity, missedAt: '2026-09-30T23:59:59+08:00', ...changes },
    idempotencyKey: key(),
  });
const open = (month?: string) => client().openSettlement({ body: { ...(month === undefined ? {} : { month }) }, idempotencyKey: key() });
const settle = (month: string, painterNo = 'PNT-1') => client().settlePainter({ body: { month, painterNo }, idempotencyKey: key() });
const close = (month: string) => client().closePeriod({ body: { month }, idempotencyKey: key() });
const goTo = (moment: string) => system.clock.advance(Date.parse(moment) - system.clock.now().getTime());

describe('September settled in October, deductions above the claims (S-OP-16)', () => {
  beforeAll(start);
  afterAll(() => system.close());

  test('a deduction waits for the movement that says what the pieces cost, and is recorded once', async () => {
    await expect(deduct('PE-1', 2)).rejects.toMatchObject({ message: expect.stringContaining('503') });
    await sent('OP-1');
    expect(await deduct('PE-1', 2)).toEqual({ amount: '50.00' });
    expect(await deduct('PE-2', 1)).toEqual({ amount: '25.00' });
    await expect(deduct('PE-1', 2)).rejects.toMatchObject(refusal(409, 'deductionKnown'));
    await deduct('PE-3', 1, { missedAt: '2026-10-01T00:00:00+08:00' });
  });

  test('nothing is due while the month lasts, and nobody settles it by hand', async () => {
    goTo('2026-09-30T23:59:00+08:00');
    expect(await open()).toMatchObject({ settlementState: 'nothingDue', month: '2026-09' });
    expect(await open('2026-09')).toMatchObject({ settlementState: 'refused', refusal: 'monthNotOver' });
    expect(await open('2026-08')).toMatchObject({ settlementState: 'refused', refusal: 'beforeBooks', earliestMonth: '2026-09' });
    await expect(settle('2026-09')).rejects.toMatchObject(refusal(409, 'notSettling'));
    await expect(close('2026-09')).rejects.toMatchObject(refusal(409, 'notSettling'));
  });

  test('once it is over it is due; the deduction is posted on its last day, once, and leaves a debit balance', async () => {
    goTo('2026-10-01T00:30:00+08:00');
    expect(await open()).toEqual({ settlementState: 'opened', refusal: null, month: '2026-09', earliestMonth: '2026-09', painters: ['PNT-1'] });
    expect(await settle('2026-09')).toMatchObject({
      settlementNo: 'MS-202610-001',
      opening: '0.00',
      claims: '40.00',
      deducted: '75.00',
      closing: '-35.00',
      deductions: [{ deductionNo: 'PE-1', quantity: 2, amount: '50.00' }, { deductionNo: 'PE-2', quantity: 1, amount: '25.00' }],
    });
    await expect(settle('2026-09')).rejects.toMatchObject(refusal(409, 'painterSettled'));
    const { vouchers } = await client().listVouchers({ query: { rule: 'L-08' } });
    expect(vouchers).toEqual([
      expect.objectContaining({
        source: 'PNT-1/2026-09',
        documentNo: 'MS-202610-001',
        postingDate: '2026-09-30',
        entries: [
          { account: 'painterPayable', party: 'PNT-1', debit: '75.00', credit: '0.00' },
          { account: 'inventoryAtPainter', party: null, debit: '0.00', credit: '75.00' },
        ],
      }),
    ]);
    expect(await balanceOf(system, 'painterPayable', 'PNT-1')).toBe('-35.00');
  });

  test('the statement tells it in both languages', async () => {
    const text = async (language: 'zh-CN' | 'en') =>
      (await client().getStatement({ params: { settlementNo: 'MS-202610-001' }, query: { language } })).text;
    expect(await text('zh-CN')).toContain('欠款 35.00 元，转下月冲抵，本月不付款');
    expect(await text('zh-CN')).toContain('2026 年 9 月');
    expect(await text('en')).toContain('CNY 35.00 are owed by the paint shop and carried to the next month');
    await expect(client().getStatement({ params: { settlementNo: 'MS-1' } })).rejects.toMatchObject(refusal(404, 'notFound'));
  });

  test('staff print it as a page, signed in with their own name', async () => {
    const look = async (settlementNo: string, credentials: string) => {
      const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
      const answer = await fetch(`${system.url}/settlements/${settlementNo}/statement/page`, { headers: { authorization } });
      return { status: answer.status, text: await answer.text() };
    };
    const page = await look('MS-202610-001', 'tian.li:demo');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>烤漆厂月结对账单 MS-202610-001</h1>');
    expect(page.text).toContain('<tr><td>PE-1</td><td>OP-1</td><td>FND-06-W</td><td>2</td><td>50.00</td></tr>');
    expect(page.text).toContain('欠款 35.00 元，转下月冲抵，本月不付款');
    expect(await look('MS-202610-001', 'tian.li:guess')).toMatchObject({ status: 401, text: expect.not.stringContaining('OP-1') });
    expect((await look('MS-1', 'tian.li:demo')).status).toBe(404);
  });

  test('a month that is being settled or closed is not settled again, nor one after an open one', async () => {
    expect(await open('2026-09')).toMatchObject({ settlementState: 'refused', refusal: 'monthSettled' });
    expect(await open()).toMatchObject({ settlementState: 'nothingDue' });
    expect(await close('2026-09')).toEqual({ month: '2026-09' });
    await expect(close('2026-09')).rejects.toMatchObject(refusal(409, 'notSettling'));
    await expect(settle('2026-09', 'PNT-2')).rejects.toMatchObject(refusal(409, 'notSettling'));
    goTo('2026-12-02T09:00:00+08:00');
    expect(await open('2026-11')).toMatchObject({ settlementState: 'refused', refusal: 'earlierMonthOpen', earliestMonth: '2026-10' });
    expect((await client().listPeriods({})).periods).toEqual([{ month: '2026-09', state: 'closed' }]);
  });

  test('a movement of the closed month that is told late is booked on the first open day and keeps its own date', async () => {
    const body = { movementId: 'WH-late', type: 'drawing', partNo: 'BRK-01', quantity: 1, unitCost: '12.00', at: '2026-09-29T10:00:00+08:00', documentNo: 'DW-1' };
    await client().postStockMovement({ body, idempotencyKey: key() });
    const { vouchers } = await client().listVouchers({ query: { source: 'WH-late' } });
    expect(vouchers).toEqual([expect.objectContaining({ at: '2026-09-29T10:00:00+08:00', postingDate: '2026-10-01' })]);
  });

  test('the database takes no voucher for a closed month, whoever asks', async () => {
    const insert = (rule: string) =>
      sql`insert into finance.voucher (voucher_no, rule, source, at, posted_at, posting_date)
          values ('FV-x', ${rule}, 'x', '2026-09-30', '2026-09-30', '2026-09-30')`.execute(system.running.db);
    await expect(insert('L-15')).rejects.toThrow(/closed: it takes no posting/);
    await expect(insert('L-08')).rejects.toThrow(/closed: it takes no posting/);
  });

  test('the next month takes the balance over, with what was missed in it', async () => {
    expect(await open('2026-10')).toMatchObject({ settlementState: 'opened', painters: ['PNT-1'] });
    expect(await settle('2026-10')).toMatchObject({ opening: '-35.00', claims: '0.00', deducted: '25.00', closing: '-60.00' });
    await close('2026-10');
    const { settlements } = await client().listSettlements({ query: { painterNo: 'PNT-1' } });
    expect(settlements.map(({ month, closing }) => [month, closing])).toEqual([['2026-09', '-35.00'], ['2026-10', '-60.00']]);
  });

  test('a paint shop with a payable balance reads what is paid to it', async () => {
    await open('2026-11');
    expect(await settle('2026-11', 'PNT-9')).toMatchObject({ deducted: '0.00', voucherNo: null, closing: '0.00' });
    const { settlements } = await client().listSettlements({ query: { month: '2026-11' } });
    const { text } = await client().getStatement({ params: { settlementNo: settlements[0]?.settlementNo ?? '' } });
    expect(text).toContain('应付：0.00 元');
  });
});

describe('nothing to settle', () => {
  beforeEach(async () => {
    system = await startSystem(finance({ locale: 'zh-CN' }));
  });
  afterEach(() => system.close());

  test('empty books: nothing is due, and there is no month to settle', async () => {
    system.clock.advance(60 * day);
    expect(await open()).toMatchObject({ settlementState: 'nothingDue', month: null });
    expect(await open('2026-09')).toMatchObject({ settlementState: 'refused', refusal: 'beforeBooks', earliestMonth: null });
  });

  test('no paint shop has anything: the month closes without a posting', async () => {
    await client().openAccounts({ body: { balances: [{ account: 'cash', amount: '10.00' }] }, idempotencyKey: key() });
    goTo('2026-10-01T00:00:00+08:00');
    expect(await open()).toMatchObject({ settlementState: 'opened', month: '2026-09', painters: [] });
    await close('2026-09');
    expect((await client().listVouchers({ query: { rule: 'L-08' } })).vouchers).toEqual([]);
  });

  test('two who begin at the same moment: one of them does', async () => {
    await client().openAccounts({ body: { balances: [{ account: 'cash', amount: '10.00' }] }, idempotencyKey: key() });
    goTo('2026-10-01T00:00:00+08:00');
    const answers = await Promise.all(Array.from({ length: 6 }, () => open('2026-09')));
    expect(answers.map(({ settlementState }) => settlementState).sort()).toEqual(['opened', ...Array.from({ length: 5 }, () => 'refused')]);
  });

  test.each(['2026-13', '2026-9', 'September', ''])("'%s' is no month", async (month) => {
    expect(await system.post('/settlements', { month }, key())).toMatchObject({ status: 400, body: { errors: [{ field: 'month' }] } });
  });
});
