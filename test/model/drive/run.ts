import { Random } from '../chance/random';
import type { OrderPlan } from '../facts';
import type { Person } from '../spec/hands';
import type { TestWorld } from '../../support/world';
import type { Journal } from './journal';
import { Staff } from './staff';
import type { Turnstile } from './turnstile';

/** What everybody who drives a run has at hand. */
export interface Run {
  seed: number;
  world: TestWorld;
  people: readonly Person[];
  staff: Staff;
  journal: Journal;
  turnstile: Turnstile;
  /** Day of the run; 0 is the first. */
  today: number;
  /** Plans of the orders that have come in, by the number that the order desk gave them. */
  plans: Map<string, OrderPlan>;
  /** What is to happen outside, at the next quiet moment of a day. */
  events: { day: number; happen: () => Promise<void> }[];
  /** Chance about an order: by its place in the plan. */
  chance(orderNo: string, ...about: (string | number)[]): Random;
  /** A key for a change, new each time. */
  key(): string;
}

/** The name under which an order takes its turn: receipts of one order share it, since what is about the second may change the first (DO-D1.5). */
export function turnOf(plans: Run['plans'], orderNo: string): string {
  const plan = plans.get(orderNo);
  return plan ? `order ${plan.dealerNo} ${plan.dealerOrderNo}` : `order ${orderNo}`;
}

export function startRun(given: Pick<Run, 'seed' | 'world' | 'people' | 'journal' | 'turnstile'>): Run {
  const plans = new Map<string, OrderPlan>();
  let keys = 0;
  return {
    ...given,
    staff: new Staff(given.world),
    today: 0,
    plans,
    events: [],
    chance: (orderNo, ...about) => Random.about(given.seed, plans.get(orderNo)?.index ?? orderNo, ...about),
    key: () => `model-${(keys += 1)}`,
  };
}
