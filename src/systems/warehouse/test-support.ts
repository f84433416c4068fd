import { expect } from '@jest/globals';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { warehouseContract } from './contract';
import { warehouse } from './index';

export type StartedWarehouse = StartedSystem<typeof warehouseContract>;

let keys = 0;
/** An idempotency key that no other call has. */
export const key = () => `key-${(keys += 1)}`;

const names: Record<string, string> = { 'BRK-01': '刹车把', 'CTL-02': '控制器', 'LMP-03': '大灯', 'FND-06-R': '前挡泥板 红' };

/** A warehouse with some of the fixture's parts (scenarios.md): BRK-01 20, CTL-02 3, LMP-03 0, FND-06-R 4. */
export async function startWarehouse(locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<StartedWarehouse> {
  const system = await startSystem(warehouse(locale));
  await system.client.loadStock({ body: fixture(), idempotencyKey: key() });
  return system;
}

export const fixture = () => ({
  parts: [
    { partNo: 'BRK-01', name: '刹车把', unitCost: '12.00' },
    { partNo: 'CTL-02', name: '控制器', unitCost: '110.00' },
    { partNo: 'LMP-03', name: '大灯', unitCost: '30.00' },
    { partNo: 'FND-06-R', name: '前挡泥板 红', unitCost: '33.00' },
  ],
  opening: [
    { partNo: 'BRK-01', location: 'AS' as const, quantity: 20 },
    { partNo: 'BRK-01', location: 'CO' as const, quantity: 100 },
    { partNo: 'CTL-02', location: 'AS' as const, quantity: 3 },
    { partNo: 'FND-06-R', location: 'AS' as const, quantity: 4 },
  ],
});

export const line = (orderLineId: string, partNo: string, quantity: number) => ({
  orderLineId,
  partNo,
  partName: names[partNo] ?? partNo,
  quantity,
});
export type TestLine = ReturnType<typeof line>;

/** `onHand/reserved` of a part at a location. */
export async function stockOf(system: StartedWarehouse, partNo: string, location: 'AS' | 'ST' = 'AS'): Promise<string> {
  const { stock } = await system.client.getStock({ query: { partNo, location } });
  return stock[0] ? `${stock[0].onHand}/${stock[0].reserved}` : '0/0';
}

export const reserve = (system: StartedWarehouse, orderLineId: string, partNo: string, quantity: number) =>
  system.client.reserveStock({ body: { orderLineId, partNo, quantity }, idempotencyKey: key() });

/** Reserves the lines and makes a slip of them, by zhao.lei. */
export async function makeSlip(system: StartedWarehouse, orderNo: string, lines: TestLine[]): Promise<string> {
  for (const { orderLineId, partNo, quantity } of lines) await reserve(system, orderLineId, partNo, quantity);
  return slipOf(system, orderNo, lines);
}

/** A slip without a reservation. */
export async function slipOf(system: StartedWarehouse, orderNo: string, slipLines: TestLine[]): Promise<string> {
  const body = { orderNo, dealerNo: 'D-101', shippingMethod: 'courier' as const, slipLines, maker: 'zhao.lei' };
  return (await system.client.makeIssueSlip({ body, idempotencyKey: key() })).issueSlipNo;
}

export const approve = (system: StartedWarehouse, issueSlipNo: string) =>
  system.client.reviewIssueSlip({ body: { issueSlipNo, approved: true, reviewer: 'qian.fang' }, idempotencyKey: key() });

/** Brings a slip as far as its packing record: everything on it is packed unless said otherwise. */
export async function packedSlip(system: StartedWarehouse, orderNo: string, lines: TestLine[], packedLines = lines) {
  const issueSlipNo = await makeSlip(system, orderNo, lines);
  await approve(system, issueSlipNo);
  const { client } = system;
  await client.recordPicking({ body: { issueSlipNo, keeper: 'sun.wei' }, idempotencyKey: key() });
  await client.recordCheck({ body: { issueSlipNo, agrees: true, checker: 'li.min' }, idempotencyKey: key() });
  await client.recordApproval({ body: { issueSlipNo, approved: true, approver: 'wang.hao' }, idempotencyKey: key() });
  const packing = { issueSlipNo, packedLines, cartonCount: 1, packer: 'sun.wei' };
  await client.recordPacking({ body: packing, idempotencyKey: key() });
  return issueSlipNo;
}

export const stage = (system: StartedWarehouse, issueSlipNo: string, shipmentLines: TestLine[], handoverNo = `HO-${key()}`) =>
  system.client.moveToStaging({ body: { issueSlipNo, handoverNo, shipmentLines }, idempotencyKey: key() });

export const depart = (system: StartedWarehouse, issueSlipNo: string, fromLocation: 'AS' | 'ST', shipmentLines: TestLine[]) =>
  system.client.postDeparture({
    body: { issueSlipNo, orderSource: 'dealerPurchase', fromLocation, shipmentLines },
    idempotencyKey: key(),
  });

/** What waits in the outbox for finance, oldest first. */
export async function reportedToFinance(system: StartedWarehouse): Promise<object[]> {
  const rows = await system.running.db.selectFrom('outbox').select(['target', 'payload']).orderBy('id').execute();
  return rows.filter(({ target }) => target === 'finance/postStockMovement').map(({ payload }) => payload);
}

export const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });
