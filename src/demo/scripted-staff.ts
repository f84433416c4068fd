import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { TaskRefused, type OpenTask, type StaffMember } from '../camunda/staff-member';
import type { Logger } from '../log';
import { decide } from './decisions';

export interface ScriptedStaff {
  stop(): Promise<void>;
}

export interface ScriptedStaffOptions {
  /** People at work, with their candidate groups. */
  people: { member: StaffMember; name: string; groups: string[] }[];
  logger: Logger;
  /** Told of each task that somebody did. */
  onDone: (person: string, task: OpenTask, orderNo: string) => void;
}

/** People who work by script, each at their own desk, until stopped. */
export function startScriptedStaff(options: ScriptedStaffOptions): ScriptedStaff {
  const stopping = new AbortController();
  // Everybody at a desk listens for the end of the day.
  setMaxListeners(options.people.length, stopping.signal);
  const desks = options.people.map((person) => workAt(person, options, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(desks);
    },
  };
}

type Person = ScriptedStaffOptions['people'][number];

async function workAt(person: Person, options: ScriptedStaffOptions, signal: AbortSignal): Promise<void> {
  const notMine = new Set<string>();
  while (!signal.aborted) {
    try {
      const did = await doOneTask(person, notMine, options);
      if (did) continue;
      // A task may have been refused only because a colleague was asking for it at that moment.
      notMine.clear();
      await pause(500, undefined, { signal }).catch(() => undefined);
    } catch (error) {
      if (signal.aborted) return;
      options.logger.warn({ err: error, person: person.member.id }, 'staff.failed');
      await pause(1000, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Takes the oldest task that this person may do; false when there is none. */
async function doOneTask(person: Person, notMine: Set<string>, options: ScriptedStaffOptions): Promise<boolean> {
  const tasks = await person.member.openTasks();
  for (const task of tasks) {
    if (task.assignee !== undefined || notMine.has(task.userTaskKey)) continue;
    if (!task.candidateGroups.some((group) => person.groups.includes(group))) continue;
    const variables = await person.member.variablesOf(task);
    const answer = decide(task.elementId, variables);
    if (answer === undefined) {
      notMine.add(task.userTaskKey);
      continue;
    }
    if (await accepted(person.member.take(task))) {
      if (await accepted(person.member.complete(task, answer))) {
        options.onDone(person.name, task, orderOf(variables));
        return true;
      }
      await accepted(person.member.giveBack(task));
    }
    notMine.add(task.userTaskKey);
  }
  return false;
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

function orderOf(variables: Record<string, unknown>): string {
  const { orderNo } = variables;
  return typeof orderNo === 'string' ? orderNo : '';
}
