import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { count, decide, postReport, reportOf } from './keeper-support';
import { approve, key, line, makeSlip, refusal, reserve, startWarehouse, stockOf, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeEach(async () => {
  system = await startWarehouse();
});
afterEach(() => system.close());

type Real = { orderLineId: string; realQuantity: number }[];
const pick = (issueSlipNo: string, realLines: Real = []) =>
  system.client.recordPicking({ body: { issueSlipNo, keeper: 'sun.wei', realLines }, idempotencyKey: key() });
const slip = (issueSlipNo: string) => system.client.getIssueSlip({ params: { issueSlipNo } });

async function reviewed(orderNo: string, lines: ReturnType<typeof line>[]): Promise<string> {
  const issueSlipNo = await makeSlip(system, orderNo, lines);
  expect(await approve(system, issueSlipNo)).toMatchObject({ slipState: 'reviewed' });
  return issueSlipNo;
}

test('what is there is picked', async () => {
  const slipNo = await reviewed('DO-1', [line('DO-1/1', 'CTL-02', 3)]);
  expect(await pick(slipNo)).toEqual({ slipState: 'picked', shortage: false, shortageReason: null, countLines: [] });
});

test('pieces missing: the slip is void with the reason, its places are to be counted, reservations stand (SW-D1.3)', async () => {
  const lines = [line('DO-1/1', 'BRK-01', 5), line('DO-1/2', 'BRK-01', 4), line('DO-1/3', 'CTL-02', 3)];
  const slipNo = await reviewed('DO-1', lines);
  const real = [{ orderLineId: 'DO-1/1', realQuantity: 4 }, { orderLineId: 'DO-1/2', realQuantity: 0 }, { orderLineId: 'DO-1/3', realQuantity: 9 }];
  const shortageReason = 'BRK-01：单据为 5 件，实有可发 4 件；BRK-01：单据为 4 件，实有可发 0 件';
  expect(await pick(slipNo, real)).toEqual({ slipState: 'void', shortage: true, shortageReason, countLines: [{ partNo: 'BRK-01', location: 'AS' }] });
  const marks = [{ act: 'picking', person: 'sun.wei', passed: false, reason: shortageReason }];
  expect(await slip(slipNo)).toMatchObject({ state: 'void', cancelReason: shortageReason, marks });
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'CTL-02')]).toEqual(['20/9', '3/3']);
  await expect(pick(slipNo)).rejects.toMatchObject(refusal(409, 'slipState'));
});

test('a slip for what is left passes; the pieces were counted, the order’s reservation is smaller', async () => {
  const slipNo = await reviewed('DO-1', [line('DO-1/1', 'CTL-02', 3)]);
  await pick(slipNo, [{ orderLineId: 'DO-1/1', realQuantity: 2 }]);
  const report = reportOf(await count(system, 'CTL-02', 'AS', 2));
  await decide(system, report);
  const lost = [{ orderNo: 'DO-1', orderLineId: 'DO-1/1', quantity: 1 }];
  expect(await postReport(system, report)).toMatchObject({ differencePosted: true, lostReservations: lost });
  const anew = await makeSlip(system, 'DO-1', [line('DO-1/1', 'CTL-02', 2)]);
  expect(await approve(system, anew)).toMatchObject({ slipState: 'reviewed' });
  expect(await pick(anew)).toMatchObject({ slipState: 'picked' });
});

test('a count that took pieces of a slip: before its review the review finds it, after that the keeper (DO-D4.2, SW-D1.3)', async () => {
  const made = await makeSlip(system, 'DO-2', [line('DO-2/1', 'BRK-01', 6)]);
  const ready = await reviewed('DO-1', [line('DO-1/1', 'BRK-01', 8)]);
  const report = reportOf(await count(system, 'BRK-01', 'AS', 5));
  await decide(system, report);
  const lostReservations = [{ orderNo: 'DO-2', orderLineId: 'DO-2/1', quantity: 6 }, { orderNo: 'DO-1', orderLineId: 'DO-1/1', quantity: 3 }];
  expect(await postReport(system, report)).toMatchObject({ lostReservations });
  expect(await approve(system, made)).toMatchObject({ slipState: 'void', reviewReason: expect.stringContaining('可用预留为 0 件') });
  const shortageReason = '订单行 DO-1/1（BRK-01）：出库单为 8 件，可用预留为 5 件';
  expect(await pick(ready)).toEqual({ slipState: 'void', shortage: true, shortageReason, countLines: [{ partNo: 'BRK-01', location: 'AS' }] });
});

test('picking and a count that would take the pieces, at once: one of the two gives way, nothing is lost twice', async () => {
  const slipNo = await reviewed('DO-1', [line('DO-1/1', 'BRK-01', 20)]);
  const report = reportOf(await count(system, 'BRK-01', 'AS', 12));
  await decide(system, report);
  const [picked, posted] = await Promise.all([pick(slipNo), postReport(system, report)]);
  expect(posted.differencePosted).toBe(picked.shortage);
  expect(await stockOf(system, 'BRK-01')).toBe(picked.shortage ? '12/12' : '20/20');
});

test('what is wrong in a request is named', async () => {
  const slipNo = await reviewed('DO-1', [line('DO-1/1', 'CTL-02', 3)]);
  await reserve(system, 'DO-1/9', 'BRK-01', 1);
  await expect(pick(slipNo, [{ orderLineId: 'DO-1/1', realQuantity: 3 }])).rejects.toMatchObject(refusal(422, 'notShort'));
  await expect(pick(slipNo, [{ orderLineId: 'DO-1/9', realQuantity: 0 }])).rejects.toMatchObject(refusal(422, 'lineNotOnSlip'));
  await expect(pick(slipNo, [{ orderLineId: 'DO-1/1', realQuantity: -1 }])).rejects.toMatchObject({ problem: { status: 400 } });
  expect(await slip(slipNo)).toMatchObject({ state: 'reviewed' });
});
