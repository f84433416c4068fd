import { TaskRefused, type OpenTask, type StaffMember } from '../camunda/staff-member';
import type { Logger } from '../log';

export interface ScriptedPerson {
  member: StaffMember;
  name: string;
  /** Candidate groups of the person's posts. */
  groups: string[];
}

/** What a person writes into a form. */
export interface Answer {
  variables: Record<string, unknown>;
  /** What is unusual about it, for those who look on. */
  remark?: string;
}

/** What the people write into each form; undefined leaves the task lying: for later, or for somebody real. */
export type Script = (elementId: string, seen: Record<string, unknown>) => Answer | undefined;

export interface ScriptedStaffOptions {
  people: ScriptedPerson[];
  script: Script;
  /** The list that they look at, oldest task first; left out, each look is a search of the REST API. */
  openTasks?: () => OpenTask[];
  /** Resolves when nothing goes on any more without the people. */
  quiet: () => Promise<void>;
  logger: Logger;
  /** Told of each task that somebody did. */
  onDone?: (person: ScriptedPerson, task: OpenTask, answer: Answer, seen: Record<string, unknown>) => void;
}

/** People who work by script, each at one task at a time. They look at one list, so that no two reach for the same task. */
export class ScriptedStaff {
  private readonly busy = new Map<ScriptedPerson, Promise<void>>();
  /** Tasks in somebody's hands, and who was refused which: two hands may not do some. */
  private readonly taken = new Set<string>();
  private readonly refused = new Set<string>();
  private readonly seen = new Map<string, Record<string, unknown>>();
  private stopping = false;

  constructor(private readonly options: ScriptedStaffOptions) {}

  /** Resolves when nobody finds a task on the list that is for them to do now. */
  async workOff(): Promise<void> {
    while (!this.stopping) {
      const begun = await this.giveOut();
      if (this.busy.size > 0) await Promise.race(this.busy.values());
      else if (!begun) {
        await this.options.quiet();
        if (!(await this.giveOut())) return;
      }
    }
  }

  /** Nobody begins another task; resolves when those in hand are done. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.allSettled(this.busy.values());
  }

  /** Gives tasks to people who are free; false when there was none for them. */
  private async giveOut(): Promise<boolean> {
    let begun = false;
    for (const task of await this.openTasks()) {
      if (task.assignee !== undefined || this.taken.has(task.userTaskKey)) continue;
      const person = this.options.people.find((each) => this.mayTake(each, task));
      if (!person) continue;
      const seen = await this.formOf(person, task);
      const answer = this.options.script(task.elementId, seen);
      if (!answer) continue;
      begun = true;
      this.taken.add(task.userTaskKey);
      const work = this.work(person, task, answer, seen).finally(() => (this.busy.delete(person), this.taken.delete(task.userTaskKey)));
      this.busy.set(person, work);
    }
    return begun;
  }

  private async openTasks(): Promise<OpenTask[]> {
    const { people, openTasks } = this.options;
    return openTasks?.() ?? (await people[0]?.member.openTasks()) ?? [];
  }

  private mayTake(person: ScriptedPerson, { candidateGroups, userTaskKey }: OpenTask): boolean {
    const group = candidateGroups.some((each) => person.groups.includes(each));
    return group && !this.busy.has(person) && !this.refused.has(`${person.member.id} ${userTaskKey}`);
  }

  private async formOf(person: ScriptedPerson, task: OpenTask): Promise<Record<string, unknown>> {
    const known = this.seen.get(task.userTaskKey) ?? (await person.member.variablesOf(task));
    this.seen.set(task.userTaskKey, known);
    return known;
  }

  private async work(person: ScriptedPerson, task: OpenTask, answer: Answer, seen: Record<string, unknown>): Promise<void> {
    const done = await this.tries(person, task, answer).catch((error: unknown) => {
      this.options.logger.warn({ err: error, person: person.member.id, task: task.elementId }, 'staff.failed');
      return false;
    });
    if (done) this.options.onDone?.(person, task, answer, seen);
    else this.refused.add(`${person.member.id} ${task.userTaskKey}`);
  }

  private async tries({ member }: ScriptedPerson, task: OpenTask, answer: Answer): Promise<boolean> {
    if (!(await accepted(member.take(task)))) return false;
    if (await accepted(member.complete(task, answer.variables))) return true;
    await accepted(member.giveBack(task));
    return false;
  }
}

/** False when the engine refused: somebody else was quicker, or two hands may not do this. */
async function accepted(asked: Promise<void>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof TaskRefused) return false;
    throw error;
  }
}
