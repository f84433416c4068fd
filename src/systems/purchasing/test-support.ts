import { expect } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { purchasingContract } from './contract';
import { purchasing } from './index';

export type StartedPurchasing = StartedSystem<typeof purchasingContract>;

let keys = 0;
/** An idempotency key that no other call has. */
export const key = () => `key-${(keys += 1)}`;

/** Purchasing with the suppliers of the scenarios: SUP-A and SUP-C supply LMP-03, SUP-B does not. */
export async function startPurchasing(): Promise<StartedPurchasing> {
  const system = await startSystem(purchasing('zh-CN'));
  const parts = [
    { partNo: 'LMP-03', name: '大灯' },
    { partNo: 'MTR-04', name: '电机' },
  ];
  const suppliers = [
    { supplierNo: 'SUP-A', name: '甲厂', partNos: ['LMP-03'] },
    { supplierNo: 'SUP-B', name: '乙厂', partNos: ['MTR-04'] },
    { supplierNo: 'SUP-C', name: '丙厂', inSupplySystem: false, partNos: ['LMP-03'] },
  ];
  await system.client.loadSuppliers({ body: { parts, suppliers }, idempotencyKey: key() });
  return system;
}

/** Needs of LMP-03, one for each quantity, in this order; their ids. */
export async function needs(system: StartedPurchasing, quantities: number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, quantity] of quantities.entries()) {
    const body = { partNo: 'LMP-03', quantity, orderLineId: `DO-202609-00${index + 1}/1` };
    ids.push((await system.client.requestLine({ body, idempotencyKey: key() })).requestLineId);
  }
  return ids;
}

/** Needs collected into a purchase request. */
export async function collected(system: StartedPurchasing, quantities: number[]) {
  const requestLineIds = await needs(system, quantities);
  const body = { partNo: 'LMP-03', requestLineIds, maker: 'li.min' };
  const { purchaseRequestNo } = await system.client.collectNeeds({ body, idempotencyKey: key() });
  return { purchaseRequestNo, requestLineIds };
}

/** The same, with SUP-A chosen at 30.00, or another supplier. */
export async function bought(system: StartedPurchasing, quantities: number[], supplierNo = 'SUP-A') {
  const request = await collected(system, quantities);
  await choose(system, request.purchaseRequestNo, supplierNo);
  return request;
}

export const choose = (system: StartedPurchasing, purchaseRequestNo: string, supplierNo = 'SUP-A') =>
  system.client.chooseSupplier({ body: { purchaseRequestNo, supplierNo, unitPrice: '30.00', purchaser: 'qian.wei' }, idempotencyKey: key() });

let notes = 0;
/** Goods of the chosen supplier come, with a note of their own; the delivery's number. */
export async function deliver(system: StartedPurchasing, purchaseRequestNo: string, countedQuantity: number, changes: object = {}) {
  const body = { purchaseRequestNo, deliveryNoteNo: `SN-${(notes += 1)}`, countedQuantity, purchaser: 'qian.wei', ...changes };
  const { deliveryNo } = await system.client.recordDelivery({ body, idempotencyKey: key() });
  return deliveryNo ?? '';
}

let slips = 0;
/** Pieces of a delivery are accepted on a receipt slip of their own. */
export const accept = (system: StartedPurchasing, purchaseRequestNo: string, deliveryNo: string, acceptedQuantity: number) =>
  system.client.shareAccepted({
    body: { purchaseRequestNo, deliveryNo, receiptSlipNo: `SR-${(slips += 1)}`, acceptedQuantity, sharingOrder: 'registeredFirst' },
    idempotencyKey: key(),
  });

/** Failed pieces of a delivery go back. */
export const sendBack = (system: StartedPurchasing, purchaseRequestNo: string, deliveryNo: string, failedQuantity: number, remedy: 'exchange' | 'return') =>
  system.client.recordVendorReturn({
    body: { purchaseRequestNo, deliveryNo, nonconformingSlipNo: `NC-${(slips += 1)}`, failedQuantity, remedy, purchaser: 'qian.wei' },
    idempotencyKey: key(),
  });

export const progress = (system: StartedPurchasing, purchaseRequestNo: string) => system.client.getProgress({ params: { purchaseRequestNo } });

/** Messages of the outbox with this name, by correlation key. */
export async function messages(system: StartedPurchasing, name: string) {
  const rows = await system.running.db.selectFrom('outbox').selectAll().where('target', '=', name).orderBy('id').execute();
  return rows.map(({ payload }) => payload);
}

export const refusal = (status: number, code: string, field?: string) => ({
  problem: expect.objectContaining({ status, code, ...(field === undefined ? {} : { errors: [expect.objectContaining({ field })] }) }),
});
