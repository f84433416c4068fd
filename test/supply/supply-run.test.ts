import { expect, test } from '@jest/globals';
import { pages } from '../../src/pages';
import type { SystemClients } from '../../src/systems/clients';
import { endState, orderState } from '../../src/systems/order-desk/order-schemas';
import { firstMorning } from '../model/chance/market';
import { planOrders } from '../model/chance/order-plan';
import { expectBalancedBooks } from '../support/books';
import { useEngine } from '../support/hooks';
import { testSettings } from '../support/settings';
import { supplyMarketFor } from './market';
import { play } from './play';

const { SUPPLY_SEED: seed, SUPPLY_ORDERS: orders } = testSettings();
/** Far above what an order takes, for busy machines. */
const limitMs = 120_000 + orders * 12_000;

const openStates = orderState.exclude(endState.options).options;

const engine = useEngine();

test(`SUPPLY_SEED=${seed} SUPPLY_ORDERS=${orders}: whatever chance does to supply, no piece and no fen is lost, and nobody is forgotten`, async () => {
  const world = await engine.open(firstMorning, { masterData: supplyMarketFor(orders) });
  try {
    await play(world, seed, planOrders(seed, orders));
    await expectBalancedBooks(world.clients);
    await expectNobodyForgotten(world.clients);
    await expectNothingLeftLying(world.clients);
  } finally {
    await world.close();
  }
}, limitMs);

/** Every order has ended, every piece of an order that went its way is shipped or given up, every need is answered. */
async function expectNobodyForgotten({ orderDesk, purchasing }: SystemClients): Promise<void> {
  for (const state of openStates) expect((await orderDesk.listOrders({ query: { state } })).orders).toEqual([]);
  const requestLines = await pages(async (page) => (await purchasing.listRequestLines({ query: page })).requestLines);
  expect(requestLines.length).toBeGreaterThan(0);
  expect(requestLines.filter(({ state }) => state === 'pooled' || state === 'collected')).toEqual([]);
  const outsourcingOrders = await pages(async (page) => (await purchasing.listOutsourcingOrders({ query: page })).outsourcingOrders);
  expect(outsourcingOrders.filter(({ outstandingQuantity }) => outstandingQuantity > 0)).toEqual([]);
}

/** Nothing waits for inspection, no money is out, and at the paint shop lies only what will be deducted. */
async function expectNothingLeftLying({ warehouse, finance, purchasing }: SystemClients): Promise<void> {
  const [{ stock }, reservations, { balances }, pendingDeductions] = await Promise.all([
    warehouse.getStock({ query: {} }),
    pages(async (page) => (await warehouse.listReservations({ query: page })).reservations),
    finance.getBalances({ query: {} }),
    pages(async (page) => (await purchasing.listPendingDeductions({ query: page })).pendingDeductions),
  ]);
  const lying = (place: string) => stock.filter(({ location }) => location === place).reduce((sum, { onHand }) => sum + onHand, 0);
  expect({ staging: lying('ST'), reserved: reservations }).toEqual({ staging: 0, reserved: [] });
  expect(balances.find(({ account }) => account === 'purchaseAdvance')?.balance ?? '0.00').toBe('0.00');
  expect(lying('PT')).toBe(pendingDeductions.reduce((sum, { quantity }) => sum + quantity, 0));
}
