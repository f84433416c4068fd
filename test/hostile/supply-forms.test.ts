import { describe, test } from '@jest/globals';
import type { OpenTask } from '../../src/camunda/staff-member';
import { startProcess } from '../support/dispatch';
import type { FingerprintReader } from '../support/fingerprint';
import { clerk, keeper, stopsAndGoesOn, useWorldAndBooks, type HandedIn, type Values } from '../support/hostile';
import { until } from '../support/until';
import type { TestWorld } from '../support/world';

/** Forms of what is bought and painted handed in wrong, as forms.test.ts has those of an order. */
let world: TestWorld;
let books: FingerprintReader;
useWorldAndBooks((opened, reader) => [world, books] = [opened, reader]);

/** A form that is handed in right, on the way to the next wrong one. */
type Right = [task: string, by: string, hands: Values];

/** The one open task of an element: one purchase and one outsourcing order are under way at a time. */
const openTask = (elementId: string): Promise<OpenTask> =>
  until(`${elementId} is open`, async () => (await world.staff('he.jing').openTasks()).find((task) => task.elementId === elementId), 30_000);

async function handIn([elementId, by, hands]: Right): Promise<void> {
  const task = await openTask(elementId);
  await world.staff(by).take(task);
  await world.staff(by).complete(task, hands);
}

const stops = async ({ task, ...handed }: HandedIn) => stopsAndGoesOn(world, books, await openTask(task), handed);

const purchaser = 'qian.bo';
const shippingClerk = 'feng.lei';

describe('two head lamps that are bought, every form handed in wrong', () => {
  const steps: [string, HandedIn, ...Right[]][] = [
    ['perhaps needed', { task: 'Task_DecidePurchase', by: clerk, hands: { purchaseNeeded: 'perhaps' }, stops: 'Task_DecidePurchase', says: ['purchaseNeeded must be true or false, came as ["perhaps"]'], mends: {}, reads: { purchaseNeeded: true } }],
    ['needed on a day that there is not', { task: 'Task_FillPurchaseRequest', by: clerk, hands: { neededBy: '2026-02-30' }, stops: 'Task_RequestLine', says: ["'neededBy'"], mends: { neededBy: '2026-09-20' }, reads: { neededBy: '2026-09-20' } }],
    ['needs left out that are no list', { task: 'Task_CollectNeeds', by: clerk, hands: { partNo: 'LMP-03', leftOutLineIds: 'all of them' }, stops: 'Task_MakePurchaseRequest', says: ["'leftOutLineIds'", 'expected array, received string'], mends: { leftOutLineIds: null }, reads: { leftOutLineIds: null } }],
    ['a price with three decimals', { task: 'Task_SettleSupplier', by: purchaser, hands: { sourcingDecision: 'found', supplierNo: 'SUP-A', unitPrice: 12.345, expectedOn: '2026-09-15' }, stops: 'Task_ChooseSupplier', says: ["'unitPrice'", 'at most two decimals', 'came as 12.345'], mends: { unitPrice: 30 }, reads: { unitPrice: 30 } }],
    ['money less than nothing', { task: 'Task_RequestMoney', by: shippingClerk, hands: { moneyAmount: -60 }, stops: 'Task_RecordMoneyRequest', says: ["'amount'", 'came as -60'], mends: { moneyAmount: 60 }, reads: { amount: 60 } }],
    ['a word for a grant', { task: 'Task_GrantMoney', by: 'he.jing', hands: { moneyGranted: 'yes' }, stops: 'Task_DecideMoney', says: ["'granted'", 'came as "yes"'], mends: { moneyGranted: true }, reads: { granted: true } }],
    ['a journey on no day', { task: 'Task_RequestVehicle', by: shippingClerk, hands: { travelOn: 'tomorrow', route: '往返', load: '大灯' }, stops: 'Task_RecordFleetRequest', says: ["'travelOn'", 'came as "tomorrow"'], mends: { travelOn: '2026-09-08' }, reads: { travelOn: '2026-09-08' } }],
    ['a word for a vehicle', { task: 'Task_DecideVehicle', by: 'pan.hui', hands: { vehicleGranted: 'yes' }, stops: 'Task_RecordVehicle', says: ["'granted'", 'came as "yes"'], mends: { vehicleGranted: false }, reads: { granted: false, reason: '没有车' } }],
    ['one piece and a half', { task: 'Task_ReceiveGoods', by: purchaser, hands: { goodsCame: true, deliveryNoteNo: 'H-1', notedQuantity: 2, countedQuantity: 1.5, paperKind: 'invoice', paperNo: 'H-1' }, stops: 'Task_RecordDelivery', says: ["'countedQuantity'", 'came as 1.5'], mends: { countedQuantity: 2 }, reads: { countedQuantity: 2 } }, ['Task_AskInspection', purchaser, {}]],
    ['more failed than nothing', { task: 'Task_Inspect', by: 'dong.yue', hands: { inspectionMethod: 'full', failedQuantity: 'none' }, stops: 'Task_RecordInspection', says: ["'failedQuantity'", 'came as "none"'], mends: { failedQuantity: 0 }, reads: { failedQuantity: 0 } }],
    ['a slip for all of them', { task: 'Task_MakeReceiptSlip', by: clerk, hands: { slipQuantity: 'all' }, stops: 'Task_MakeReceiptSlip', says: ['slipQuantity must be a number of pieces, came as ["all"]'], mends: {}, reads: { slipQuantity: 2 } }],
    ['a count less than nothing', { task: 'Task_SignReceipt', by: 'han.mei', hands: { countedQuantity: -1 }, stops: 'Task_RecordReceipt', says: ["'countedLines.0.countedQuantity'", 'came as -1'], mends: { countedQuantity: 2 }, reads: { countedLines: [{ partNo: 'LMP-03', countedQuantity: 2 }] } }, ['Task_BookReceipt', 'tang.hong', {}], ['Task_SettlePayment', 'tian.li', {}]],
  ];

  test.each(steps)('%s', async (what, step, ...then) => {
    if (what === steps[0]?.[0]) {
      await startProcess(world, 'part-receipt', { partNo: 'LMP-03', neededQuantity: 2 });
      await handIn(['Task_JudgeDrawable', clerk, { partDrawable: false }]);
    }
    await stops(step);
    for (const right of then) await handIn(right);
  });
});

describe('two fenders that are painted, every form handed in wrong', () => {
  const handler = 'wu.hao';
  const steps: [string, HandedIn, (() => Promise<unknown>)?][] = [
    ['white parts less than nothing', { task: 'Task_PrepareWhiteParts', by: handler, hands: { preparedQuantity: -1 }, stops: 'Task_RecordPrepared', says: ["'preparedQuantity'", 'came as -1'], mends: { preparedQuantity: 2 }, reads: { preparedQuantity: 2 } }],
    ['a signature that is a number', { task: 'Task_SendWhiteParts', by: handler, hands: { signedBy: 7 }, stops: 'Task_RecordSent', says: ["'signedBy'", 'came as 7'], mends: { signedBy: '陈师傅' }, reads: { signedBy: '陈师傅' } }, () => deliver()],
    ['a count in words', { task: 'Task_CountDelivery', by: keeper, hands: { countedQuantity: 'two' }, stops: 'Task_RecordCount', says: ["'countedQuantity'", 'came as "two"'], mends: { countedQuantity: 2 }, reads: { countedQuantity: 2 } }],
    ['half a piece failed', { task: 'Task_InspectPainted', by: 'qi.hua', hands: { failedQuantity: 0.5, defect: '流挂' }, stops: 'Task_RecordInspection', says: ["'failedQuantity'", 'came as 0.5'], mends: { failedQuantity: 1 }, reads: { failedQuantity: 1 } }],
    ['a rework that nobody signed for', { task: 'Task_SendForRework', by: handler, hands: { reworkSignedBy: '' }, stops: 'Task_RecordRework', says: ["'signedBy'"], mends: { reworkSignedBy: '陈师傅' }, reads: { signedBy: '陈师傅' } }],
    ['a slip for all of them', { task: 'Task_MakeReceiptSlip', by: clerk, hands: { slipQuantity: 'all' }, stops: 'Task_MakeReceiptSlip', says: ['slipQuantity must be a number of pieces, came as ["all"]'], mends: {}, reads: { slipQuantity: 1 } }],
    ['a count less than nothing', { task: 'Task_TakeIn', by: keeper, hands: { takenInQuantity: -1 }, stops: 'Task_RecordReceipt', says: ["'countedLines.0.countedQuantity'", 'came as -1'], mends: { takenInQuantity: 1 }, reads: { countedLines: [{ partNo: 'FND-06-B', countedQuantity: 1 }] } }],
  ];
  const deliver = () => world.clients.purchasing.recordPainterDelivery({ body: { outsourcingOrderNo: 'OP-202609-001', noteNo: 'H-1', quantity: 2 }, idempotencyKey: 'hostile-delivery' });

  test.each(steps)('%s', async (what, step, then) => {
    if (what === steps[0]?.[0]) await startProcess(world, 'outsourced-paint', { partNo: 'FND-06-B', quantity: 2 });
    await stops(step);
    await then?.();
  });
});
