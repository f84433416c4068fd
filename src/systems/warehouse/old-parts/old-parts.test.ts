import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { stockMovement } from '../../finance/schemas';
import { key, line, packedSlip, refusal, reportedToFinance, startWarehouse, type StartedWarehouse } from '../test-support';

let system: StartedWarehouse;
let db: pg.Client;

beforeAll(async () => {
  system = await startWarehouse();
  const parts = [{ partNo: 'MTR-04', name: '电机', unitCost: '300.00' }];
  await system.client.loadStock({ body: { parts, opening: [] }, idempotencyKey: key() });
  db = new pg.Client({ connectionString: system.adminUrl, options: '-c search_path=warehouse' });
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await system.close();
});

let cases = 0;
const newCase = () => `WR-202609-${String((cases += 1)).padStart(3, '0')}`;
type OldPartClass = 'claimable' | 'givenUp' | 'forRepair';
const oldPart = (returnedPartNo: string, partNo: string, quantity: number, oldPartClass: OldPartClass = 'claimable') => ({ returnedPartNo, partNo, quantity, oldPartClass, storageClass: `${partNo} 区` });

const takeIn = (caseNo: string, oldParts: ReturnType<typeof oldPart>[], hands: { maker?: string; keeper?: string } = {}) =>
  system.client.takeInOldParts({ body: { caseNo, oldParts, maker: 'he.jun', keeper: 'zhang.wei', ...hands }, idempotencyKey: key() });
const lots = async (caseNo: string) => {
  const { oldParts } = await system.client.listOldParts({ query: { caseNo } });
  return oldParts.map(({ oldPartNo, onHand, atSupplier, unitValue }) => `${oldPartNo.split('/')[1]}: ${onHand}+${atSupplier} at ${unitValue ?? '-'}`);
};
/** What finance was told since then, as its contract reads it. */
const toldFinance = async (from: number) => (await reportedToFinance(system)).slice(from).map((payload) => z.object({ body: stockMovement }).parse(payload));
const onOld = async (partNo: string) => (await system.client.getStock({ query: { partNo, location: 'OLD' } })).stock[0]?.onHand ?? 0;

/** The balance of the old-parts store is its lots, and a lot is what its movements brought and took. */
const disagreeing = `
  select 'store' as what, part_no from balance b where location = 'OLD' and on_hand <> (select coalesce(sum(on_hand), 0) from old_part l where l.part_no = b.part_no)
  union all
  select 'lot', old_part_no from old_part l where on_hand <> (
    select coalesce(sum(case when to_location = 'OLD' then quantity else -quantity end), 0) from movement m where m.old_part_no = l.old_part_no)`;
const expectAgreement = async () => expect((await db.query(disagreeing)).rows).toEqual([]);

describe('taking in', () => {
  test('one slip for the case, a lot for each returned part; what becomes the company’s has its value, and finance hears of that only (L-12)', async () => {
    const caseNo = newCase();
    const before = (await reportedToFinance(system)).length;
    const parts = [oldPart(`${caseNo}/1`, 'CTL-02', 2), oldPart(`${caseNo}/2`, 'CTL-02', 1), oldPart(`${caseNo}/3`, 'LMP-03', 1, 'givenUp'), oldPart(`${caseNo}/4`, 'MTR-04', 1, 'forRepair')];
    const { otherReceiptSlipNo } = await takeIn(caseNo, parts);
    expect(await lots(caseNo)).toEqual(['1: 2+0 at 110.00', '2: 1+0 at 110.00', '3: 1+0 at 0.00', '4: 1+0 at -']);
    const { stockSlips } = await system.client.listStockSlips({ query: { stockSlipNo: otherReceiptSlipNo } });
    expect(stockSlips[0]?.lines.map(({ partNo, quantity }) => `${quantity} ${partNo}`)).toEqual(['3 CTL-02', '1 LMP-03', '1 MTR-04']);
    const told = await toldFinance(before);
    expect(told).toMatchObject([2, 1].map((quantity) => ({ body: { type: 'oldPartReceipt', quantity, unitCost: '110.00', documentNo: otherReceiptSlipNo } })));
    await expectAgreement();
  });

  test('once, by two hands, known parts', async () => {
    const caseNo = newCase();
    await expect(takeIn(caseNo, [oldPart(`${caseNo}/1`, 'CTL-02', 1)], { keeper: 'he.jun' })).rejects.toMatchObject(refusal(409, 'sameHand'));
    await expect(takeIn(caseNo, [oldPart(`${caseNo}/1`, 'NO-1', 1)])).rejects.toMatchObject(refusal(422, 'unknownPart'));
    await takeIn(caseNo, [oldPart(`${caseNo}/1`, 'CTL-02', 1)]);
    await expect(takeIn(caseNo, [oldPart(`${caseNo}/1`, 'CTL-02', 1)])).rejects.toMatchObject(refusal(409, 'takenInBefore'));
  });

  test('what comes in without a case is a lot as well, and goes back with its slip', async () => {
    const slipLines = [{ partNo: 'CTL-02', quantity: 2 }];
    const { stockSlipNo } = await system.client.makeStockSlip({ body: { kind: 'otherReceiptSlip', slipLines, maker: 'li.min' }, idempotencyKey: key() });
    await system.client.recordReceipt({ body: { stockSlipNo, countedLines: [{ partNo: 'CTL-02', countedQuantity: 2 }], keeper: 'zhang.wei' }, idempotencyKey: key() });
    await system.client.recordStorage({ body: { stockSlipNo, storedLines: [{ partNo: 'CTL-02', storageClass: '电控' }], keeper: 'zhang.wei' }, idempotencyKey: key() });
    await system.client.postStockSlip({ body: { stockSlipNo }, idempotencyKey: key() });
    await expectAgreement();
    const reversal = { stockSlipNo, reason: '错单', requestedBy: 'li.min', reviewedBy: 'wang.fang' };
    await expect(system.client.reverseStockSlip({ body: reversal, idempotencyKey: key() })).resolves.toMatchObject({ refusal: null });
    await expectAgreement();
  });
});

describe('motors', () => {
  test('go to their maker for repair and come back; beyond repair they get their value where they lie', async () => {
    const caseNo = newCase();
    const oldPartNo = `${caseNo}/1`;
    await takeIn(caseNo, [oldPart(oldPartNo, 'MTR-04', 2, 'forRepair')]);
    const trip = (direction: 'toSupplier' | 'fromSupplier') =>
      system.client.recordRepairTrip({ body: { oldPartNo, direction, supplierNo: 'SUP-B', recordedBy: 'he.jun' }, idempotencyKey: key() });
    await expect(trip('fromSupplier')).rejects.toMatchObject(refusal(409, 'notAtSupplier'));
    await trip('toSupplier');
    expect(await lots(caseNo)).toEqual(['1: 0+2 at -']);
    await expect(system.client.valueOldPart({ body: { oldPartNo }, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'notInStore'));
    await trip('fromSupplier');
    const before = (await reportedToFinance(system)).length;
    await expect(system.client.valueOldPart({ body: { oldPartNo }, idempotencyKey: key() })).resolves.toEqual({ unitValue: '300.00' });
    const [told] = await toldFinance(before);
    expect(told?.body).toMatchObject({ movementId: oldPartNo, type: 'oldPartValuation', quantity: 2, unitCost: '300.00' });
    await expect(system.client.valueOldPart({ body: { oldPartNo }, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'valuedBefore'));
    await expect(trip('toSupplier')).rejects.toMatchObject(refusal(409, 'notForRepair'));
    await expectAgreement();
  });
});

describe('back to the dealer', () => {
  const slip = (caseNo: string, returnedPartNo: string, partNo: string, quantity = 1) =>
    system.client.makeOtherIssueSlip({ body: { caseNo, dealerNo: 'D-101', slipParts: [{ returnedPartNo, partNo, partName: partNo, quantity }], maker: 'he.jun' }, idempotencyKey: key() });
  const pack = (issueSlipNo: string, packed: ReturnType<typeof line>[]) =>
    system.client.recordPacking({ body: { issueSlipNo, packedLines: packed, cartonCount: 1, packer: 'zhang.wei' }, idempotencyKey: key() });

  test('an out-of-scope part is packed, staged and shipped without ever having been in stock', async () => {
    const caseNo = newCase();
    const { issueSlipNo, slipLines } = await slip(caseNo, `${caseNo}/1`, 'CTL-02');
    const { shipmentLines } = await pack(issueSlipNo, slipLines);
    const before = await system.client.listMovements({ query: {} });
    await system.client.moveToStaging({ body: { issueSlipNo, handoverNo: `HO-${key()}`, shipmentLines }, idempotencyKey: key() });
    const { shipmentNo } = await system.client.postDeparture({ body: { issueSlipNo, fromLocation: 'ST', shipmentLines }, idempotencyKey: key() });
    expect(shipmentNo).toMatch(/^SH-/);
    expect((await system.client.listMovements({ query: {} })).movements).toHaveLength(before.movements.length);
    expect(await system.client.getIssueSlip({ params: { issueSlipNo } })).toMatchObject({ state: 'shipped', lines: [{ shipped: 1, staged: 0 }] });
    expect((await system.client.listIssueSlips({ query: { orderNo: caseNo } })).issueSlips).toEqual([]);
    await expect(slip(caseNo, `${caseNo}/1`, 'CTL-02')).rejects.toMatchObject(refusal(409, 'partOnSlip'));
  });

  test('a repaired motor leaves the old-parts store with the departure, by vehicle or by carrier, without a posting', async () => {
    const caseNo = newCase();
    await takeIn(caseNo, [oldPart(`${caseNo}/1`, 'MTR-04', 2, 'forRepair')]);
    const { issueSlipNo, slipLines } = await slip(caseNo, `${caseNo}/1`, 'MTR-04', 2);
    const { shipmentLines } = await pack(issueSlipNo, slipLines);
    const [before, there] = [(await reportedToFinance(system)).length, await onOld('MTR-04')];
    await system.client.postDeparture({ body: { issueSlipNo, fromLocation: 'AS', shipmentLines }, idempotencyKey: key() });
    expect(await onOld('MTR-04')).toBe(there - 2);
    expect(await toldFinance(before)).toEqual([]);
    await expectAgreement();
  });

  test('what the company owns does not go back, nor more than is there, nor another part', async () => {
    const caseNo = newCase();
    await takeIn(caseNo, [oldPart(`${caseNo}/1`, 'CTL-02', 1), oldPart(`${caseNo}/2`, 'MTR-04', 1, 'forRepair')]);
    await expect(slip(caseNo, `${caseNo}/1`, 'CTL-02')).rejects.toMatchObject(refusal(409, 'ownedByCompany'));
    await expect(slip(caseNo, `${caseNo}/2`, 'MTR-04', 2)).rejects.toMatchObject(refusal(409, 'notInStore'));
    await expect(slip(caseNo, `${caseNo}/2`, 'CTL-02')).rejects.toMatchObject(refusal(422, 'partDiffers'));
  });
});

describe('to the supplier', () => {
  const issue = (caseNo: string, oldParts: { oldPartNo: string; quantity: number }[]) =>
    system.client.issueToSupplier({ body: { caseNo, supplierNo: 'SUP-A', oldParts, issuedBy: 'qian.li' }, idempotencyKey: key() });

  test('one slip for all parts that he takes, at their value; lots that two parts lie in count together', async () => {
    const caseNo = newCase();
    await takeIn(caseNo, [oldPart(`${caseNo}/1`, 'CTL-02', 3), oldPart(`${caseNo}/2`, 'LMP-03', 2)]);
    const before = (await reportedToFinance(system)).length;
    const issued = await issue(caseNo, [
      { oldPartNo: `${caseNo}/2`, quantity: 2 },
      { oldPartNo: `${caseNo}/1`, quantity: 1 },
      { oldPartNo: `${caseNo}/1`, quantity: 1 },
    ]);
    expect(issued).toMatchObject({ clearedAmount: '280.00', issuedLines: [{ partNo: 'CTL-02', quantity: 2, amount: '220.00' }, { partNo: 'LMP-03', quantity: 2, amount: '60.00' }] });
    expect(await toldFinance(before)).toMatchObject(['CTL-02', 'LMP-03'].map((partNo) => ({ body: { type: 'supplierClearing', partNo, documentNo: issued.otherIssueSlipNo } })));
    expect(await lots(caseNo)).toEqual(['1: 1+0 at 110.00', '2: 0+0 at 30.00']);
    await expectAgreement();
  });

  test('not more than is there, not the dealer’s property', async () => {
    const caseNo = newCase();
    await takeIn(caseNo, [oldPart(`${caseNo}/1`, 'CTL-02', 1), oldPart(`${caseNo}/2`, 'MTR-04', 1, 'forRepair')]);
    await expect(issue(caseNo, [{ oldPartNo: `${caseNo}/1`, quantity: 2 }])).rejects.toMatchObject(refusal(409, 'notInStore'));
    await expect(issue(caseNo, [{ oldPartNo: `${caseNo}/2`, quantity: 1 }])).rejects.toMatchObject(refusal(409, 'withoutValue'));
    await expect(issue(caseNo, [{ oldPartNo: `${caseNo}/9`, quantity: 1 }])).rejects.toMatchObject(refusal(404, 'notFound'));
    expect((await system.client.listReturnPapers({ query: { caseNo } })).otherIssueSlips).toEqual([]);
  });
});

test('a parcel is counted once', async () => {
  const body = { caseNo: newCase(), countedLines: [{ lineNo: 1, partNo: 'CTL-02', listedQuantity: 2, quantity: 1 }], countedBy: 'zhang.wei' };
  await expect(system.client.recordReturnCount({ body, idempotencyKey: key() })).resolves.toMatchObject({ returnCountNo: expect.stringMatching(/^CN-/) });
  await expect(system.client.recordReturnCount({ body, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'countedBefore'));
});

test('an order’s goods say why they leave', async () => {
  const wanted = [line('DO-9/1', 'BRK-01', 1)];
  const issueSlipNo = await packedSlip(system, 'DO-9', wanted);
  await expect(system.client.postDeparture({ body: { issueSlipNo, fromLocation: 'AS', shipmentLines: wanted }, idempotencyKey: key() })).rejects.toMatchObject(refusal(422, 'orderSourceMissing'));
});
