import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { collected, key, messages, needs, refusal, startPurchasing, type StartedPurchasing } from './test-support';

let system: StartedPurchasing;
beforeAll(async () => {
  system = await startPurchasing();
});
afterAll(() => system.close());

const collect = (body: object) => system.client.collectNeeds({ body: { partNo: 'LMP-03', maker: 'li.min', ...body }, idempotencyKey: key() });

test('a need opens its tracking record, lies in the pool and tells the collecting flow (X-03)', async () => {
  const [first = '', second = ''] = await needs(system, [6, 4]);
  const { lines, parts } = await system.client.getPool({});
  expect(lines).toEqual([
    expect.objectContaining({ requestLineId: first, partName: '大灯', quantity: 6, orderLineId: 'DO-202609-001/1' }),
    expect.objectContaining({ requestLineId: second, quantity: 4 }),
  ]);
  expect(parts).toEqual([{ partNo: 'LMP-03', partName: '大灯', quantity: 10, lineCount: 2 }]);
  expect(await messages(system, 'purchaseLineRequested')).toEqual([
    { correlationKey: 'purchase-pool', variables: { requestLineId: first } },
    { correlationKey: 'purchase-pool', variables: { requestLineId: second } },
  ]);
  const { requestLines } = await system.client.listRequestLines({ query: { orderLineId: 'DO-202609-001/1' } });
  expect(requestLines).toEqual([expect.objectContaining({ state: 'pooled', trackingRecord: [expect.objectContaining({ event: 'requested' })] })]);
});

test('needs of several orders become one purchase request, once, and the buying flow is told (PP-01, S-PP-03)', async () => {
  const request = await collect({ specialRequirements: '原厂件' });
  expect(request).toMatchObject({ quantity: 10, remainingLines: 0 });
  expect(await messages(system, 'purchaseRequestMade')).toEqual([
    { correlationKey: request.purchaseRequestNo, variables: { purchaseRequestNo: request.purchaseRequestNo } },
  ]);
  await expect(collect({})).rejects.toMatchObject(refusal(409, 'nothingPooled'));
});

test('the clerk may leave needs in the pool; one that is collected can not be collected again', async () => {
  const [left = '', taken = ''] = await needs(system, [1, 2]);
  const { purchaseRequestNo } = await collect({ requestLineIds: [taken] });
  expect((await system.client.getPool({})).lines.map(({ requestLineId }) => requestLineId)).toEqual([left]);
  await expect(collect({ requestLineIds: [left, taken] })).rejects.toMatchObject({
    problem: expect.objectContaining({ code: 'lineNotPooled', detail: expect.stringContaining(purchaseRequestNo) }),
  });
  expect(await collect({ requestLineIds: [left] })).toMatchObject({ quantity: 1, remainingLines: 0 });
});

test('needs that are left out stay in the pool; with all of them left out nothing is collected', async () => {
  const [left = '', taken = ''] = await needs(system, [1, 2]);
  await expect(collect({ leftOutLineIds: [left, taken] })).rejects.toMatchObject(refusal(409, 'nothingPooled'));
  expect(await collect({ leftOutLineIds: [left, 'RL-209901-001'] })).toMatchObject({ quantity: 2, remainingLines: 1 });
  expect(await collect({})).toMatchObject({ quantity: 1, remainingLines: 0 });
});

test('a request is needed by the earliest day of its needs, and knows which posts asked for them (PR-08, PP-16)', async () => {
  for (const more of [{ neededBy: '2026-09-20', requesterPost: 'back-office-clerk' }, { neededBy: '2026-09-12', requesterPost: 'case-handler' }, { requesterPost: 'case-handler' }]) {
    await system.client.requestLine({ body: { partNo: 'LMP-03', quantity: 1, ...more }, idempotencyKey: key() });
  }
  expect((await system.client.getPool({})).lines.map(({ neededBy }) => neededBy)).toEqual(['2026-09-20', '2026-09-12', null]);
  const { purchaseRequestNo } = await collect({});
  const opened = await system.client.openRequest({ body: { instance: 'needed-by', purchaseRequestNo }, idempotencyKey: key() });
  expect(opened).toMatchObject({ neededBy: '2026-09-12', requesterPosts: ['back-office-clerk', 'case-handler'] });
});

test('at the set time everything is collected, one request a part, with what the needs ask for', async () => {
  for (const body of [
    { partNo: 'LMP-03', quantity: 2, requirements: '带支架' },
    { partNo: 'MTR-04', quantity: 1 },
    { partNo: 'LMP-03', quantity: 3, requirements: '12V' },
  ]) {
    await system.client.requestLine({ body, idempotencyKey: key() });
  }
  const { purchaseRequestNos } = await system.client.collectAllNeeds({ body: {}, idempotencyKey: key() });
  const made = await Promise.all(purchaseRequestNos.map((purchaseRequestNo) => system.client.getRequest({ params: { purchaseRequestNo } })));
  expect(made).toEqual([
    expect.objectContaining({ partNo: 'LMP-03', maker: null, specialRequirements: '带支架；12V', progress: expect.objectContaining({ openQuantity: 5 }) }),
    expect.objectContaining({ partNo: 'MTR-04', progress: expect.objectContaining({ openQuantity: 1 }) }),
  ]);
  expect(await system.client.collectAllNeeds({ body: {}, idempotencyKey: key() })).toEqual({ purchaseRequestNos: [] });
});

test('a request carries what one receipt can share; the other needs wait for the next', async () => {
  const [first = '', second = '', third = ''] = await needs(system, [60_000, 40_000, 1]);
  await expect(collect({ requestLineIds: [first, second, third] })).rejects.toMatchObject(refusal(422, 'tooManyPieces', 'requestLineIds'));
  expect(await collect({})).toMatchObject({ quantity: 100_000, remainingLines: 1 });
  const [fourth = ''] = await needs(system, [100_000]);
  const { purchaseRequestNos } = await system.client.collectAllNeeds({ body: {}, idempotencyKey: key() });
  const made = await Promise.all(purchaseRequestNos.map((purchaseRequestNo) => system.client.getRequest({ params: { purchaseRequestNo } })));
  expect(made.map(({ requestLineIds }) => requestLineIds)).toEqual([[third], [fourth]]);
});

test('a request is bound to one instance, which may ask again', async () => {
  const { purchaseRequestNo } = await collected(system, [3]);
  const open = (instance: string) => system.client.openRequest({ body: { instance, purchaseRequestNo }, idempotencyKey: key() });
  expect(await open('test/1')).toMatchObject({ purchaseRequestNo, partNo: 'LMP-03', partName: '大灯', quantity: 3 });
  expect(await open('test/1')).toMatchObject({ quantity: 3 });
  await expect(open('test/2')).rejects.toMatchObject(refusal(409, 'caseExists'));
});

test('started by hand, the request is for stock; nobody waits for its line', async () => {
  const body = { instance: 'test/3', partNo: 'LMP-03', quantity: 7, maker: 'qian.wei' };
  const { purchaseRequestNo } = await system.client.openRequest({ body, idempotencyKey: key() });
  const before = await messages(system, 'purchaseRequestMade');
  expect(before.map((each) => JSON.stringify(each)).join()).not.toContain(purchaseRequestNo);
  const { requestLines } = await system.client.listRequestLines({ query: { purchaseRequestNo } });
  expect(requestLines).toEqual([expect.objectContaining({ orderLineId: null, quantity: 7, state: 'collected' })]);
  await system.client.dropNeed({ body: { purchaseRequestNo }, idempotencyKey: key() });
  await system.client.settleLines({ body: { purchaseRequestNo, final: true }, idempotencyKey: key() });
  expect(await messages(system, 'purchaseLineSettled')).toEqual([]);
});

test('the same call twice makes one need', async () => {
  const idempotencyKey = key();
  const body = { partNo: 'MTR-04', quantity: 1 };
  const first = await system.client.requestLine({ body, idempotencyKey });
  expect(await system.client.requestLine({ body, idempotencyKey })).toEqual(first);
  const pooled = await system.client.listRequestLines({ query: { state: 'pooled' } });
  expect(pooled.requestLines).toHaveLength(1);
});
