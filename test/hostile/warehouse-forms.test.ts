import { beforeAll, describe, expect, test } from '@jest/globals';
import { startProcess } from '../support/dispatch';
import type { FingerprintReader } from '../support/fingerprint';
import { clerk, handsIn, keeper, lineOf, registeredOrder, stopsAndGoesOn, useWorldAndBooks, type HandedIn } from '../support/hostile';
import { doTask, orderOf, taskOf } from '../support/orders';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** Forms of goods in the warehouse handed in wrong, as forms.test.ts has those of an order: slips, drawings, counts. */
type Line = ReturnType<typeof lineOf>;

let world: TestWorld;
let books: FingerprintReader;
useWorldAndBooks((opened, reader) => [world, books] = [opened, reader]);

describe('lines of a slip', () => {
  const rows: [string, (good: Line) => unknown, string[]][] = [
    ['a number as text', (good) => [{ ...good, quantity: '1' }], ["'slipLines.0.quantity'", 'expected number, received string', 'came as "1"']],
    ['minus three pieces', (good) => [{ ...good, quantity: -3 }], ["'slipLines.0.quantity'", '>=1', 'came as -3']],
    ['one piece and a half', (good) => [{ ...good, quantity: 1.5 }], ["'slipLines.0.quantity'", 'expected int', 'came as 1.5']],
    ['a thousand million pieces', (good) => [{ ...good, quantity: 1e9 }], ["'slipLines.0.quantity'", '<=100000', 'came as 1000000000']],
    ['no quantity', (good) => [{ ...good, quantity: null }], ["'slipLines.0.quantity'", 'expected number, received null']],
    ['a line that is none', () => [null], ["'slipLines.0'", 'expected object, received null']],
    ['no line', () => [], ["'slipLines'", '>=1 items', 'came as []']],
    ['no list', () => 'all of them', ["'slipLines'", 'expected array, received string', 'came as "all of them"']],
    ['a line twice', (good) => [good, good], ['warehouse refused', 'slipLines: names an order line twice']],
    ["another order's line", () => [lineOf('DO-202609-999')], ['warehouse refused', 'slipLines.0.orderLineId', 'is no line of order', 'lineOfOtherOrder']],
    ['another part', (good) => [{ ...good, partNo: 'CTL-02' }], ['slipLines.0.partNo', 'is reserved as BRK-01, not CTL-02']],
    ['a part that there is not', (good) => [{ ...good, partNo: 'XXX-99' }], ['slipLines.0.partNo', 'XXX-99']],
  ];

  // One order throughout: each time its slip is mended, and sent back by the reviewer.
  let orderNo: string;
  beforeAll(async () => {
    orderNo = await registeredOrder(world);
  });

  test.each(rows)('%s', async (_what, given, says) => {
    const slipLines = [lineOf(orderNo)];
    const hands = { shippingMethod: 'courier', slipLines: given(lineOf(orderNo)) };
    await handsIn(world, books, orderNo, { task: 'Task_MakeIssueSlip', by: clerk, hands, stops: 'Task_IssueSlip', says, mends: { slipLines }, reads: { slipLines } });
    await doTask(world, orderNo, 'wang.fang', 'Task_ReviewIssueSlip', { slipApproved: false, reviewReason: '重开' });
  });
});

describe('pieces drawn for a line, every form handed in wrong first', () => {
  let orderNo: string;
  beforeAll(async () => {
    orderNo = await orderOf(world, [{ partNo: 'CTL-02', quantity: 20 }], { partialAllowed: false });
    await doTask(world, orderNo, clerk, 'Task_RegisterOrder');
  });

  const steps: [string, HandedIn][] = [
    ['perhaps drawable', { task: 'Task_JudgeDrawable', by: clerk, hands: { partDrawable: 'perhaps' }, stops: 'Task_JudgeDrawable', says: ['partDrawable must be true or false, came as ["perhaps"]'], mends: {}, reads: { partDrawable: true } }],
    ['a piece less than nothing', { task: 'Task_MakeDrawingSlip', by: clerk, hands: { slipQuantity: -1 }, stops: 'Task_RecordDrawingSlip', says: ["'quantity'", 'came as -1'], mends: { slipQuantity: 5 }, reads: { quantity: 5 } }],
    ['a word for a choice', { task: 'Task_ReviewDrawingSlip', by: 'wang.fang', hands: { slipApproved: 'yes' }, stops: 'Task_RecordReview', says: ["'approved'", 'came as "yes"'], mends: { slipApproved: true }, reads: { approved: true } }],
    ['a choice that there is not', { task: 'Task_HandOutDrawing', by: keeper, hands: { drawingDecision: 'keep' }, stops: 'Task_RecordDrawing', says: ["'decision'", 'came as "keep"'], mends: { drawingDecision: 'drawAll' }, reads: { decision: 'drawAll' } }],
  ];

  test.each(steps)('%s', async (_what, step) => {
    if (step.task === 'Task_HandOutDrawing') await doTask(world, orderNo, 'luo.bin', 'Task_PresentSlip');
    await handsIn(world, books, orderNo, step);
  });

  test('and it goes on as if nothing had been wrong', async () => {
    await doTask(world, orderNo, clerk, 'Task_DecidePurchase', { purchaseNeeded: false });
    await doTask(world, orderNo, clerk, 'Task_GiveUpPieces', { notObtainedReason: 'other' });
    await taskOf(world, orderNo, 'Task_AskDealer');
    const { lines } = await world.clients.orderDesk.getOrder({ params: { orderNo } });
    expect(lines).toMatchObject([{ awaited: 0, waitsFor: 'dealerAnswer', notObtained: [{ reason: 'other' }] }]);
  });
});

describe('a count', () => {
  const open = (elementId: string) => until(`${elementId} is open`, async () => (await world.staff('sun.qiang').openTasks()).find((task) => task.elementId === elementId));

  test.each<[string, unknown, string[]]>([
    ['of no number', '三', ["'countedLines.0.countedQuantity'", 'expected number, received string', 'came as "三"']],
    ['of less than nothing', -1, ["'countedLines.0.countedQuantity'", '>=0', 'came as -1']],
    ['that was not made', null, ["'countedLines.0.countedQuantity'", 'expected number, received null']],
  ])('%s', async (_what, countedQuantity, says) => {
    await startProcess(world, 'after-sales-warehouse', { operation: 'count', countLines: [{ partNo: 'MTR-04', location: 'AS' }] });
    const counted = (pieces: unknown) => [{ partNo: 'MTR-04', partName: '电机', location: 'AS', countedQuantity: pieces }];
    await stopsAndGoesOn(world, books, await open('Task_CountStock'), {
      by: 'sun.qiang', hands: { countedLines: counted(countedQuantity) },
      stops: 'Task_RecordCount', says, mends: {}, reads: { countedLines: counted(2) },
    });
  });

  test('whose difference is released by a word', async () => {
    await startProcess(world, 'after-sales-warehouse', { operation: 'count', countLines: [{ partNo: 'MTR-04', location: 'AS' }] });
    const task = await open('Task_CountStock');
    await world.staff('sun.qiang').take(task);
    await world.staff('sun.qiang').complete(task, { countedLines: [{ partNo: 'MTR-04', location: 'AS', countedQuantity: 1 }] });
    await stopsAndGoesOn(world, books, await open('Task_ReleaseDifference'), {
      by: 'tang.hong', hands: { differenceReleased: 'ja', releaseReason: '' },
      stops: 'Task_DecideDifference', says: ["'released'", 'expected boolean, received string', 'came as "ja"'], mends: { differenceReleased: true }, reads: { released: true },
    });
    expect(await world.clients.warehouse.getStock({ query: { partNo: 'MTR-04', location: 'AS' } })).toMatchObject({ stock: [{ onHand: 1 }] });
  });
});
