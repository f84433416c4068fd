import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../test/support/start-system';
import { SystemRefusal } from '../../src/http/client';
import type { Contract } from '../../src/http/contract';
import { createSystemClients, type SystemClients } from '../../src/systems/clients';
import { finance } from '../../src/systems/finance';
import { logistics } from '../../src/systems/logistics';
import { startPurchasing } from '../../src/systems/purchasing/test-support';
import { quality } from '../../src/systems/quality';
import { startWarehouse } from '../../src/systems/warehouse/test-support';
import { createSystemCaller } from '../../src/relay/system-call';
import { workersOf } from '../index';

let clients: SystemClients;
let systems: StartedSystem<Contract>[];
let tellFinance: () => Promise<void>;

beforeAll(async () => {
  const [purchasing, warehouse, qualitySystem, financeSystem, logisticsSystem] = await Promise.all([
    startPurchasing(),
    startWarehouse(),
    startSystem(quality({ locale: 'zh-CN' })),
    startSystem(finance({ locale: 'zh-CN' })),
    startSystem(logistics('zh-CN')),
  ]);
  systems = [purchasing, warehouse, qualitySystem, financeSystem, logisticsSystem];
  clients = {
    ...createSystemClients(() => 'http://127.0.0.1:9', 'none'),
    purchasing: purchasing.client,
    warehouse: warehouse.client,
    quality: qualitySystem.client,
    finance: financeSystem.client,
    logistics: logisticsSystem.client,
  };
  const call = createSystemCaller(clients);
  tellFinance = async () => {
    const rows = await warehouse.running.db.selectFrom('outbox').selectAll().where('channel', '=', 'system').orderBy('id').execute();
    for (const { target, payload, dedupKey } of rows) {
      if ('body' in payload && payload.body instanceof Object) await call(target, payload.body, dedupKey);
    }
  };
});
afterAll(() => Promise.all(systems.map((system) => system.close())));

let passages = 0;
/** Runs a worker as the runtime does, and once more as after an answer that was lost: variables parsed, the result parsed, the same both times. */
async function run(type: string, variables: object): Promise<Record<string, unknown>> {
  const worker = workersOf().find((each) => each.type === type);
  if (worker?.kind !== 'job') throw new Error(`There is no worker ${type}`);
  const passage = `purchase/${(passages += 1)}`;
  const context = { idempotencyKey: `${passage}/${type}`, instance: 'test/instance', passage, elementId: 'Task_Test', processId: 'test', processVersion: 1, headers: {} };
  const once = async () => worker.output.parse(await worker.run(clients, worker.input.parse(variables), context));
  const result = await once();
  expect(await once()).toEqual(result);
  return result;
}

/** What the worker throws to its diagram. */
async function errorOf(type: string, variables: object): Promise<string | undefined> {
  const worker = workersOf().find((each) => each.type === type);
  const refusal: unknown = await run(type, variables).catch((error: unknown) => error);
  if (worker?.kind !== 'job' || !(refusal instanceof SystemRefusal)) throw new Error(`${type} was not refused: ${String(refusal)}`);
  return worker.errors?.[refusal.problem.code];
}

const none = { specification: null, qualityRequirements: '', specialRequirements: null };
const purchaser = 'qian.wei';

test('a purchase runs from the pool to the settled line by its jobs, each of which may run twice (R-BUY with a return and an exchange)', async () => {
  const { requestLineId } = await run('purchasing.request-line', { partNo: 'LMP-03', quantity: 10, orderLineId: 'DO-1/1', requirements: null, requester: null });
  expect(await run('purchasing.read-pool', {})).toMatchObject({ poolEmpty: false, poolParts: [{ partNo: 'LMP-03', quantity: 10 }] });
  const { purchaseRequestNo } = await run('purchasing.collect-needs', { partNo: 'LMP-03', requestLineIds: null, ...none, maker: 'li.min' });
  const of = { purchaseRequestNo };
  expect(await errorOf('purchasing.collect-needs', { partNo: 'LMP-03', requestLineIds: null, ...none, maker: 'li.min' })).toBe('clerkAskedAgain');
  expect(await run('purchasing.collect-all-needs', {})).toEqual({ purchaseRequestNos: [] });
  expect(await run('purchasing.open-request', { ...of, partNo: null, quantity: null, ...none, maker: null })).toMatchObject({ partName: '大灯', quantity: 10 });

  expect(await run('purchasing.find-suppliers', { partNo: 'LMP-03' })).toEqual({ suppliers: [{ value: 'SUP-A', label: 'SUP-A 甲厂' }, { value: 'SUP-C', label: 'SUP-C 丙厂' }] });
  const choice = { ...of, supplierNo: 'SUP-A', unitPrice: 36, expectedOn: null, purchaser };
  expect(await errorOf('purchasing.choose-supplier', { ...choice, supplierNo: 'SUP-B' })).toBe('purchaserAskedAgain');
  await run('purchasing.choose-supplier', choice);
  await run('purchasing.withdraw-choice', of);
  expect(await run('purchasing.choose-supplier', { ...choice, unitPrice: 29.5, expectedOn: '2026-09-10' })).toMatchObject({ orderedQuantity: 10, purchaseAmount: 295 });

  expect(await run('finance.read-advance', { ...of, purchaseAmount: 295 })).toEqual({ advanceLeft: 0, moneyMissing: 295 });
  const { purchaseMoneyRequestNo } = await run('finance.request-purchase-money', { ...of, amount: 300, purpose: null, requester: 'shen.yu' });
  const decision = { purchaseMoneyRequestNo, granted: true, reason: null, decidedBy: 'gao.feng' };
  expect(await errorOf('finance.decide-purchase-money', { ...decision, decidedBy: 'shen.yu' })).toBe('headAskedAgain');
  expect(await run('finance.decide-purchase-money', decision)).toEqual({ moneyGranted: true, advanceLeft: 300 });
  const { fleetRequestNo } = await run('logistics.request-vehicle', { ...of, travelOn: '2026-09-09', route: '公司至甲厂', load: '大灯', requester: 'shen.yu' });
  const vehicle = { fleetRequestNo, granted: true, vehicleNo: '沪A-20001', reason: '', decidedBy: 'cai.hong' };
  expect(await errorOf('logistics.decide-vehicle', { ...vehicle, vehicleNo: '' })).toBe('fleetAskedAgain');
  expect(await run('logistics.decide-vehicle', vehicle)).toEqual({ vehicleGranted: true });

  const goods = { ...of, vendorReturnNoteNo: null, deliveryNoteNo: 'SN-1', notedQuantity: null, countedQuantity: 10, undelivered: null, purchaser };
  expect(await errorOf('purchasing.record-delivery', { ...goods, countedQuantity: 11 })).toBe('purchaserAskedAgain');
  const { deliveryNo } = await run('purchasing.record-delivery', goods);
  await run('logistics.record-trip', { fleetRequestNo });
  await run('logistics.withdraw-vehicle', of);
  await run('warehouse.receive-into-hold', { ...of, deliveryNo, partNo: 'LMP-03', quantity: 10 });
  await run('finance.record-supplier-paper', { ...of, supplierNo: 'SUP-A', paperKind: 'invoice', paperNo: 'FP-1' });

  const { inspectionRequestNo, firstSupply } = await run('quality.request-inspection', { purchaseRequestNo, deliveryNo, partNo: 'LMP-03', supplierNo: 'SUP-A', quantity: 10, requester: purchaser });
  expect(firstSupply).toBe(true);
  const finding = { inspectionRequestNo, method: 'full', inspectedQuantity: 10, failedQuantity: 2, defect: '灯罩裂', inspector: 'he.jing' };
  expect(await errorOf('quality.record-inspection', { ...finding, inspectedQuantity: 11 })).toBe('inspectorAskedAgain');
  expect(await run('quality.record-inspection', finding)).toMatchObject({ inspectionResult: 'someFailed', passedQuantity: 8 });
  await takeIn(of, String(deliveryNo), 8);
  expect(await run('purchasing.settle-lines', { ...of, final: false })).toMatchObject({ lines: [] });

  const { nonconformingSlipNo, failureCount } = await run('quality.make-nonconforming-slip', { inspectionRequestNo, defect: '灯罩裂', issuer: 'sun.wei' });
  expect(failureCount).toBe(1);
  const failed = { ...of, deliveryNo, nonconformingSlipNo, failedQuantity: 2, remedy: 'exchange', note: null, purchaser };
  const { vendorReturnNoteNo } = await run('purchasing.record-vendor-return', failed);
  await run('warehouse.return-to-supplier', { ...of, vendorReturnNoteNo, deliveryNo, quantity: 2 });
  expect(await run('purchasing.read-progress', of)).toMatchObject({ exchangeQuantity: 2, exchangeNoteNo: vendorReturnNoteNo, openQuantity: 0 });
  const replacement = { ...of, vendorReturnNoteNo, deliveryNoteNo: 'SN-2', notedQuantity: 1, countedQuantity: 1, undelivered: 'sourceAnew', purchaser };
  expect(await errorOf('purchasing.record-delivery', { ...replacement, deliveryNoteNo: 'SN-1' })).toBe('purchaserAskedAgain');
  const { deliveryNo: second } = await run('purchasing.record-delivery', replacement);
  await run('warehouse.receive-into-hold', { ...of, deliveryNo: second, partNo: 'LMP-03', quantity: 1 });
  await takeIn(of, String(second), 1);
  expect(await run('purchasing.drop-need', { ...of, reason: '' })).toEqual({ droppedQuantity: 1 });
  expect(await run('finance.return-advance', of)).toEqual({ returnedAmount: 34.5 });
  expect(await run('purchasing.settle-lines', { ...of, final: true })).toEqual({
    requestResult: 'receivedInPart',
    receivedQuantity: 9,
    shortQuantity: 1,
    lines: [{ requestLineId, lineState: 'receivedInPart', receivedQuantity: 9, shortQuantity: 1 }],
  });
  expect(await stateOfTheBooks()).toEqual({
    stock: [['AS', 9, 9], ['QH', 0, 0]],
    balances: [['afterSalesInventory', '270.00'], ['cash', '-265.50'], ['purchaseAdvance', '0.00'], ['purchasePriceVariance', '-4.50'], ['supplierPayable', '0.00']],
  });
});

/** PP-08 to PP-11 for passed pieces of a delivery. */
async function takeIn(of: { purchaseRequestNo: unknown }, deliveryNo: string, quantity: number): Promise<void> {
  const { slipNo } = await run('warehouse.make-receipt-slip', { ...of, deliveryNo, quantity, maker: 'zhao.lei' });
  await run('warehouse.record-receipt', { slipNo, countedLines: [{ partNo: 'LMP-03', countedQuantity: quantity }], keeper: 'sun.wei' });
  const { shares } = await run('purchasing.share-accepted', { ...of, deliveryNo, receiptSlipNo: slipNo, acceptedQuantity: quantity, sharingOrder: 'registeredFirst' });
  await run('warehouse.post-receipt', { slipNo, shares });
  await tellFinance();
  await run('finance.book-receipt', { receiptSlipNo: slipNo, ...of, supplierNo: 'SUP-A', unitPrice: 29.5, bookedBy: 'wu.hao' });
  expect(await run('finance.settle-payment', { receiptSlipNo: slipNo, ...of, settledBy: 'wu.hao' })).toMatchObject({ unpaidAmount: 0 });
}

/** Head lamps by place as on hand and reserved, and the accounts. */
async function stateOfTheBooks() {
  const { stock } = await clients.warehouse.getStock({ query: { partNo: 'LMP-03' } });
  const { balances } = await clients.finance.getBalances({ query: {} });
  return {
    stock: stock.map(({ location, onHand, reserved }) => [location, onHand, reserved]).toSorted(),
    balances: balances.map(({ account, balance }) => [account, balance]).toSorted(),
  };
}

test('variables that a form may send wrong are told by name before any call', () => {
  const wrong = (type: string, variables: object) => {
    const worker = workersOf().find((each) => each.type === type);
    return worker?.input.safeParse(variables).error?.issues.map(({ path }) => path.join('.'));
  };
  expect(wrong('purchasing.choose-supplier', { purchaseRequestNo: 'PP-1', supplierNo: 'SUP-A', unitPrice: 29.999, expectedOn: null, purchaser })).toEqual(['unitPrice']);
  expect(wrong('finance.request-purchase-money', { purchaseRequestNo: 'PP-1', amount: '300', purpose: null, requester: 'a' })).toEqual(['amount']);
  expect(wrong('purchasing.record-delivery', { purchaseRequestNo: 'PP-1', deliveryNoteNo: 'x', notedQuantity: null, countedQuantity: null, undelivered: null, purchaser })).toEqual(['countedQuantity']);
});
