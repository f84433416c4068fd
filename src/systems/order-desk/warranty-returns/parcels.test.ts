import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refusalAt } from '../test-support';
import { key, returnLine, startReturnsDesk } from './test-support';

let started: Awaited<ReturnType<typeof startReturnsDesk>>;
let steps: (typeof started)['steps'];

beforeAll(async () => {
  started = await startReturnsDesk();
  steps = started.steps;
});
afterAll(() => started.desk.close());

const outbox = async (target: string) => {
  const rows = await started.desk.running.db.selectFrom('outbox').select(['target', 'payload']).orderBy('id').execute();
  return rows.filter((row) => row.target === target).map(({ payload }) => payload as { correlationKey: string; variables: Record<string, unknown> });
};

/** An incident of D-101 that asked for one CTL-02 back, after it sent one when said so. */
async function expecting(sendsOne: boolean): Promise<string> {
  const caseNo = await started.accepted();
  const one = [{ partNo: 'CTL-02', quantity: 1 }];
  await started.measure(caseNo, sendsOne ? { measures: ['sendParts', 'partReturn'], partsToSend: one, partsToReturn: one } : { measures: ['partReturn'], partsToReturn: one });
  await steps.client.expectPartReturn({ body: { caseNo }, ...key() });
  return caseNo;
}

describe('the list of a parcel', () => {
  test('opens a case and starts its flow with the lines as the desk knows them', async () => {
    const lines = [returnLine('MTR-04', 1, { serialNo: 'M-77', saleDate: '2026-03-01', saleDateKind: 'activation', extensionReason: 'repaired' }), returnLine('CTL-02', 2, { exchangeWanted: true })];
    const { caseNo } = await steps.send(lines, { dealerListNo: 'L-1', carrier: '顺丰' });
    expect(caseNo).toMatch(/^WR-\d{6}-\d{3}$/);
    const [start] = (await outbox('returnedPartsArrived')).slice(-1);
    expect(start).toMatchObject({
      correlationKey: caseNo,
      variables: {
        ...{ caseNo, dealerNo: 'D-101', dealerName: '东方电动车行', dealerListNo: 'L-1', carrier: '顺丰', arrivedAt: expect.stringContaining('+08:00') },
        listLines: [
          { lineNo: 1, partNo: 'MTR-04', partName: '电机', partClass: 'motor', quantity: 1, serialNo: 'M-77', saleDate: '2026-03-01', saleDateKind: 'activation', extensionReason: 'repaired', exchangeWanted: false },
          { lineNo: 2, partNo: 'CTL-02', quantity: 2, saleDate: null, exchangeWanted: true, expectedCaseNo: null, remedyGiven: false },
        ],
      },
    });
  });

  test.each([
    ['unknownDealer', 422, { dealerNo: 'D-999' }, [returnLine('CTL-02')], 'dealerNo'],
    ['unknownPart', 422, {}, [returnLine('CTL-02'), returnLine('NO-1')], 'lines.1.partNo'],
    ['saleDateAhead', 422, {}, [returnLine('CTL-02', 1, { saleDate: '2199-01-01', saleDateKind: 'purchase' })], 'lines.0.saleDate'],
    ['unknownIncident', 422, {}, [returnLine('CTL-02', 1, { expectedCaseNo: 'DI-209901-001' })], 'lines.0.expectedCaseNo'],
  ] as const)('is refused: %s', async (code, status, changes, lines, field) => {
    await expect(steps.send([...lines], changes)).rejects.toMatchObject(refusalAt(status, code, field));
  });

  test('the same list twice is one case; a piece is in one open case at a time', async () => {
    await steps.send([returnLine('MTR-04', 1, { serialNo: 'M-1' })], { dealerListNo: 'L-2' });
    await expect(steps.send([returnLine('BRK-01')], { dealerListNo: 'L-2' })).rejects.toMatchObject(refusalAt(409, 'parcelAlreadyRecorded', 'dealerListNo'));
    await expect(steps.send([returnLine('BRK-01'), returnLine('MTR-04', 1, { serialNo: 'M-1' })])).rejects.toMatchObject(refusalAt(409, 'partInOpenCase', 'lines.1.serialNo'));
    const same = returnLine('MTR-04', 1, { serialNo: 'M-2' });
    await expect(steps.send([same, same])).rejects.toMatchObject(refusalAt(409, 'partInOpenCase', 'lines.1.serialNo'));
    const both = await Promise.allSettled([steps.send([same]), steps.send([same], { dealerNo: 'D-102' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('parts that an incident asked for: only those, once, of its dealer; where it sent a part already there is no exchange (X-14)', async () => {
    const caseNo = await expecting(true);
    const expected = (partNo: string, quantity = 1) => [returnLine(partNo, quantity, { expectedCaseNo: caseNo, exchangeWanted: true })];
    await expect(steps.send(expected('BRK-01'))).rejects.toMatchObject(refusalAt(422, 'partNotExpected', 'lines.0.expectedCaseNo'));
    await expect(steps.send(expected('CTL-02'), { dealerNo: 'D-102' })).rejects.toMatchObject(refusalAt(422, 'incidentOfOtherDealer', 'lines.0.expectedCaseNo'));
    await expect(steps.send(expected('CTL-02', 2))).rejects.toMatchObject(refusalAt(409, 'partAlreadyReceived', 'lines.0.expectedCaseNo'));
    const { caseNo: parcel } = await steps.send(expected('CTL-02'));
    expect((await steps.view(parcel)).lines).toMatchObject([{ expectedCaseNo: caseNo, remedyGiven: true }]);
    await expect(steps.send(expected('CTL-02'))).rejects.toMatchObject(refusalAt(409, 'partAlreadyReceived', 'lines.0.expectedCaseNo'));
    const { caseNo: other } = await steps.send([returnLine('CTL-02', 1, { expectedCaseNo: await expecting(false) })]);
    expect((await steps.view(other)).lines).toMatchObject([{ remedyGiven: false }]);
  });

  test('a part that the incident named and never sent is no remedy (X-12)', async () => {
    const caseNo = await expecting(true);
    const { orderNo } = await steps.client.placeFreeReplacement({ body: { caseNo, shippingMethod: 'courier' }, ...key() });
    await steps.client.cancelOrder({ body: { orderNo, recordedBy: 'li.min' }, ...key() });
    await steps.client.settleReplacement({ body: { caseNo, sendAgain: false, note: '停产', recordedBy: 'deng.hui' }, ...key() });
    const { caseNo: parcel } = await steps.send([returnLine('CTL-02', 1, { expectedCaseNo: caseNo, exchangeWanted: true })]);
    expect((await steps.view(parcel)).lines).toMatchObject([{ expectedCaseNo: caseNo, remedyGiven: false }]);
  });

  test('a part whose list names no incident is opened with those that expect it from its dealer, and what they gave (S-X-06)', async () => {
    const [sent, named] = [await expecting(true), await expecting(false)];
    const lines = [returnLine('CTL-02', 1, { exchangeWanted: true }), returnLine('CTL-02', 1, { expectedCaseNo: named }), returnLine('BRK-01')];
    const opened = async (dealerNo: string, listed: typeof lines) => {
      const { caseNo } = await steps.send(listed, { dealerNo });
      const { countedLines } = await steps.count(caseNo);
      const parts = countedLines.map(({ lineNo, partNo, partName, quantity }) => ({ returnedPartNo: `${caseNo}/${lineNo}`, lineNo, partNo, partName, quantity, ruling: 'inScope' as const, rulingReason: null }));
      const { returnedParts } = await steps.client.openReturnedParts({ body: { caseNo, returnedParts: parts }, ...key() });
      return returnedParts.map(({ openExpectations }) => openExpectations.filter((each) => [sent, named].includes(each.caseNo)));
    };
    expect(await opened('D-101', lines)).toEqual([[{ caseNo: sent, quantity: 1, remedyGiven: true }], [], []]);
    expect(await opened('D-102', [returnLine('CTL-02')])).toEqual([[]]);
  });

  test('a form of the staff is answered in words', async () => {
    const body = { dealerNo: 'D-999', lines: [returnLine('CTL-02')] };
    await expect(steps.client.recordReturnedParts({ body, ...key() })).resolves.toEqual({ caseNo: null, refusal: '没有经销商 D-999' });
  });
});

describe('the count', () => {
  test('goes on with what arrived, and tells the difference; parts beside the list are lines of their own', async () => {
    const { caseNo } = await steps.send([returnLine('BRK-01', 5), returnLine('CTL-02'), returnLine('LMP-03')]);
    const counted = await steps.count(caseNo, [4, 1, 0], [{ partNo: 'CHG-05', quantity: 1 }]);
    expect(counted.countedLines.map(({ lineNo, partNo, quantity, listedQuantity }) => `${lineNo} ${partNo} ${quantity}/${listedQuantity}`)).toEqual(['1 BRK-01 4/5', '2 CTL-02 1/1', '4 CHG-05 1/0']);
    expect(counted.countDifferences.map(({ partNo, countedQuantity, listedQuantity }) => `${partNo} ${countedQuantity}/${listedQuantity}`)).toEqual(['BRK-01 4/5', 'LMP-03 0/1', 'CHG-05 1/0']);
    await expect(steps.count(caseNo)).rejects.toMatchObject({ problem: expect.objectContaining({ status: 409, code: 'caseState' }) });
  });

  test('what does not fit the list is refused in words, nothing is written', async () => {
    const { caseNo } = await steps.send([returnLine('BRK-01', 5), returnLine('CTL-02')]);
    const record = (lineNos: number[], otherParts: { partNo: string; quantity: number }[] = []) =>
      steps.client.recordCountedParts({ body: { caseNo, countedLines: lineNos.map((lineNo) => ({ lineNo, countedQuantity: 1 })), otherParts }, ...key() });
    await expect(record([1])).resolves.toMatchObject({ refusal: '清单第 2 行没有清点数' });
    await expect(record([1, 2, 3])).resolves.toMatchObject({ refusal: '清单上没有第 3 行' });
    await expect(record([1, 2], [{ partNo: 'NO-1', quantity: 1 }])).resolves.toMatchObject({ refusal: '没有配件 NO-1' });
    expect(await steps.view(caseNo)).toMatchObject({ state: 'received', lines: [{ countedQuantity: null }, { countedQuantity: null }] });
  });

  test('a parcel in which nothing came is closed without rulings', async () => {
    const { caseNo } = await steps.send([returnLine('BRK-01')]);
    await steps.count(caseNo, [0]);
    await expect(steps.close(caseNo)).resolves.toEqual({ partEnds: [] });
  });
});

test('one process instance runs the case', async () => {
  const { caseNo } = await steps.send([returnLine('BRK-01')]);
  const claim = (instance: string) => steps.client.claimWarrantyReturn({ body: { caseNo, instance }, ...key() });
  await claim('i/1');
  await claim('i/1');
  await expect(claim('i/2')).rejects.toMatchObject({ problem: expect.objectContaining({ status: 409, code: 'caseAlreadyRuns' }) });
});

test('pages of parcels, of a dealer when asked', async () => {
  await steps.send([returnLine('BRK-01')], { dealerNo: 'D-103' });
  await steps.send([returnLine('BRK-01')], { dealerNo: 'D-103' });
  const first = await steps.client.listWarrantyReturns({ query: { dealerNo: 'D-103', limit: 1 } });
  expect(first.warrantyReturns).toHaveLength(1);
  const rest = await steps.client.listWarrantyReturns({ query: { dealerNo: 'D-103', after: first.next ?? 0 } });
  expect(rest).toMatchObject({ warrantyReturns: [{ dealerName: '北站车行', state: 'received' }], next: null });
});
