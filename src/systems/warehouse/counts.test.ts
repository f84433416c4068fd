import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { count, decide, handOut, postReport, postSlip, reportOf, reviewedSlip } from './keeper-support';
import { depart, key, line, packedSlip, refusal, reportedToFinance, reserve, slipOf, stage, startWarehouse, stockOf, type StartedWarehouse } from './test-support';

let system: StartedWarehouse;
beforeEach(async () => {
  system = await startWarehouse();
});
afterEach(() => system.close());

test('a count that agrees changes nothing; its sheet is kept (SW-D3.1, S-SW-06)', async () => {
  const { countSheetNo, ...result } = await count(system, 'BRK-01', 'AS', 20);
  expect(result).toEqual({ countAgrees: true, countResult: 'agrees', countedGoods: [expect.objectContaining({ partNo: 'BRK-01', quantity: 20 })], differenceReportNo: null, differences: [] });
  const { countSheets } = await system.client.listCounts({ query: { countSheetNo } });
  expect(countSheets).toMatchObject([{ counter: 'sun.wei', lines: [{ countedQuantity: 20, bookQuantity: 20 }], differenceReport: null }]);
  expect(await reportedToFinance(system)).toEqual([]);
});

test.each([
  [18, 'countShortage', 'AS', null],
  [23, 'countSurplus', null, 'AS'],
] as const)('20 in the book, %i counted: the released difference is posted once (SW-D3.2, L-17)', async (counted, type, from, to) => {
  const result = await count(system, 'BRK-01', 'AS', counted);
  const report = reportOf(result);
  const pieces = Math.abs(counted - 20);
  expect(result).toMatchObject({ countAgrees: false, differences: [{ bookQuantity: 20, countedQuantity: counted, difference: counted - 20 }] });
  await expect(postReport(system, report)).rejects.toMatchObject(refusal(409, 'reportState'));
  expect(await stockOf(system, 'BRK-01')).toBe('20/0');
  await decide(system, report);
  expect(await postReport(system, report)).toMatchObject({ lostReservations: [] });
  expect(await stockOf(system, 'BRK-01')).toBe(`${counted}/0`);
  const { movements } = await system.client.listMovements({ query: { documentNo: report } });
  expect(movements).toMatchObject([{ type, from, to, quantity: pieces }]);
  expect(await reportedToFinance(system)).toEqual([{ body: expect.objectContaining({ type, quantity: pieces, location: 'AS', documentNo: report }) }]);
  await expect(postReport(system, report)).rejects.toMatchObject(refusal(409, 'reportState'));
});

test('who counted does not release; a refusal needs its reason and leads to a sheet of its own (I-G-9, I-G-10)', async () => {
  const report = reportOf(await count(system, 'BRK-01', 'AS', 18));
  await expect(decide(system, report, { decidedBy: 'sun.wei' })).rejects.toMatchObject(refusal(409, 'sameHand'));
  await expect(decide(system, report, { released: false })).rejects.toMatchObject(refusal(422, 'reasonMissing'));
  await decide(system, report, { released: false, reason: '请重盘' });
  await expect(postReport(system, report)).rejects.toMatchObject(refusal(409, 'reportState'));
  await expect(decide(system, report)).rejects.toMatchObject(refusal(409, 'reportState'));
  expect((await count(system, 'BRK-01', 'AS', 20)).countAgrees).toBe(true);
});

test('what leaves between count and release is not a difference: the difference itself is posted', async () => {
  const lines = [line('DO-1/1', 'BRK-01', 5)];
  const slip = await packedSlip(system, 'DO-1', lines);
  const report = reportOf(await count(system, 'BRK-01', 'AS', 18));
  await depart(system, slip, 'AS', lines);
  await decide(system, report);
  await postReport(system, report);
  expect(await stockOf(system, 'BRK-01')).toBe('13/0');
});

test('two counts that saw the same shortage: the second is overtaken, counted anew it agrees; a count of another place is none of theirs', async () => {
  const first = reportOf(await count(system, 'BRK-01', 'AS', 18));
  const second = reportOf(await count(system, 'BRK-01', 'AS', 18));
  const elsewhere = reportOf(await count(system, 'BRK-01', 'ST', 3));
  for (const report of [first, second, elsewhere]) await decide(system, report);
  expect(await postReport(system, first)).toMatchObject({ differencePosted: true });
  expect(await postReport(system, second)).toEqual({ differencePosted: false, movementIds: [], lostReservations: [] });
  expect(await postReport(system, elsewhere)).toMatchObject({ differencePosted: true });
  expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'BRK-01', 'ST')]).toEqual(['18/0', '3/0']);
  expect((await count(system, 'BRK-01', 'AS', 18)).countAgrees).toBe(true);
  const third = reportOf(await count(system, 'BRK-01', 'AS', 17));
  await decide(system, third);
  expect(await postReport(system, third)).toMatchObject({ differencePosted: true });
});

test('a shortage among reserved pieces: the latest order loses them first (I-SW-1)', async () => {
  await reserve(system, 'DO-202609-009/1', 'BRK-01', 10);
  await reserve(system, 'DO-202609-010/1', 'BRK-01', 3);
  await reserve(system, 'DO-202609-010/2', 'BRK-01', 4);
  const report = reportOf(await count(system, 'BRK-01', 'AS', 12));
  await decide(system, report);
  expect((await postReport(system, report)).lostReservations).toEqual([
    { orderNo: 'DO-202609-010', orderLineId: 'DO-202609-010/2', quantity: 4 },
    { orderNo: 'DO-202609-010', orderLineId: 'DO-202609-010/1', quantity: 1 },
  ]);
  expect(await stockOf(system, 'BRK-01')).toBe('12/12');
});

describe('a shortage that picked pieces stand against is not posted; the place is counted anew', () => {
  const overtaken = async (report: string) => {
    await decide(system, report);
    const stock = [await stockOf(system, 'BRK-01'), await stockOf(system, 'BRK-01', 'ST')];
    expect(await postReport(system, report)).toEqual({ differencePosted: false, movementIds: [], lostReservations: [] });
    expect([await stockOf(system, 'BRK-01'), await stockOf(system, 'BRK-01', 'ST')]).toEqual(stock);
    await expect(postReport(system, report)).rejects.toMatchObject(refusal(409, 'reportState'));
    const { countSheets } = await system.client.listCounts({ query: {} });
    expect(countSheets.at(-1)?.differenceReport).toMatchObject({ state: 'overtaken' });
  };
  const lines = [line('DO-1/1', 'BRK-01', 15)];
  const [first] = lines;

  test('packed pieces', async () => {
    await packedSlip(system, 'DO-1', lines);
    await overtaken(reportOf(await count(system, 'BRK-01', 'AS', 14)));
    const report = reportOf(await count(system, 'BRK-01', 'AS', 15));
    await decide(system, report);
    expect(await postReport(system, report)).toMatchObject({ differencePosted: true, lostReservations: [] });
  });

  test('pieces in staging', async () => {
    const slip = await packedSlip(system, 'DO-1', lines);
    await stage(system, slip, lines);
    await overtaken(reportOf(await count(system, 'BRK-01', 'ST', 14)));
  });

  test('pieces that left between count and posting', async () => {
    const slip = await packedSlip(system, 'DO-1', lines);
    const report = reportOf(await count(system, 'BRK-01', 'AS', 10));
    await depart(system, slip, 'AS', lines);
    await overtaken(report);
  });

  test('pieces that the keeper signed for and that are not posted yet', async () => {
    const slip = await reviewedSlip(system, 'drawingReturnSlip', [{ partNo: 'BRK-01', quantity: 15 }]);
    await handOut(system, slip);
    await overtaken(reportOf(await count(system, 'BRK-01', 'AS', 14)));
    await postSlip(system, slip);
  });

  test('pieces that a first shipment left out, until a later slip names the line', async () => {
    const slip = await packedSlip(system, 'DO-1', lines, first ? [{ ...first, quantity: 10 }] : []);
    await depart(system, slip, 'AS', [line('DO-1/1', 'BRK-01', 10)]);
    await overtaken(reportOf(await count(system, 'BRK-01', 'AS', 4)));
    await slipOf(system, 'DO-1', [line('DO-1/1', 'BRK-01', 5)]);
    const report = reportOf(await count(system, 'BRK-01', 'AS', 4));
    await decide(system, report);
    expect(await postReport(system, report)).toMatchObject({ lostReservations: [{ orderLineId: 'DO-1/1', quantity: 1 }] });
  });
});

test('what is wrong in a count is named', async () => {
  const open = (countLines: { partNo: string; location: 'AS' | 'CO' }[]) => system.client.openCount({ body: { countLines }, idempotencyKey: key() });
  await expect(open([{ partNo: 'NONE', location: 'AS' }])).rejects.toMatchObject(refusal(422, 'unknownPart'));
  const { countSheetNo } = await open([{ partNo: 'BRK-01', location: 'AS' }, { partNo: 'BRK-01', location: 'CO' }]);
  const enter = (countedLines: { partNo: string; location: 'AS' | 'OLD' | 'CO'; countedQuantity: number }[]) =>
    system.client.recordCount({ body: { countSheetNo, countedLines, counter: 'sun.wei' }, idempotencyKey: key() });
  await expect(enter([{ partNo: 'BRK-01', location: 'AS', countedQuantity: 20 }])).rejects.toMatchObject(refusal(422, 'lineMissing'));
  await expect(enter([{ partNo: 'BRK-01', location: 'OLD', countedQuantity: 20 }])).rejects.toMatchObject(refusal(422, 'lineNotOnSheet'));
  const both = [{ partNo: 'BRK-01', location: 'AS' as const, countedQuantity: 20 }, { partNo: 'BRK-01', location: 'CO' as const, countedQuantity: 100 }];
  expect(await enter(both)).toMatchObject({ countAgrees: true });
  await expect(enter(both)).rejects.toMatchObject(refusal(409, 'alreadyCounted'));
});
