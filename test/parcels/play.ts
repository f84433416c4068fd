import { loadDirectory } from '../../src/people/directory-file';
import { peopleAtWork } from '../../src/demo/people-at-work';
import { ScriptedStaff, type Answer } from '../../src/demo/scripted-staff';
import { formOf, usualAnswers } from '../../src/demo/usual-answers';
import { SystemRefusal } from '../../src/http/client';
import { createLogger } from '../../src/log';
import { pages } from '../../src/pages';
import { Random } from '../model/chance/random';
import { quiet } from '../model/drive/quiet';
import { openTasksOf } from '../support/task-list';
import { password, peopleFile, type TestWorld } from '../support/world';
import { answersItself, parcelAnswers, seen as shownBy, takenPieces } from './answers';
import { dealers, type Parcel } from './plan';

const dayMs = 24 * 3600 * 1000;
/** Longer than a dealer's silence (two T-10) and what follows from it. */
const lastDay = 14;

type Views = Awaited<ReturnType<TestWorld['clients']['orderDesk']['getWarrantyReturn']>>[];

/** Plays the parcels, people and partners, day after day until every case is closed; tells how all of them ended. */
export async function play(world: TestWorld, seed: number, parcels: Parcel[]): Promise<Views> {
  const directory = await loadDirectory(peopleFile);
  const people = peopleAtWork({ directory, restAddress: world.cluster.restAddress, password, at: world.clock.now(), locale: 'zh-CN' });
  const staff = new ScriptedStaff({ people, script: scriptOf(seed), openTasks: () => openTasksOf(world.cluster), quiet: () => quiet(world), logger: createLogger('warn') });
  try {
    for (const [index, { body }] of parcels.entries()) await world.clients.orderDesk.reportReturnedParts({ body, idempotencyKey: `parcel/${index}` });
    for (let day = 0; day <= lastDay; day += 1) {
      await staff.workOff();
      for (const happens of [partnersAnswer, vehiclesLeave]) {
        await happens(world, seed, day);
        await staff.workOff();
      }
      await quiet(world);
      const views = await parcelsOf(world);
      if (views.every(({ state }) => state === 'closed')) return views;
      await world.advance(dayMs);
      await quiet(world);
    }
    throw new Error(`After ${lastDay} days these are still open: ${openPartsOf(await parcelsOf(world)).join(', ')}`);
  } finally {
    await staff.stop();
  }
}

const openPartsOf = (views: Views) =>
  views.flatMap(({ caseNo, state, returnedParts }) => [
    ...(state === 'closed' ? [] : [`${caseNo} (${state})`]),
    ...returnedParts.filter(({ dealerEnd, supplierEnd }) => !dealerEnd || !supplierEnd).map(({ returnedPartNo, dealerEnd, supplierEnd }) => `${returnedPartNo} ${dealerEnd}/${supplierEnd}`),
  ]);

async function parcelsOf({ clients: { orderDesk } }: TestWorld): Promise<Views> {
  const { warrantyReturns } = await orderDesk.listWarrantyReturns({ query: { limit: 200 } });
  return Promise.all(warrantyReturns.map(({ caseNo }) => orderDesk.getWarrantyReturn({ params: { caseNo } })));
}

/** Answers by chance where a table has them, else the usual ones; scrap lists are left lying. */
function scriptOf(seed: number) {
  const rounds = new Map<string, number>();
  return (elementId: string, variables: Record<string, unknown>): Answer | undefined => {
    const draw = parcelAnswers[elementId];
    const usual = usualAnswers[elementId];
    if (!draw) return usual && { variables: usual(formOf(variables), (zh) => zh) };
    const shown = shownBy.parse(variables);
    const about = [elementId, shown.clearingKey ?? shown.returnedPartNo ?? shown.storage?.[0]?.returnedPartNo ?? shown.wayParts?.[0]?.returnedPartNo ?? shown.caseNo].join(' ');
    const round = rounds.get(about) ?? 0;
    const answer = draw(Random.about(seed, about), shown, round);
    if (!answer) return undefined;
    rounds.set(about, round + 1);
    return { variables: answer };
  };
}

/** Dealers answer rulings on some day, or never; some suppliers answer clearings themselves. */
async function partnersAnswer(world: TestWorld, seed: number, day: number): Promise<void> {
  const { orderDesk } = world.clients;
  for (const { dealerNo, returnedParts } of await parcelsOf(world)) {
    for (const { returnedPartNo, outOfScopeNo, dealerAnswer } of returnedParts) {
      const random = Random.about(seed, 'dealer', returnedPartNo);
      const answer = random.weighted({ confirmed: 40, contested: 25, givenUp: 20, silent: 15 });
      if (outOfScopeNo === null || dealerAnswer !== null || answer === 'silent' || random.int(0, 5) > day) continue;
      await welcome(orderDesk.answerRuling({ body: { returnedPartNo, dealerNo, answer, note: answer === 'confirmed' ? null : '意见' }, idempotencyKey: `answer/${returnedPartNo}` }));
    }
    const asked = returnedParts.flatMap(({ clearingKey, supplierEnd }) => (clearingKey !== null && supplierEnd === null ? [clearingKey] : []));
    for (const key of new Set(asked)) {
      if (!answersItself(Random.about(seed, `Task_ContactSupplier ${key}`))) continue;
      await supplierAnswers(world, seed, key, returnedParts);
    }
  }
}

/** What he takes of the parts that he is asked about: those that the desk does not refuse. */
async function supplierAnswers({ clients: { orderDesk } }: TestWorld, seed: number, clearingKey: string, parts: Views[number]['returnedParts']): Promise<void> {
  const asked = parts.filter((part) => part.clearingKey === clearingKey && part.supplierEnd === null);
  const acceptedParts = asked.map(({ returnedPartNo, quantity }) => ({ returnedPartNo, acceptedQuantity: takenPieces(Random.about(seed, 'supplier', returnedPartNo), quantity) }));
  await welcome(orderDesk.answerClearing({ body: { clearingKey, acceptedParts }, idempotencyKey: `clearing/${clearingKey}` }));
}

/** An answer that comes too early or too late is refused; that is no fault of the run. */
async function welcome(sent: Promise<unknown>): Promise<void> {
  await sent.catch((error: unknown) => {
    if (!(error instanceof SystemRefusal)) throw error;
  });
}

/** A vehicle for each dealer every evening, so that no carton waits for long. */
async function vehiclesLeave({ clients, clock }: TestWorld, _seed: number, day: number): Promise<void> {
  const departsAt = new Date(clock.now().getTime() + 8 * 3600 * 1000).toISOString();
  for (const dealerNo of dealers) {
    await clients.logistics.receiveDispatchPlan({ body: { planNo: `VP-${day}-${dealerNo}`, dealerNo, vehicleNo: '沪A12345', departsAt }, idempotencyKey: `plan/${day}/${dealerNo}` });
  }
}

/** All lots of the old-parts store. */
export const lotsOf = ({ clients: { warehouse } }: TestWorld) => pages(async (page) => (await warehouse.listOldParts({ query: page })).oldParts);
