import { expect, test } from '@jest/globals';
import { expectBalancedBooks } from '../support/books';
import { useEngine } from '../support/hooks';
import { testSettings } from '../support/settings';
import { firstMorning, masterDataFor } from './chance/market';
import { planOrders } from './chance/order-plan';
import { pictureOfCompany } from './compare/company-picture';
import { pictureOfSystems } from './compare/system-picture';
import { readPeople } from './drive/people';
import { play } from './drive/play';
import { Company } from './spec/company';
import { replay } from './spec/replay';

const { MODEL_SEED: seed, MODEL_ORDERS: orders } = testSettings();
/** Far above what an order takes, for busy machines. */
const limitMs = 120_000 + orders * 10_000;

const engine = useEngine();

test(`MODEL_SEED=${seed} MODEL_ORDERS=${orders}: systems and specification agree on what became of each order, on stock and ledger`, async () => {
  const people = await readPeople();
  const masterData = masterDataFor(orders);
  const world = await engine.open(firstMorning, { withWorkers: false, masterData });
  try {
    const journal = await play(world, seed, planOrders(seed, orders), people);
    const systems = await pictureOfSystems(world.clients);

    const company = new Company(people, orders, masterData.balances);
    replay(journal.facts(), company);
    const specified = pictureOfCompany(company);

    expect(company.differences.slice(0, 20)).toEqual([]);
    const specifiedOrders = new Map(specified.orders.map((order) => [order.orderNo, order]));
    for (const order of systems.orders) expect(order).toEqual(specifiedOrders.get(order.orderNo));
    expect({ ...systems, orders: systems.orders.length }).toEqual({ ...specified, orders: specified.orders.length });
    await expectBalancedBooks(world.clients);
  } finally {
    await world.close();
  }
}, limitMs);
