import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contentsOf } from './carton-contents';
import { approve, key, line, makeSlip, refusal, startWarehouse, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;

beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

describe('picking, check and approval', () => {
  const pick = (issueSlipNo: string, keeper: string) =>
    system.client.recordPicking({ body: { issueSlipNo, keeper }, idempotencyKey: key() });
  const check = (issueSlipNo: string, checker: string, agrees: boolean, reason?: string) =>
    system.client.recordCheck({ body: { issueSlipNo, checker, agrees, reason }, idempotencyKey: key() });
  const approval = (issueSlipNo: string, approver: string, approved: boolean, reason?: string) =>
    system.client.recordApproval({ body: { issueSlipNo, approver, approved, reason }, idempotencyKey: key() });

  test('go their rounds: wrong part, then a refused approval, then packing (S-PD-10, S-PD-11)', async () => {
    const slip = await makeSlip(system, 'DO-11', [line('DO-11/1', 'FND-06-R', 2)]);
    await expect(pick(slip, 'sun.wei')).rejects.toMatchObject(refusal(409, 'slipState'));
    await approve(system, slip);
    await expect(check(slip, 'li.min', true)).rejects.toMatchObject(refusal(409, 'slipState'));
    await pick(slip, 'sun.wei');
    await expect(check(slip, 'sun.wei', true)).rejects.toMatchObject(refusal(409, 'sameHand'));
    await expect(check(slip, 'li.min', false)).rejects.toMatchObject(refusal(422, 'reasonMissing'));
    expect(await check(slip, 'li.min', false, '拿错配件')).toEqual({ slipState: 'reviewed' });
    await pick(slip, 'li.min');
    await expect(check(slip, 'li.min', true)).rejects.toMatchObject(refusal(409, 'sameHand'));
    expect(await check(slip, 'sun.wei', true)).toEqual({ slipState: 'checked' });
    for (const same of ['li.min', 'sun.wei']) {
      await expect(approval(slip, same, true)).rejects.toMatchObject(refusal(409, 'sameHand'));
    }
    expect(await approval(slip, 'wang.hao', false, '漆面有划痕')).toEqual({ slipState: 'reviewed' });
    await pick(slip, 'sun.wei');
    await check(slip, 'li.min', true);
    expect(await approval(slip, 'wang.hao', true)).toEqual({ slipState: 'approved' });
    const { marks } = await system.client.getIssueSlip({ params: { issueSlipNo: slip } });
    expect(marks.map(({ act, person, passed }) => `${act} ${person} ${passed}`)).toEqual([
      'picking sun.wei true',
      'check li.min false',
      'picking li.min true',
      'check sun.wei true',
      'approval wang.hao false',
      'picking sun.wei true',
      'check li.min true',
      'approval wang.hao true',
    ]);
  });

  test('two checkers at the same moment: one mark', async () => {
    const slip = await makeSlip(system, 'DO-12', [line('DO-12/1', 'BRK-01', 1)]);
    await approve(system, slip);
    await pick(slip, 'sun.wei');
    const outcomes = await Promise.allSettled([check(slip, 'li.min', true), check(slip, 'wang.hao', true)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('packing', () => {
  const lines = [line('DO-13/1', 'BRK-01', 2), line('DO-13/2', 'CTL-02', 1)];
  let slip: string;
  const pack = (packedLines: typeof lines, cartonCount = 1, cartonLines: { carton: number; orderLineId: string; quantity: number }[] = []) =>
    system.client.recordPacking({ body: { issueSlipNo: slip, packedLines, cartonCount, cartonLines, packer: 'sun.wei' }, idempotencyKey: key() });

  beforeAll(async () => {
    slip = await makeSlip(system, 'DO-13', lines);
    await approve(system, slip);
    const call = { body: { issueSlipNo: slip, keeper: 'sun.wei' }, idempotencyKey: key() };
    await system.client.recordPicking(call);
    await system.client.recordCheck({ body: { issueSlipNo: slip, agrees: true, checker: 'li.min' }, idempotencyKey: key() });
    await expect(pack(lines)).rejects.toMatchObject(refusal(409, 'slipState'));
    await system.client.recordApproval({ body: { issueSlipNo: slip, approved: true, approver: 'wang.hao' }, idempotencyKey: key() });
  });

  test.each([
    [[line('DO-13/1', 'BRK-01', 3)], 'morePackedThanSlip', 'packedLines.0.quantity'],
    [[line('DO-13/1', 'BRK-01', 2), line('DO-13/3', 'BRK-01', 1)], 'lineNotOnSlip', 'packedLines.1.orderLineId'],
    [[line('DO-13/1', 'CTL-02', 1)], 'partDiffers', 'packedLines.0.partNo'],
    [[line('DO-13/1', 'BRK-01', 0)], 'nothingPacked', 'packedLines'],
  ])('%j is refused as %s', async (packedLines, code, field) => {
    await expect(pack(packedLines)).rejects.toMatchObject({ problem: { status: 422, code, errors: [{ field }] } });
  });

  const inCarton = (carton: number, quantity: number, orderLineId = 'DO-13/1') => ({ carton, orderLineId, quantity });
  test.each([
    ['more pieces are in cartons than are packed', [inCarton(1, 2), inCarton(1, 1)]],
    ['there is no such carton', [inCarton(3, 1)]],
    ['a line is not packed', [inCarton(1, 1), inCarton(1, 1, 'DO-13/2')]],
  ])('of two cartons is refused when %s', async (_what, cartonLines) => {
    const packed = [line('DO-13/1', 'BRK-01', 2), line('DO-13/2', 'CTL-02', 0)];
    await expect(pack(packed, 2, cartonLines)).rejects.toMatchObject({ problem: { status: 422, code: 'cartonsDiffer', errors: [{ field: 'cartonLines' }] } });
  });

  test.each([
    ['one piece fills two boxes', [inCarton(1, 2)], [2, 0]],
    ['nothing is said of the first', [], [0, 2]],
    ['the last is named too', [inCarton(1, 1), inCarton(2, 1)], [1, 1]],
  ])('of two cartons leaves a carton without stated contents rather than asking for ever: %s', (_what, said, pieces) => {
    expect(contentsOf([line('DO-13/1', 'BRK-01', 2)], 2, said).map((inIt) => inIt.reduce((sum, { quantity }) => sum + quantity, 0))).toEqual(pieces);
  });

  test('of forty pieces in forty cartons is taken with the thirty rows of the form', () => {
    const contents = contentsOf([line('DO-13/1', 'BRK-01', 40)], 40, Array.from({ length: 30 }, (_, index) => inCarton(index + 1, 1)));
    expect(contents.map((inIt) => inIt[0]?.quantity ?? 0).join('')).toBe(`${'1'.repeat(30)}${'0'.repeat(9)}10`);
  });

  test('of a case that began before packers were asked is known to lie in the first carton', () => {
    expect(contentsOf(lines, 2, undefined)).toEqual([lines, []]);
  });

  test('writes one record with its cartons and what lies in each; a line left out does not ship', async () => {
    const packed = [line('DO-13/1', 'BRK-01', 2), line('DO-13/2', 'CTL-02', 0)];
    const result = await pack(packed, 2, [inCarton(1, 1)]);
    expect(result).toMatchObject({ packingRecordNo: 'PK-202609-001', cartonNo: 'CT-202609-001' });
    expect(result.cartonNos).toEqual(['CT-202609-001', 'CT-202609-002']);
    expect(result.cartons).toEqual(result.cartonNos.map((cartonNo) => ({ cartonNo, lines: [line('DO-13/1', 'BRK-01', 1)] })));
    expect(result.shipmentLines).toEqual([lines[0]]);
    await expect(pack(packed)).rejects.toMatchObject(refusal(409, 'slipState'));
    expect((await system.client.listPackingRecords({ query: { orderNo: 'DO-13' } })).packingRecords).toEqual([
      {
        packingRecordNo: 'PK-202609-001',
        issueSlipNo: slip,
        packer: 'sun.wei',
        packedAt: expect.stringContaining('+08:00'),
        cartonNos: result.cartonNos,
        cartons: result.cartonNos.map((cartonNo) => ({ cartonNo, lines: [{ orderLineId: 'DO-13/1', quantity: 1 }] })),
        lines: packed,
      },
    ]);
  });
});
