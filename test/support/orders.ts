import { ElementId, ScopeKey } from '@camunda8/orchestration-cluster-api';
import { expect } from '@jest/globals';
import type { OpenTask } from '../../src/camunda/staff-member';
import type { IncomingOrder } from '../../src/systems/order-desk/contract';
import type { TestWorld } from './world';
import { until } from './until';

let serial = 0;
const atOnce = { consistency: { waitUpToMs: 0 } };

/** Takes in an order of D-101 by courier, under a number of its own; its number. */
export async function orderOf({ clients }: TestWorld, lines: IncomingOrder['lines'], more: Partial<IncomingOrder> = {}): Promise<string> {
  const body = { dealerNo: 'D-101', dealerOrderNo: `T-${(serial += 1)}`, shippingMethod: 'courier' as const, lines, ...more };
  return (await clients.orderDesk.registerOrder({ body, idempotencyKey: `order-${serial}` })).orderNo;
}

/** The order's open task at an element, as its form would find it. */
export function taskOf(world: TestWorld, orderNo: string, elementId: string): Promise<OpenTask> {
  const staff = world.staff('he.jing');
  return until(`${elementId} of ${orderNo} is open`, async () => {
    for (const task of await staff.openTasks()) {
      if (task.elementId === elementId && (await staff.variablesOf(task))['orderNo'] === orderNo) return task;
    }
    return undefined;
  }, 30_000);
}

/** The person takes the order's task and hands in the form. */
export async function doTask(world: TestWorld, orderNo: string, person: string, elementId: string, variables: Record<string, unknown> = {}): Promise<void> {
  const task = await taskOf(world, orderNo, elementId);
  await world.staff(person).take(task);
  await world.staff(person).complete(task, variables);
}

export const stateOf = async ({ clients }: TestWorld, orderNo: string) => (await clients.orderDesk.getOrder({ params: { orderNo } })).state;

/** Resolves when the order has this state. */
export const orderEnds = (world: TestWorld, orderNo: string, state: string) =>
  until(`${orderNo} is ${state}`, async () => (await stateOf(world, orderNo)) === state, 30_000);

/** The clerk finds that the missing pieces of the order's line are neither to be drawn nor worth buying. */
export async function giveUpPieces(world: TestWorld, orderNo: string, clerk: string): Promise<void> {
  await doTask(world, orderNo, clerk, 'Task_JudgeDrawable', { partDrawable: false });
  await doTask(world, orderNo, clerk, 'Task_DecidePurchase', { purchaseNeeded: false });
  await doTask(world, orderNo, clerk, 'Task_GiveUpPieces', { notObtainedReason: 'partWithdrawn' });
}

/** Orders that are at an element, or went through it, an order once for each time; sorted. */
export async function ordersAt({ camunda }: TestWorld, elementId: string, state: 'ACTIVE' | 'COMPLETED' = 'ACTIVE'): Promise<string[]> {
  const filter = { elementId: ElementId.assumeExists(elementId), state };
  const { items } = await camunda.searchElementInstances({ filter, page: { from: 0, limit: 200 } }, atOnce);
  const orders = await Promise.all(
    (items ?? []).map(async ({ processInstanceKey }) => {
      const scope = { name: 'orderNo', scopeKey: ScopeKey.assumeExists(processInstanceKey) };
      const found = await camunda.searchVariables({ filter: scope, truncateValues: false }, atOnce);
      return String(JSON.parse(found.items?.[0]?.value ?? 'null'));
    }),
  );
  return orders.toSorted();
}

/** Resolves when all is quiet and exactly these orders stand at the element. */
export async function expectAt(world: TestWorld, elementId: string, ...orders: string[]): Promise<void> {
  await world.quiet();
  expect([elementId, await ordersAt(world, elementId)]).toEqual([elementId, orders.toSorted()]);
}
