import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import { z } from 'zod';
import { startSystem, type StartedSystem } from '../../../test/support/start-system';
import type { Locale } from '../../config';
import { catalogue } from './catalogue-schemas';
import type { orderDeskContract } from './contract';
import { orderDesk } from './index';

export type StartedOrderDesk = StartedSystem<typeof orderDeskContract>;

let serial = 0;
/** An idempotency key, or a dealer's order number, that no other call has. */
export const unique = () => `t${(serial += 1)}`;

export const refusal = (status: number, code: string) => ({ problem: expect.objectContaining({ status, code }) });

/** A refusal that names these fields, and no others. */
export const refusalAt = (status: number, code: string, ...fields: string[]) => ({
  problem: expect.objectContaining({ status, code, errors: fields.map((field) => expect.objectContaining({ field })) }),
});

const fixture = new URL('../../../test/fixtures/scenario-fixture.json', import.meta.url);

/** An order desk that knows the dealers, parts and prices of the scenarios. */
export async function startOrderDesk(locale: Locale = 'zh-CN', start?: Date): Promise<StartedOrderDesk> {
  const system = await startSystem(orderDesk(locale), start);
  const body = z.object({ catalogue }).parse(JSON.parse(await readFile(fixture, 'utf8'))).catalogue;
  await system.client.loadCatalogue({ body, idempotencyKey: unique() });
  return system;
}

type Wanted = { partNo?: string; quantity?: number; colour?: string; model?: string };

/** An order that the clerk opened: it may be checked. */
export async function opened(system: StartedOrderDesk, changes: Parameters<typeof order>[0] = {}) {
  const { orderNo } = await registered(system, changes);
  const opening = { orderNo, faxRegisterNo: 'FR-202609-001', registeredBy: 'li.min' };
  await system.client.openOrder({ body: opening, idempotencyKey: unique() });
  return orderNo;
}

/** What the check finds. */
export const checked = ({ client }: StartedOrderDesk, orderNo: string) =>
  client.checkOrder({ body: { orderNo }, idempotencyKey: unique() });

/** An order that lacks a colour, the dealer asked. */
export async function awaitingDealer(system: StartedOrderDesk, changes: Parameters<typeof order>[0] = {}) {
  const orderNo = await opened(system, { lines: [{ partNo: 'FND-06', quantity: 2 }], ...changes });
  const { findings } = await checked(system, orderNo);
  await system.client.recordQuery({ body: { orderNo, queryText: findings, recordedBy: 'li.min' }, idempotencyKey: unique() });
  return orderNo;
}

type Changes = { dealerNo?: string; dealerOrderNo?: string; lines?: Wanted[]; partialAllowed?: boolean };

/** D-101's order by vehicle, of 5 BRK-01 unless said otherwise, under a number of its own. */
export const order = (changes: Changes = {}) => ({
  dealerNo: 'D-101',
  dealerOrderNo: unique(),
  lines: [{ partNo: 'BRK-01', quantity: 5 }],
  shippingMethod: 'withVehicle' as const,
  ...changes,
});

/** Registers an order; its number and line ids. */
export function registered({ client }: StartedOrderDesk, changes: Parameters<typeof order>[0] = {}) {
  return client.registerOrder({ body: order(changes), idempotencyKey: unique() });
}

/** An order that passed its check: sourcing may begin. */
export async function inProgress(system: StartedOrderDesk, changes: Parameters<typeof order>[0] = {}) {
  const { orderNo, orderLineIds } = await registered(system, changes);
  const opening = { orderNo, faxRegisterNo: 'FR-202609-001', registeredBy: 'li.min' };
  await system.client.openOrder({ body: opening, idempotencyKey: unique() });
  await system.client.checkOrder({ body: { orderNo }, idempotencyKey: unique() });
  const [first = ''] = orderLineIds;
  return { orderNo, orderLineIds, first };
}

/** Reserves pieces for a line, as the warehouse answered. */
export const sourced = ({ client }: StartedOrderDesk, orderLineId: string, reservedQuantity: number) =>
  client.recordLineSourcing({ body: { orderLineId, reservedQuantity }, idempotencyKey: unique() });

export const requested = ({ client }: StartedOrderDesk, orderLineId: string, quantity: number) =>
  client.requestLineSupply({ body: { orderLineId, quantity, supplyWay: 'partReceipt' }, idempotencyKey: unique() });

export const supplied = ({ client }: StartedOrderDesk, orderLineId: string, obtainedQuantity: number) =>
  client.recordLineSupplied({ body: { orderLineId, obtainedQuantity }, idempotencyKey: unique() });

/** What left of BRK-01, or another part, of one line on a slip of its own. */
export function shipped(system: StartedOrderDesk, orderNo: string, orderLineId: string, quantity: number, partNo = 'BRK-01', issueSlipNo = `IS-${unique()}`) {
  const body = { orderNo, issueSlipNo, shippedLines: [{ orderLineId, partNo, partName: '制动手柄', quantity }] };
  return system.client.recordShipped({ body, idempotencyKey: unique() });
}

export const viewed = ({ client }: StartedOrderDesk, orderNo: string) => client.getOrder({ params: { orderNo } });

/** What the documents system is to enter in the fax register of a case, in its order. */
export async function faxRows(system: StartedOrderDesk, caseNo: string) {
  return (await outboxOf(system, caseNo)).filter(({ target }) => target === 'documents/registerFax').map(({ payload }) => payload);
}

/** The outbox's entries about an order, in their order. */
export async function outboxOf(system: StartedOrderDesk, orderNo: string) {
  const rows = await system.running.db.selectFrom('outbox').selectAll().orderBy('id').execute();
  return rows
    .filter(({ payload }) => JSON.stringify(payload).includes(`"${orderNo}`))
    .map(({ channel, target, dedupKey, payload }) => ({ channel, target, dedupKey, payload }));
}
