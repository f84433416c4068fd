import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { approve, key, line, makeSlip, refusal, reserve, slipOf, startWarehouse, type StartedWarehouse, type TestLine } from './test-support';

let system: StartedWarehouse;

beforeAll(async () => {
  system = await startWarehouse();
  await reserve(system, 'DO-3/9', 'CTL-02', 1);
});
afterAll(() => system.close());

type Given = { approved: boolean; reason?: string; reviewer?: string; wholeLines?: TestLine[] };
const review = (issueSlipNo: string, given: Given) =>
  system.client.reviewIssueSlip({ body: { issueSlipNo, reviewer: 'qian.fang', ...given }, idempotencyKey: key() });

describe('making a slip', () => {
  test('gives it a number of the month and the state made', async () => {
    const slip = await makeSlip(system, 'DO-1', [line('DO-1/1', 'BRK-01', 2), line('DO-1/2', 'FND-06-R', 1)]);
    expect(slip).toBe('IS-202609-001');
    expect(await system.client.getIssueSlip({ params: { issueSlipNo: slip } })).toMatchObject({
      orderNo: 'DO-1',
      dealerNo: 'D-101',
      shippingMethod: 'courier',
      state: 'made',
      maker: 'zhao.lei',
      reviewer: null,
      reviewedAt: null,
      lines: [
        { orderLineId: 'DO-1/1', partNo: 'BRK-01', partName: '刹车把', quantity: 2, staged: 0, shipped: 0 },
        { orderLineId: 'DO-1/2', partNo: 'FND-06-R', quantity: 1 },
      ],
      marks: [],
    });
  });

  test('the same key makes one slip', async () => {
    const slipLines = [line('DO-2/1', 'BRK-01', 1)];
    const body = { orderNo: 'DO-2', dealerNo: 'D-101', shippingMethod: 'freight' as const, slipLines, maker: 'zhao.lei' };
    const call = { body, idempotencyKey: key() };
    const answers = await Promise.all([1, 2, 3, 4].map(() => system.client.makeIssueSlip(call)));
    expect(new Set(answers.map(({ issueSlipNo }) => issueSlipNo)).size).toBe(1);
    expect((await system.client.listIssueSlips({ query: { orderNo: 'DO-2' } })).issueSlips).toHaveLength(1);
    await expect(
      system.client.makeIssueSlip({ ...call, body: { ...body, maker: 'li.min' } }),
    ).rejects.toMatchObject(refusal(409, 'idempotencyKeyReused'));
  });

  test.each([
    [line('DO-3/1', 'XXX-99', 1), 'unknownPart', 'slipLines.0.partNo'],
    [line('DO-4/1', 'BRK-01', 1), 'lineOfOtherOrder', 'slipLines.0.orderLineId'],
    [line('DO-3/9', 'BRK-01', 1), 'partDiffers', 'slipLines.0.partNo'],
  ])('%j is refused as %s', async (wrong, code, field) => {
    await expect(slipOf(system, 'DO-3', [wrong])).rejects.toMatchObject({ problem: { status: 422, code, errors: [{ field }] } });
  });
});

describe('reviewing a slip', () => {
  test('a good one is reviewed, with the moment', async () => {
    const slip = await makeSlip(system, 'DO-5', [line('DO-5/1', 'BRK-01', 2)]);
    const result = await approve(system, slip);
    expect(result).toEqual({ slipState: 'reviewed', reviewedAt: expect.stringMatching(/^2026-09-07T09:0.*\+08:00$/), reviewReason: null });
    await expect(approve(system, slip)).rejects.toMatchObject({
      problem: { status: 409, code: 'slipState', detail: `Issue slip ${slip} is reviewed; a review needs a slip that is made` },
    });
  });

  test('one that exceeds the reservation is void, with the reason in words (S-DO-11)', async () => {
    await reserve(system, 'DO-6/1', 'BRK-01', 5);
    const slip = await slipOf(system, 'DO-6', [line('DO-6/1', 'BRK-01', 15)]);
    expect(await approve(system, slip)).toEqual({
      slipState: 'void',
      reviewedAt: null,
      reviewReason: '订单行 DO-6/1（BRK-01）：出库单为 15 件，可用预留为 5 件',
    });
    const next = await slipOf(system, 'DO-6', [line('DO-6/1', 'BRK-01', 5)]);
    expect(await approve(system, next)).toMatchObject({ slipState: 'reviewed' });
    const { issueSlips } = await system.client.listIssueSlips({ query: { orderNo: 'DO-6' } });
    expect(issueSlips.map(({ state }) => state)).toEqual(['void', 'reviewed']);
  });

  test('one that leaves out pieces of an order that may not go in parts is void, with the reason in words (DO-D3.1)', async () => {
    const wholeLines = [line('DO-11/1', 'BRK-01', 2), line('DO-11/2', 'CTL-02', 1)];
    for (const { orderLineId, partNo, quantity } of wholeLines) await reserve(system, orderLineId, partNo, quantity);
    const slip = await slipOf(system, 'DO-11', [line('DO-11/1', 'BRK-01', 1)]);
    const left = '订单行 DO-11/1（BRK-01）：出库单为 1 件，订单不许分批，须一次开全 2 件；订单行 DO-11/2（CTL-02）：出库单为 0 件，订单不许分批，须一次开全 1 件';
    expect(await review(slip, { approved: true, wholeLines })).toEqual({ slipState: 'void', reviewedAt: null, reviewReason: left });
    const whole = await slipOf(system, 'DO-11', wholeLines);
    expect(await review(whole, { approved: true, wholeLines })).toMatchObject({ slipState: 'reviewed' });
  });

  test('one without a reservation, and one for another part than was reserved since, are void', async () => {
    const slip = await slipOf(system, 'DO-7', [line('DO-7/1', 'BRK-01', 1), line('DO-7/2', 'BRK-01', 1)]);
    await reserve(system, 'DO-7/2', 'CTL-02', 1);
    expect((await approve(system, slip)).reviewReason).toBe(
      '订单行 DO-7/1（BRK-01）：出库单为 1 件，可用预留为 0 件；订单行 DO-7/2：出库单为配件 BRK-01，预留的是 CTL-02',
    );
  });

  test('pieces that another slip in dispatch counts on are not counted twice, even at the same moment', async () => {
    await reserve(system, 'DO-8/1', 'BRK-01', 3);
    const slips = await Promise.all([1, 2, 3].map(() => slipOf(system, 'DO-8', [line('DO-8/1', 'BRK-01', 2)])));
    const results = await Promise.all(slips.map((slip) => approve(system, slip)));
    expect(results.map(({ slipState }) => slipState).sort()).toEqual(['reviewed', 'void', 'void']);
  });

  test('a refusal makes it void and needs a reason', async () => {
    const slip = await makeSlip(system, 'DO-9', [line('DO-9/1', 'BRK-01', 1)]);
    await expect(review(slip, { approved: false })).rejects.toMatchObject({
      problem: { status: 422, code: 'reasonMissing', errors: [{ field: 'reason' }] },
    });
    const result = await review(slip, { approved: false, reason: '发运方式不对' });
    expect(result).toEqual({ slipState: 'void', reviewedAt: null, reviewReason: '发运方式不对' });
    await expect(
      system.client.recordPicking({ body: { issueSlipNo: slip, keeper: 'sun.wei' }, idempotencyKey: key() }),
    ).rejects.toMatchObject(refusal(409, 'slipState'));
  });

  test('its maker never reviews it', async () => {
    const slip = await makeSlip(system, 'DO-10', [line('DO-10/1', 'BRK-01', 1)]);
    await expect(review(slip, { approved: true, reviewer: 'zhao.lei' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  });

  test('an unknown slip is not found', async () => {
    await expect(review('IS-000000-000', { approved: true })).rejects.toMatchObject(refusal(404, 'notFound'));
    await expect(system.client.getIssueSlip({ params: { issueSlipNo: 'IS-000000-000' } })).rejects.toMatchObject(refusal(404, 'notFound'));
  });
});

test('reasons come in English where the installation speaks English', async () => {
  const english = await startWarehouse('en');
  try {
    const slip = await slipOf(english, 'DO-1', [line('DO-1/1', 'BRK-01', 2)]);
    expect((await approve(english, slip)).reviewReason).toBe('Order line DO-1/1 (BRK-01): the slip says 2, reserved for it are 0');
    const { issueSlips } = await english.client.listIssueSlips({ query: { state: 'void' } });
    expect(issueSlips).toHaveLength(1);
  } finally {
    await english.close();
  }
});
