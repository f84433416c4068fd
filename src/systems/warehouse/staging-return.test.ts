import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { approve, depart, key, line, makeSlip, packedSlip, refusal, stage, startWarehouse, stockOf, type StartedWarehouse, type TestLine } from './test-support';

let system: StartedWarehouse;

beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

const giveBack = (issueSlipNo: string, handoverNo: string, shipmentLines: TestLine[]) =>
  system.client.returnToStore({ body: { issueSlipNo, handoverNo, shipmentLines }, idempotencyKey: key() });
const cancel = (issueSlipNo: string) =>
  system.client.cancelIssueSlip({ body: { issueSlipNo, reason: '订单已取消' }, idempotencyKey: key() });
const release = (orderNo: string) => system.client.releaseReservations({ body: { orderNo }, idempotencyKey: key() });

test('returned goods lie in the store again, reserved, and can be handed over anew (PD-D5.1)', async () => {
  const lines = [line('DO-1/1', 'BRK-01', 5)];
  const slip = await packedSlip(system, 'DO-1', lines);
  await stage(system, slip, lines, 'HO-1');
  await giveBack(slip, 'HO-1', lines);
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'BRK-01', 'ST')]).toEqual(['20/5', '0/0']);
  await expect(giveBack(slip, 'HO-1', lines)).rejects.toMatchObject(refusal(422, 'moreThanSlip'));
  await stage(system, slip, lines, 'HO-2');
  await giveBack(slip, 'HO-2', lines);
  await depart(system, slip, 'AS', lines);
  expect(await stockOf(system, 'BRK-01')).toBe('15/0');
  const { movements } = await system.client.listMovements({ query: { orderNo: 'DO-1' } });
  expect(movements.map(({ type }) => type)).toEqual(['staging', 'stagingReturn', 'staging', 'stagingReturn', 'departure']);
});

test('a cancelled slip is void and its pieces can be released (DO-D5.1)', async () => {
  const lines = [line('DO-2/1', 'CTL-02', 2)];
  const slip = await packedSlip(system, 'DO-2', lines);
  await expect(release('DO-2')).rejects.toMatchObject(refusal(409, 'dispatchUnderWay'));
  expect(await cancel(slip)).toEqual({ slipState: 'void' });
  expect(await system.client.getIssueSlip({ params: { issueSlipNo: slip } })).toMatchObject({ state: 'void', cancelReason: '订单已取消' });
  await release('DO-2');
  expect(await stockOf(system, 'CTL-02')).toBe('3/0');
  expect(await cancel(slip)).toEqual({ slipState: 'void' });
  await expect(depart(system, slip, 'AS', lines)).rejects.toMatchObject(refusal(409, 'slipState'));
});

test('of a cancelled slip the keeper is told once which cartons to unpack, if there are any (DO-D5.1)', async () => {
  const lines = [line('DO-6/1', 'CTL-02', 1)];
  const [packed, reviewed] = [await packedSlip(system, 'DO-6', lines), await makeSlip(system, 'DO-7', [line('DO-7/1', 'CTL-02', 1)])];
  await approve(system, reviewed);
  for (const slip of [packed, reviewed, packed]) await cancel(slip);
  const { packingRecords } = await system.client.listPackingRecords({ query: { issueSlipNo: packed } });
  const told = await system.running.db.selectFrom('outbox').selectAll().where('dedupKey', 'in', [packed, reviewed].map((slip) => `goodsToPutBack:${slip}`)).execute();
  const facts = { issueSlipNo: packed, cartonNos: packingRecords.flatMap(({ cartonNos }) => cartonNos) };
  expect(told.map(({ payload }) => payload)).toEqual([{ body: { kind: 'goodsToPutBack', caseNo: 'DO-6', recipient: 'warehouse-keeper', facts } }]);
});

test('a slip whose goods lie in staging, have left, or were never reviewed is not cancelled', async () => {
  const lines = [line('DO-3/1', 'FND-06-R', 2)];
  const [one] = lines.map((each) => ({ ...each, quantity: 1 }));
  if (!one) throw new Error('one line');
  const slip = await packedSlip(system, 'DO-3', lines);
  await stage(system, slip, [one]);
  await expect(cancel(slip)).rejects.toMatchObject(refusal(409, 'goodsInStaging'));
  await depart(system, slip, 'ST', [one]);
  await expect(cancel(slip)).rejects.toMatchObject(refusal(409, 'goodsHaveLeft'));
  await expect(cancel(await makeSlip(system, 'DO-4', [line('DO-4/1', 'BRK-01', 1)]))).rejects.toMatchObject(refusal(409, 'slipState'));
  await expect(cancel('IS-202609-999')).rejects.toMatchObject(refusal(404, 'notFound'));
});
