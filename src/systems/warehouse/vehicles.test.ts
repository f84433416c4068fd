import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { key, refusal, reportedToFinance, startWarehouse, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeAll(async () => {
  system = await startWarehouse();
});
afterAll(() => system.close());

let serial = 0;
const receive = (caseNo: string, frameNo: string) => system.client.receiveVehicle({ body: { caseNo, frameNo, model: 'M1', receivedBy: 'yu.fang' }, idempotencyKey: key() });
const places = async (partNo: string) => (await system.client.getStock({ query: { partNo } })).stock.flatMap(({ location, onHand }) => (onHand > 0 ? [`${location} ${onHand}`] : []));
const handOut = (frameNo: string, specialSaleRecordNo: string) => system.client.handOutVehicle({ body: { frameNo, specialSaleRecordNo, handedOutBy: 'yu.fang' }, idempotencyKey: key() });
async function received() {
  const [caseNo, frameNo] = [`VR-${(serial += 1)}`, `V-${serial}`];
  await receive(caseNo, frameNo);
  return { caseNo, frameNo };
}

describe('a returned vehicle', () => {
  test('comes into the old-parts store once per case, and leaves it when it is sold; finance hears of neither (flows.md 0.8)', async () => {
    const { caseNo, frameNo } = await received();
    expect(await places(frameNo)).toEqual(['OLD 1']);
    await expect(receive(caseNo, 'V-other')).rejects.toMatchObject(refusal(409, 'vehicleReceived'));
    await expect(receive('VR-other', frameNo)).rejects.toMatchObject(refusal(409, 'vehicleHere'));
    expect((await system.client.listVehicleReceipts({ query: { caseNo } })).vehicleReceipts).toMatchObject([{ frameNo, model: 'M1', receivedBy: 'yu.fang' }]);
    await handOut(frameNo, 'SS-1');
    expect(await places(frameNo)).toEqual([]);
    await expect(handOut(frameNo, 'SS-2')).rejects.toMatchObject(refusal(409, 'vehicleNotHere'));
    expect(await reportedToFinance(system)).toEqual([]);
    const { movements } = await system.client.listMovements({ query: { partNo: frameNo } });
    expect(movements.map(({ type, from, to, unitCost }) => [type, from, to, unitCost])).toEqual([['vehicleReceipt', null, 'OLD', '0.00'], ['vehicleSale', 'OLD', null, '0.00']]);
  });

  test('is no part, and a part is no vehicle', async () => {
    await expect(receive('VR-part', 'BRK-01')).rejects.toMatchObject({ problem: { status: 422, code: 'numberOfPart', errors: [{ field: 'frameNo' }] } });
    await expect(handOut('BRK-01', 'SS-3')).rejects.toMatchObject(refusal(409, 'vehicleNotHere'));
    await expect(handOut('V-none', 'SS-3')).rejects.toMatchObject(refusal(409, 'vehicleNotHere'));
  });

  test('of two hand-outs at the same moment one moves it', async () => {
    const { frameNo } = await received();
    const answers = await Promise.allSettled([handOut(frameNo, 'SS-4'), handOut(frameNo, 'SS-5')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await places(frameNo)).toEqual([]);
  });
});

describe('the custody of scrap (PS-12)', () => {
  async function counted(frameNo: string, countedQuantity = 1): Promise<string> {
    const place = { partNo: frameNo, location: 'OLD' as const };
    const { countSheetNo } = await system.client.openCount({ body: { countLines: [place] }, idempotencyKey: key() });
    await system.client.recordCount({ body: { countSheetNo, countedLines: [{ ...place, countedQuantity }], counter: 'yu.fang' }, idempotencyKey: key() });
    return countSheetNo;
  }
  const transfer = (caseNo: string, countSheetNo: string, partNo: string, changes: object = {}) =>
    system.client.transferCustody({
      body: { caseNo, countSheetNo, goods: [{ partNo, quantity: 1 }], custodySigned: true, handedOverBy: 'yu.fang', signedBy: 'pan.hui', ...changes },
      idempotencyKey: key(),
    });

  test('passes once Administration signs; until then nothing moves (PS-D7)', async () => {
    const { caseNo, frameNo } = await received();
    const first = await counted(frameNo);
    await expect(transfer(caseNo, first, frameNo, { custodySigned: false })).rejects.toMatchObject(refusal(422, 'reasonMissing'));
    expect(await transfer(caseNo, first, frameNo, { custodySigned: false, reason: '未分区堆放' })).toMatchObject({ custodyTransferRecordNo: null, endState: null });
    expect(await places(frameNo)).toEqual(['OLD 1']);
    const second = await counted(frameNo);
    const { custodyTransferRecordNo } = await transfer(caseNo, second, frameNo);
    expect(await places(frameNo)).toEqual(['SCR 1']);
    await expect(transfer(caseNo, second, frameNo)).rejects.toMatchObject(refusal(409, 'transferredBefore'));
    const { custodyTransfers } = await system.client.listCustodyTransfers({ query: { caseNo } });
    expect(custodyTransfers.map((each) => [each.countSheetNo, each.custodySigned, each.custodyTransferRecordNo, each.reason])).toEqual([
      [first, false, null, '未分区堆放'],
      [second, true, custodyTransferRecordNo, null],
    ]);
    expect(await reportedToFinance(system)).toEqual([]);
  });

  test('is for what was counted in the old-parts store, by two hands', async () => {
    const { caseNo, frameNo } = await received();
    await expect(transfer(caseNo, 'CS-none', frameNo)).rejects.toMatchObject(refusal(404, 'notFound'));
    const open = await system.client.openCount({ body: { countLines: [{ partNo: frameNo, location: 'OLD' }] }, idempotencyKey: key() });
    await expect(transfer(caseNo, open.countSheetNo, frameNo)).rejects.toMatchObject(refusal(409, 'notCounted'));
    const none = await counted(frameNo, 0);
    await expect(transfer(caseNo, none, frameNo)).rejects.toMatchObject(refusal(422, 'moreThanCounted'));
    const sheet = await counted(frameNo);
    await expect(transfer(caseNo, sheet, 'BRK-01')).rejects.toMatchObject(refusal(422, 'notOnSheet'));
    await expect(transfer(caseNo, sheet, frameNo, { signedBy: 'yu.fang' })).rejects.toMatchObject(refusal(409, 'sameHand'));
    await expect(transfer(caseNo, sheet, frameNo, { goods: [] })).rejects.toMatchObject(refusal(422, 'goodsMissing'));
  });

  test('of two signatures at the same moment one moves the goods', async () => {
    const { caseNo, frameNo } = await received();
    const sheet = await counted(frameNo);
    const answers = await Promise.allSettled([transfer(caseNo, sheet, frameNo), transfer(caseNo, sheet, frameNo)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await places(frameNo)).toEqual(['SCR 1']);
  });
});

test.each([
  ['/vehicle-receipts', { caseNo: 'VR-1', frameNo: '', model: 'M1', receivedBy: 'yu.fang' }, 'frameNo'],
  ['/vehicle-hand-outs', { frameNo: 'V-1', handedOutBy: 'yu.fang' }, 'specialSaleRecordNo'],
  ['/custody-transfers', { caseNo: 'VR-1', countSheetNo: 'CS-1', goods: [{ partNo: 'V-1', quantity: 0 }], custodySigned: true, handedOverBy: 'a', signedBy: 'b' }, 'goods.0.quantity'],
])('%s %j is refused, naming %s', async (path, body, field) => {
  const answer = await system.post(path, body, key());
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
});
