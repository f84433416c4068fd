import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { qualityContract } from './contract';
import { quality } from './index';

let system: StartedSystem<typeof qualityContract>;
beforeAll(async () => {
  system = await startSystem(quality({ locale: 'zh-CN' }));
});
afterAll(() => system.close());

let keys = 0;
const key = () => `key-${(keys += 1)}`;
const refusal = (status: number, code: string, field?: string) => ({
  problem: expect.objectContaining({ status, code, ...(field === undefined ? {} : { errors: [expect.objectContaining({ field })] }) }),
});

/** A delivery of a supplier is to be inspected. */
const request = (changes: object = {}) =>
  system.client.requestInspection({
    body: { purchaseRequestNo: 'PP-1', deliveryNo: `DL-${(keys += 1)}`, partNo: 'LMP-03', supplierNo: 'SUP-A', quantity: 10, requester: 'qian.wei', ...changes },
    idempotencyKey: key(),
  });
const record = (inspectionRequestNo: string, changes: object) =>
  system.client.recordInspection({
    body: { inspectionRequestNo, method: 'full', inspectedQuantity: 10, failedQuantity: 0, inspector: 'he.jing', ...changes },
    idempotencyKey: key(),
  });
const slip = (inspectionRequestNo: string) =>
  system.client.makeNonconformingSlip({ body: { inspectionRequestNo, defect: '灯罩裂', issuer: 'sun.wei' }, idempotencyKey: key() });

test('what all passed is over at once; each delivery is inspected once (PP-D6.1, S-PP-01)', async () => {
  const { inspectionRequestNo, firstSupply } = await request({ deliveryNo: 'DL-once', supplierNo: 'SUP-new' });
  expect(firstSupply).toBe(true);
  expect(await record(inspectionRequestNo, {})).toMatchObject({ inspectionResult: 'allPassed', passedQuantity: 10, failedQuantity: 0 });
  await expect(record(inspectionRequestNo, {})).rejects.toMatchObject(refusal(409, 'inspectionClosed'));
  await expect(request({ deliveryNo: 'DL-once' })).rejects.toMatchObject(refusal(409, 'inspectionRequested'));
  await expect(slip(inspectionRequestNo)).rejects.toMatchObject(refusal(409, 'nothingFailed'));
  expect(await request({ supplierNo: 'SUP-new' })).toMatchObject({ firstSupply: false, failedDeliveriesBack: 0 });
});

test.each([
  [2, 'someFailed'],
  [10, 'allFailed'],
])('%i of 10 fail: %s, and there is one nonconforming slip (PP-D6.2, PP-D6.3)', async (failedQuantity, inspectionResult) => {
  const { inspectionRequestNo } = await request({ purchaseRequestNo: `PP-${inspectionResult}` });
  await expect(slip(inspectionRequestNo)).rejects.toMatchObject(refusal(409, 'inspectionOpen'));
  expect(await record(inspectionRequestNo, { failedQuantity, defect: '灯罩裂' })).toMatchObject({ inspectionResult, passedQuantity: 10 - failedQuantity });
  expect(await slip(inspectionRequestNo)).toMatchObject({ failedQuantity, failureCount: 1 });
  await expect(slip(inspectionRequestNo)).rejects.toMatchObject(refusal(409, 'slipExists'));
});

test('a defect in a sample leads to the inspection of all pieces (PP-D6.4, S-PP-16)', async () => {
  const { inspectionRequestNo } = await request({ quantity: 200, purchaseRequestNo: 'PP-sample' });
  const sample = { method: 'sampling', inspectedQuantity: 20, failedQuantity: 1, defect: '尺寸超差' };
  expect(await record(inspectionRequestNo, sample)).toMatchObject({ inspectionResult: 'sampleDefect', passedQuantity: 0 });
  await expect(record(inspectionRequestNo, { ...sample, failedQuantity: 0 })).rejects.toMatchObject(refusal(409, 'fullInspectionNeeded'));
  const all = { inspectedQuantity: 200, failedQuantity: 10, defect: '尺寸超差' };
  expect(await record(inspectionRequestNo, all)).toMatchObject({ inspectionResult: 'someFailed', passedQuantity: 190, failedQuantity: 10 });
  const { inspectionRecords } = await system.client.listInspectionRecords({ query: { purchaseRequestNo: 'PP-sample' } });
  expect(inspectionRecords.map(({ method, result }) => [method, result])).toEqual([
    ['sampling', 'sampleDefect'],
    ['full', 'someFailed'],
  ]);
});

test('a sample without a defect passes the whole delivery', async () => {
  const { inspectionRequestNo } = await request({ quantity: 200 });
  expect(await record(inspectionRequestNo, { method: 'sampling', inspectedQuantity: 20 })).toMatchObject({ inspectionResult: 'allPassed', passedQuantity: 200 });
});

test("how many deliveries back a supplier failed is told, and its failures of one purchase are counted, another supplier's apart (I-PP-1, I-PP-6)", async () => {
  const of = { supplierNo: 'SUP-lately', purchaseRequestNo: 'PP-again' };
  const bad = async (changes: object = {}) => {
    const { inspectionRequestNo } = await request({ ...of, ...changes });
    await record(inspectionRequestNo, { failedQuantity: 1, defect: '灯罩裂' });
    return slip(inspectionRequestNo);
  };
  const good = async () => {
    const { inspectionRequestNo, failedDeliveriesBack } = await request({ ...of, purchaseRequestNo: 'PP-good' });
    await record(inspectionRequestNo, {});
    return failedDeliveriesBack;
  };
  expect((await bad()).failureCount).toBe(1);
  expect((await bad()).failureCount).toBe(2);
  expect((await bad({ supplierNo: 'SUP-next' })).failureCount).toBe(1);
  expect((await bad({ purchaseRequestNo: 'PP-other', supplierNo: 'SUP-next' })).failureCount).toBe(1);
  expect((await bad({ supplierNo: 'SUP-next' })).failureCount).toBe(2);
  expect([await good(), await good(), await good(), await good()]).toEqual([1, 2, 3, 4]);
});

describe('bad input', () => {
  test.each([
    [{ method: 'sampling', inspectedQuantity: 11 }, 'moreThanDelivered', 'inspectedQuantity'],
    [{ inspectedQuantity: 11 }, 'moreThanDelivered', 'inspectedQuantity'],
    [{ inspectedQuantity: 9 }, 'fewerThanDelivered', 'inspectedQuantity'],
    [{ method: 'sampling', inspectedQuantity: 3, failedQuantity: 4, defect: '裂' }, 'moreFailedThanInspected', 'failedQuantity'],
    [{ failedQuantity: 1 }, 'defectMissing', 'defect'],
  ])('%j of 10 delivered is refused: %s names %s, and nothing is recorded', async (finding, code, field) => {
    const { inspectionRequestNo } = await request({ purchaseRequestNo: 'PP-bad' });
    await expect(record(inspectionRequestNo, finding)).rejects.toMatchObject(refusal(422, code, field));
    expect((await system.client.listInspectionRecords({ query: { purchaseRequestNo: 'PP-bad' } })).inspectionRecords).toEqual([]);
  });

  const good = { inspectionRequestNo: 'IQ-1', method: 'full', inspectedQuantity: 1, failedQuantity: 0, inspector: 'he.jing' };
  test.each([
    ['/inspection-records', { ...good, inspectedQuantity: 0 }, 'inspectedQuantity'],
    ['/inspection-records', { ...good, failedQuantity: -1 }, 'failedQuantity'],
    ['/inspection-records', { ...good, method: 'look' }, 'method'],
    ['/inspection-requests', { purchaseRequestNo: 'PP-1', deliveryNo: 'DL-1', partNo: 'LMP-03', supplierNo: 'SUP-A', quantity: 1.5, requester: 'a' }, 'quantity'],
    ['/nonconforming-slips', { inspectionRequestNo: 'IQ-1', defect: '', issuer: 'a' }, 'defect'],
  ])('%s %j is refused, naming %s', async (path, body, field) => {
    const answer = await system.post(path, body, key());
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalidRequest', errors: expect.arrayContaining([expect.objectContaining({ field })]) } });
  });

  test('an unknown request is told, and who asked does not inspect (I-G-9)', async () => {
    await expect(record('IQ-none', {})).rejects.toMatchObject(refusal(404, 'notFound'));
    const { inspectionRequestNo } = await request();
    await expect(record(inspectionRequestNo, { inspector: 'qian.wei' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  });

  test('the same finding sent twice is one record', async () => {
    const { inspectionRequestNo } = await request({ purchaseRequestNo: 'PP-twice' });
    const idempotencyKey = key();
    const call = { body: { ...good, inspectionRequestNo, method: 'full' as const, inspectedQuantity: 10 }, idempotencyKey };
    const first = await system.client.recordInspection(call);
    expect(await system.client.recordInspection(call)).toEqual(first);
  });
});
