import { expect } from '@jest/globals';
import type { StartedSystem } from '../../../test/support/start-system';
import type { logisticsContract } from './contract';

export type StartedLogistics = StartedSystem<typeof logisticsContract>;
export type Method = 'withVehicle' | 'courier' | 'freight';

let serial = 0;
/** An idempotency key, or part of a number, that no other call has. */
export const unique = () => `t${(serial += 1)}`;

export const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });

export const brakes = (orderNo: string, quantity = 5) => ({ orderLineId: `${orderNo}/1`, partNo: 'BRK-01', partName: '刹车把', quantity });
export const controller = (orderNo: string) => ({ orderLineId: `${orderNo}/2`, partNo: 'CTL-02', partName: '控制器', quantity: 1 });

/** A slip of 5 BRK-01 and 1 CTL-02 for D-101, reviewed Mon 7 Sep 2026 09:00, by vehicle unless said otherwise. */
export function slip(changes: { dealerNo?: string; slipMethod?: Method } = {}) {
  const orderNo = `DO-${unique()}`;
  return {
    issueSlipNo: `IS-${orderNo}`,
    orderNo,
    dealerNo: 'D-101',
    slipMethod: 'withVehicle' as Method,
    reviewedAt: '2026-09-07T09:00:00+08:00',
    slipLines: [brakes(orderNo), controller(orderNo)],
    ...changes,
  };
}

/** An open dispatch with its slip. */
export async function opened(system: StartedLogistics, changes: Parameters<typeof slip>[0] = {}) {
  const body = slip(changes);
  const { dispatchNo } = await system.client.openDispatch({ body, idempotencyKey: unique() });
  return { ...body, dispatchNo };
}

export const documentBody = (dispatchNo: string, method: Method = 'withVehicle') => ({
  dispatchNo,
  method,
  consignee: '宏远车行',
  cartonNos: [`CT-${dispatchNo}-1`, `CT-${dispatchNo}-2`],
  shipper: 'zhao.lei',
});

/** A dispatch with its shipping document made out. */
export async function documented(system: StartedLogistics, changes: { dealerNo?: string; slipMethod?: Method } = {}) {
  const dispatch = await opened(system, changes);
  const body = documentBody(dispatch.dispatchNo, dispatch.slipMethod);
  const papers = await system.client.makeShippingDocument({ body, idempotencyKey: unique() });
  return { ...dispatch, ...papers, cartonNo: `CT-${dispatch.dispatchNo}-1` };
}

export const handoverBody = (paper: { shippingDocumentNo: string; cartonNo: string }, signed = true) => ({
  shippingDocumentNo: paper.shippingDocumentNo,
  cartonNo: paper.cartonNo,
  signed,
  signedBy: 'wu.gang',
});

/** A dispatch whose cartons Logistics has signed for. */
export async function handedOver(system: StartedLogistics, changes: { dealerNo?: string } = {}) {
  const paper = await documented(system, changes);
  const { handoverNo } = await system.client.recordHandover({ body: handoverBody(paper), idempotencyKey: unique() });
  return { ...paper, handoverNo };
}

/** A plan for the dealer, leaving Mon 7 Sep 18:00 unless said otherwise. */
export async function plan(system: StartedLogistics, dealerNo: string, departsAt = '2026-09-07T18:00:00+08:00') {
  await system.client.recordDealers({ body: { dealerNos: [dealerNo] }, idempotencyKey: unique() });
  const { planNo, cartonNos } = await system.client.receiveDispatchPlan({ body: { dealerNo, vehicleNo: '沪A-12345', departsAt }, idempotencyKey: unique() });
  return { planNo: planNo ?? '', cartonNos };
}

/** Messages of the outbox, by correlation key. */
export async function messagesFor(system: StartedLogistics, cartonNo: string) {
  const rows = await system.running.db.selectFrom('outbox').selectAll().orderBy('id').execute();
  return rows.filter(({ payload }) => JSON.stringify(payload).includes(`"${cartonNo}"`));
}
