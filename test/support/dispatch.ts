import { ElementId } from '@camunda8/orchestration-cluster-api';
import { startProcess as start } from '../../src/camunda/start-process';
import type { SystemClients } from '../../src/systems/clients';
import type { TestWorld } from './world';
import { until } from './until';

export type ShippingMethod = 'withVehicle' | 'courier' | 'freight';

let serial = 0;
const key = () => `dispatch-${(serial += 1)}`;
const atOnce = { consistency: { waitUpToMs: 0 } };

/** An order of 2 BRK-01 that passed its check; returns its number. */
export async function checkedOrder({ orderDesk }: SystemClients, dealerNo = 'D-101', shippingMethod: ShippingMethod = 'withVehicle'): Promise<string> {
  const order = { dealerNo, dealerOrderNo: key(), shippingMethod, lines: [{ partNo: 'BRK-01', quantity: 2 }] };
  const { orderNo } = await orderDesk.registerOrder({ body: order, idempotencyKey: key() });
  const opening = { orderNo, faxRegisterNo: 'FR-202609-001', registeredBy: 'li.min' };
  await orderDesk.openOrder({ body: opening, idempotencyKey: key() });
  await orderDesk.checkOrder({ body: { orderNo }, idempotencyKey: key() });
  return orderNo;
}

/** A reviewed slip of 2 BRK-01, as the order's flow hands it to the dispatch. */
export async function reviewedSlip({ warehouse }: SystemClients, orderNo: string, dealerNo = 'D-101', shippingMethod: ShippingMethod = 'withVehicle') {
  const slipLines = [{ orderLineId: `${orderNo}/1`, partNo: 'BRK-01', partName: '制动手柄', quantity: 2 }];
  await warehouse.reserveStock({ body: { orderLineId: `${orderNo}/1`, partNo: 'BRK-01', quantity: 2 }, idempotencyKey: key() });
  const made = { orderNo, dealerNo, shippingMethod, slipLines, maker: 'li.min' };
  const { issueSlipNo } = await warehouse.makeIssueSlip({ body: made, idempotencyKey: key() });
  const review = { issueSlipNo, approved: true, reviewer: 'wang.fang' };
  const { reviewedAt } = await warehouse.reviewIssueSlip({ body: review, idempotencyKey: key() });
  if (reviewedAt === null) throw new Error('The slip was not reviewed');
  return { orderNo, dealerNo, dealerName: '东方电动车行', orderSource: 'dealerPurchase', issueSlipNo, slipLines, shippingMethod, reviewedAt, shippingHours: 24 };
}

/** A packed slip with its shipping document, as it comes out of PD-07. */
async function documented(clients: SystemClients, dealerNo: string, method: ShippingMethod) {
  const orderNo = await checkedOrder(clients, dealerNo, method);
  const { issueSlipNo, slipLines, reviewedAt, dealerName } = await reviewedSlip(clients, orderNo, dealerNo, method);
  const { orderDesk, warehouse, logistics } = clients;
  await orderDesk.recordLineSourcing({ body: { orderLineId: `${orderNo}/1`, reservedQuantity: 2 }, idempotencyKey: key() });
  const opening = { issueSlipNo, orderNo, dealerNo, slipMethod: method, reviewedAt, slipLines };
  const { dispatchNo } = await logistics.openDispatch({ body: opening, idempotencyKey: key() });
  await warehouse.recordPicking({ body: { issueSlipNo, keeper: 'zhang.wei' }, idempotencyKey: key() });
  await warehouse.recordCheck({ body: { issueSlipNo, agrees: true, checker: 'wang.fang' }, idempotencyKey: key() });
  await warehouse.recordApproval({ body: { issueSlipNo, approved: true, approver: 'chen.jie' }, idempotencyKey: key() });
  const packing = { issueSlipNo, packedLines: slipLines, cartonCount: 1, packer: 'zhang.wei' };
  const { cartonNo, cartonNos, shipmentLines } = await warehouse.recordPacking({ body: packing, idempotencyKey: key() });
  const document = { dispatchNo, method, consignee: dealerName, cartonNos, shipper: 'zhang.wei' };
  const papers = await logistics.makeShippingDocument({ body: document, idempotencyKey: key() });
  const paper = { dispatchNo, orderNo, issueSlipNo, dealerNo, dealerName, ...papers };
  return { ...paper, cartonNo, cartonNos, consignee: dealerName, shipmentLines };
}

/** A carton for which Logistics signs: the variables with which `part-dispatch--by-vehicle` is called. */
export async function cartonToSign(clients: SystemClients, dealerNo = 'D-101') {
  return { ...(await documented(clients, dealerNo, 'withVehicle')), signedBy: 'chen.jie', planWaitDays: 3 };
}

/** A carton in handover staging. */
export async function signedCarton(clients: SystemClients) {
  const carton = await cartonToSign(clients);
  const signature = { shippingDocumentNo: carton.shippingDocumentNo, cartonNo: carton.cartonNo, signed: true, signedBy: carton.signedBy };
  await clients.logistics.recordHandover({ body: signature, idempotencyKey: key() });
  return carton;
}

/** Goods for a courier: the variables with which `part-dispatch--by-carrier` is called for the first shipment. */
export async function goodsForCourier(clients: SystemClients) {
  const paper = await documented(clients, 'D-101', 'courier');
  return { ...paper, chosenMethod: 'courier', takeOverKey: `${paper.shippingDocumentNo}/1`, stopKey: `${paper.dispatchNo}/1` };
}

/** A courier reports that it took the goods of a document over. */
export async function reportTakeOver({ logistics }: SystemClients, shippingDocumentNo: string, waybillNo = 'SF1000000001') {
  const body = { shippingDocumentNo, carrier: '顺丰速运', waybillNo };
  return logistics.recordCarrierTakeOver({ body, idempotencyKey: key() });
}

/** Customer Service's plan for a dealer; returns its number. */
export async function sendPlan({ logistics }: SystemClients, dealerNo = 'D-101', departsAt = '2026-09-07T18:00:00+08:00'): Promise<string> {
  const body = { dealerNo, vehicleNo: '沪A12345', departsAt };
  return (await logistics.receiveDispatchPlan({ body, idempotencyKey: key() })).planNo ?? '';
}

/** Logistics decides on a carton that no plan released. */
export async function decideLate({ logistics }: SystemClients, { dispatchNo, cartonNo }: { dispatchNo: string; cartonNo: string }): Promise<string> {
  const body = { dispatchNo, cartonNo, reason: 'noPlan' as const, decision: 'keep' as const, decidedBy: 'chen.jie' };
  return (await logistics.recordCartonLate({ body, idempotencyKey: key() })).decisionNo;
}

export const startProcess = ({ camunda }: TestWorld, id: string, variables: Record<string, unknown>): Promise<void> => start(camunda, id, variables);

/** Resolves when an element is entered and not left yet. */
export async function untilActive({ camunda }: TestWorld, elementId: string, times = 1): Promise<void> {
  await until(`${elementId} is active ${times} times`, async () => {
    const { items } = await camunda.searchElementInstances({ filter: { elementId: ElementId.assumeExists(elementId), state: 'ACTIVE' } }, atOnce);
    return items?.length === times;
  }, 30_000);
}

/** Ends that were reached, by element id, over all instances. */
export async function endsReached({ camunda }: TestWorld): Promise<string[]> {
  const { items } = await camunda.searchElementInstances({ filter: { type: 'END_EVENT', state: 'COMPLETED' } }, atOnce);
  return (items ?? []).map(({ elementId }) => elementId);
}

/** Variable of each open task of an element, for the person's eyes, sorted. */
export async function shownAt(world: TestWorld, person: string, elementId: string, variable: string): Promise<unknown[]> {
  const staff = world.staff(person);
  const tasks = (await staff.openTasks()).filter((task) => task.elementId === elementId);
  const shown = await Promise.all(tasks.map(async (task) => (await staff.variablesOf(task))[variable]));
  return shown.toSorted();
}

/** The person takes the oldest open task of the element and hands in the form. */
export async function completeTask(world: TestWorld, person: string, elementId: string, variables: Record<string, unknown>): Promise<void> {
  const staff = world.staff(person);
  const task = await until(`${elementId} is open`, async () => (await staff.openTasks()).find((each) => each.elementId === elementId), 30_000);
  await staff.take(task);
  await staff.complete(task, variables);
}
