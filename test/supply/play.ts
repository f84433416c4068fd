import { loadDirectory } from '../../src/people/directory-file';
import { createLogger } from '../../src/log';
import { ScriptedStaff, type Answer } from '../../src/demo/scripted-staff';
import { formOf, usualAnswers } from '../../src/demo/usual-answers';
import { peopleAtWork } from '../../src/demo/people-at-work';
import { Random } from '../model/chance/random';
import { dealers } from '../model/chance/market';
import { quiet } from '../model/drive/quiet';
import type { OrderPlan } from '../model/facts';
import { sent } from '../support/sent';
import { openTasksOf } from '../support/task-list';
import { password, peopleFile, type TestWorld } from '../support/world';
import { paintShopWorks } from './paint-shop';
import { seen as shownBy } from './seen';
import { supplyAnswers } from './supply-answers';

const dayMs = 24 * 3600 * 1000;
/** Longer than any case can wait. */
const lastDay = 45;
const atOnce = { consistency: { waitUpToMs: 0 } };

/** Plays the orders of a plan, people and partners, day after day until every case has ended; the day of the end. */
export async function play(world: TestWorld, seed: number, plans: OrderPlan[]): Promise<number> {
  const staff = await staffOf(world, seed);
  try {
    for (let day = 0; day <= lastDay; day += 1) {
      await takeInOrders(world, plans, day);
      await staff.workOff();
      for (const work of [paintShopWorks, vehiclesLeave]) {
        await work(world, seed, day);
        await staff.workOff();
      }
      await quiet(world);
      if (day > 0 && plans.every((plan) => plan.day <= day) && (await openCases(world)).length === 0) return day;
      await world.advance(dayMs);
      await quiet(world);
    }
    throw new Error(`After ${lastDay} days these are still open: ${(await openCases(world)).join(', ')}`);
  } finally {
    await staff.stop();
  }
}

async function staffOf(world: TestWorld, seed: number): Promise<ScriptedStaff> {
  const directory = await loadDirectory(peopleFile);
  const people = peopleAtWork({ directory, restAddress: world.cluster.restAddress, password, at: world.clock.now(), locale: 'zh-CN' });
  return new ScriptedStaff({ people, script: scriptOf(seed), openTasks: () => openTasksOf(world.cluster), quiet: () => quiet(world), logger: createLogger('warn') });
}

/** Answers by chance where a table has them, else the usual ones. A task that nobody can answer fails the run: its case never ends. */
function scriptOf(seed: number) {
  const rounds = new Map<string, number>();
  return (elementId: string, variables: Record<string, unknown>): Answer | undefined => {
    const draw = supplyAnswers[elementId];
    const usual = usualAnswers[elementId];
    if (!draw) return usual && { variables: usual(formOf(variables), (zh) => zh) };
    const shown = shownBy.parse(variables);
    const about = [elementId, shown.orderLineId, shown.purchaseRequestNo, shown.outsourcingOrderNo, shown.issueSlipNo, shown.countSheetNo].join(' ');
    const round = rounds.get(about) ?? 0;
    rounds.set(about, round + 1);
    return { variables: draw(Random.about(seed, about, round), shown, round) };
  };
}

async function takeInOrders({ clients }: TestWorld, plans: OrderPlan[], today: number): Promise<void> {
  for (const { index, day, ...body } of plans) {
    if (day === today) await sent(() => clients.orderDesk.registerOrder({ body, idempotencyKey: `supply-run/${index}` }));
  }
}

/** A vehicle for each dealer every evening, so that no carton waits for long. */
async function vehiclesLeave({ clients, clock }: TestWorld, _seed: number, day: number): Promise<void> {
  const departsAt = new Date(clock.now().getTime() + 8 * 3600 * 1000).toISOString();
  for (const { dealerNo } of dealers) {
    const body = { planNo: `VP-${day}-${dealerNo}`, dealerNo, vehicleNo: '沪A12345', departsAt };
    await sent(() => clients.logistics.receiveDispatchPlan({ body, idempotencyKey: `supply-run/plan/${day}/${dealerNo}` }));
  }
}

/** Cases that have not ended. */
async function openCases({ camunda }: TestWorld): Promise<string[]> {
  const { items } = await camunda.searchProcessInstances({ filter: { state: 'ACTIVE' }, page: { from: 0, limit: 100 } }, atOnce);
  return items.map(({ processDefinitionId, processInstanceKey }) => `${processDefinitionId} ${processInstanceKey}`);
}
