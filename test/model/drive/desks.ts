import { TaskRefused, type OpenTask } from '../../../src/camunda/staff-member';
import { openTasksOf } from '../../support/task-list';
import { forms } from '../chance/forms';
import type { Act, TaskId } from '../facts';
import { ofLine, whoMay } from '../spec/hands';
import { drawWay, handIn, tryBefore, tryMeanwhile, type Errand } from './attempts';
import { cancel, cancelsAt, planCorrection } from './outside';
import { quiet } from './quiet';
import type { Run } from './run';
import { shown, taskIdOf } from './shown';

/** Tasks that are worked on at once. */
const hands = 16;
/** Longer than work on a task takes, on any machine. */
const longMs = 300_000;

/** The people of the company at their desks. */
export class Desks {
  /** Tasks that somebody is at, has done, or leaves until a day. */
  private readonly until = new Map<string, number>();
  private readonly rounds = new Map<string, number>();
  private news: Promise<void> | undefined;
  private readonly doers = new Map<string, Partial<Record<TaskId, string>>>();

  constructor(private readonly run: Run) {}

  /** Works until nothing is left to do today and the systems are quiet. */
  async workOff(): Promise<void> {
    const inHand = new Set<Promise<void>>();
    for (;;) {
      const tasks = this.dueTasks();
      for (const task of tasks) {
        while (inHand.size >= hands) await Promise.race(inHand);
        this.until.set(task.userTaskKey, Infinity);
        const work: Promise<void> = this.serve(task).finally(() => inHand.delete(work));
        inHand.add(work);
      }
      if (tasks.length > 0) continue;
      if (inHand.size > 0) await Promise.race([...inHand, this.somethingDue()]);
      else if (await this.nothingMore()) return;
    }
  }

  private async nothingMore(): Promise<boolean> {
    await quiet(this.run.world);
    return this.dueTasks().length === 0;
  }

  private dueTasks(): OpenTask[] {
    return openTasksOf(this.run.world.cluster).filter(({ userTaskKey }) => (this.until.get(userTaskKey) ?? 0) <= this.run.today);
  }

  /** One look-out for all who wait. */
  private somethingDue(): Promise<void> {
    const isDue = () => this.dueTasks().length > 0;
    this.news ??= this.run.world.cluster.until(isDue, 'a task is due', longMs).finally(() => (this.news = undefined));
    return this.news;
  }

  /** A task may be taken away while a person looks at it, has it, or hands it in: its order was cancelled. The replay tells if it was not. */
  private async serve(task: OpenTask): Promise<void> {
    try {
      await this.work(task);
    } catch (error) {
      if (!(error instanceof TaskRefused) || this.isOpen(task)) throw error;
    }
  }

  private async work(task: OpenTask): Promise<void> {
    const { run } = this;
    const seen = shown.parse(await run.staff.of('lin.na').variablesOf(task));
    if (!this.isOpen(task)) return;
    const id = taskIdOf(task.elementId);
    const orderNo = seen.orderNo ?? seen.unmatchedNo ?? '';
    const about = ofLine(id) ? (seen.orderLineId ?? orderNo) : orderNo;
    const round = this.roundOf(about, id, task.userTaskKey);
    const random = run.chance(orderNo, about.slice(orderNo.length), id, round);
    if (this.leaves(task, Number(random.weighted({ '0': 90, '1': 7, '3': 3 })))) return;
    if (cancelsAt(run, orderNo, id, round)) await cancel(run, orderNo);

    const person = random.pick(whoMay(run.people, id, this.doersOf(about))).id;
    const form = forms[id](random, seen, round);
    const errand: Errand = { task, id, about, orderNo, person, form, doers: this.doersOf(about) };
    const way = drawWay(random);
    await tryBefore(run, random, way, errand);
    await run.staff.of(person).take(task);
    await tryMeanwhile(run, random, way, errand);
    // A task's form is drawn by its own entry of the table.
    const entry = run.journal.note({ kind: 'act', about, task: id, person, form, ...(id === 'Task_MakeIssueSlip' ? { shown: seen.slipLines ?? [] } : {}) } as Act);
    await handIn(run, way, errand).catch((error: unknown) => {
      entry.withdraw();
      throw error;
    });
    this.doersOf(about)[id] = person;
    if (id === 'Task_QueryDealer') planCorrection(run, orderNo, round);
  }

  private isOpen({ userTaskKey }: OpenTask): boolean {
    return openTasksOf(this.run.world.cluster).some((each) => each.userTaskKey === userTaskKey);
  }

  /** True when the person leaves the task for another day. */
  private leaves({ userTaskKey }: OpenTask, days: number): boolean {
    const key = `left ${userTaskKey}`;
    if (days === 0 || this.until.has(key)) return false;
    this.until.set(key, 0);
    this.until.set(userTaskKey, this.run.today + days);
    return true;
  }

  private roundOf(about: string, id: TaskId, userTaskKey: string): number {
    const key = `${about} ${id}`;
    const known = this.rounds.get(userTaskKey);
    if (known !== undefined) return known;
    const round = this.rounds.get(key) ?? 0;
    this.rounds.set(key, round + 1);
    this.rounds.set(userTaskKey, round);
    return round;
  }

  /** Of an order, or of a line that is supplied. */
  private doersOf(about: string): Partial<Record<TaskId, string>> {
    const doers = this.doers.get(about) ?? {};
    this.doers.set(about, doers);
    return doers;
  }
}
