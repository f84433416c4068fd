import { statusOf } from '../../../src/camunda/client';
import { TaskRefused, type OpenTask } from '../../../src/camunda/staff-member';
import type { Random } from '../chance/random';
import type { Attempt, TaskId } from '../facts';
import { whoMay } from '../spec/hands';
import type { Run } from './run';

/** A task in somebody's hand, and what would be handed in. */
export interface Errand {
  task: OpenTask;
  id: TaskId;
  about: string;
  orderNo: string;
  person: string;
  form: Record<string, unknown>;
  doers: Partial<Record<TaskId, string>>;
}
type Way = Attempt['way'];

const ways: Record<Way | 'none', number> = { none: 86, take: 5, takeTaken: 2, completeUntaken: 2, completeOthers: 2, completeTwice: 1, completeAgain: 2 };

/** What somebody tries at a task that they may not, if anything. */
export const drawWay = (random: Random): Way | 'none' => random.weighted(ways);

/** Before the task is taken. */
export async function tryBefore(run: Run, random: Random, way: Way | 'none', errand: Errand): Promise<void> {
  if (way === 'take') {
    const outsider = outsiderOf(run, random, errand);
    await attempt(run, errand, way, outsider, () => run.staff.of(outsider).take(errand.task));
  }
  if (way === 'completeUntaken') {
    await attempt(run, errand, way, errand.person, () => run.staff.of(errand.person).complete(errand.task, errand.form));
  }
}

/** While it is taken. */
export async function tryMeanwhile(run: Run, random: Random, way: Way | 'none', errand: Errand): Promise<void> {
  const other = random.pick(run.people.filter(({ id, away }) => id !== errand.person && !away)).id;
  if (way === 'takeTaken') await attempt(run, errand, way, other, () => run.staff.of(other).take(errand.task));
  if (way === 'completeOthers') await attempt(run, errand, way, other, () => run.staff.of(other).complete(errand.task, errand.form));
}

/** Hands the form in, twice at once or once more afterwards where that is tried. */
export async function handIn(run: Run, way: Way | 'none', errand: Errand): Promise<void> {
  const { task, person, form } = errand;
  const complete = () => run.staff.of(person).complete(task, form);
  if (way === 'completeTwice') return handInTwice(run, errand, complete);
  await complete();
  if (way === 'completeAgain') await attempt(run, errand, way, person, complete);
}

/** Of two at once one passes, whichever it is. */
async function handInTwice(run: Run, errand: Errand, complete: () => Promise<void>): Promise<void> {
  const fact = note(run, errand, 'completeTwice', errand.person);
  const answers = await Promise.all([answerTo(complete), answerTo(complete)]);
  fact.answer = answers.includes('refused') ? 'refused' : 'done';
  if (!answers.includes('done')) throw new TaskRefused(`${errand.about}: neither of two completions of ${errand.id} passed`);
}

/** Somebody without the post, or, if there is one, who did what excludes it. */
function outsiderOf({ people }: Run, random: Random, { id, doers }: Errand): string {
  const may = whoMay(people, id, doers);
  const holders = whoMay(people, id, {}).filter((person) => !may.includes(person));
  return random.pick(holders.length > 0 && random.percent(60) ? holders : people.filter((person) => !may.includes(person))).id;
}

async function attempt(run: Run, errand: Errand, way: Way, person: string, call: () => Promise<void>): Promise<void> {
  const fact = note(run, errand, way, person);
  fact.answer = await answerTo(call);
}

const note = (run: Run, { about, orderNo, id }: Errand, way: Way, person: string): Attempt =>
  run.journal.note<Attempt>({ kind: 'attempt', about, orderNo, task: id, person, way }).fact;

async function answerTo(call: () => Promise<void>): Promise<'done' | 'refused'> {
  try {
    await call();
    return 'done';
  } catch (error) {
    const status = statusOf(error) ?? 0;
    if (error instanceof TaskRefused || (status >= 400 && status < 500)) return 'refused';
    throw error;
  }
}
