import { setTimeout as pause } from 'node:timers/promises';
import { TaskRefused, type OpenTask, type StaffMember } from '../camunda/staff-member';

type Values = Record<string, unknown>;
/** What is written into a form; with `seen`, after a look at what it shows: undefined leaves the task lying. */
export type Form = Values | ((seen: Values) => Values | undefined);

export interface BusyStaffOptions {
  /** Whose list is looked at. */
  reader: StaffMember;
  /** Tasks that are done at the same time. */
  hands: number;
  /** Who does a task: the first who was not refused it. */
  peopleFor: (task: OpenTask) => StaffMember[];
  formFor: (task: OpenTask) => Form;
  /** Told of the tasks of each look at the list. */
  onSeen?: (tasks: OpenTask[]) => void;
  /** Told of each task that somebody did, with what its form showed, where that was looked at. */
  onDone?: (task: OpenTask, seen: Values) => Promise<void>;
  /** Told of what went wrong with a task, which is left lying then; without it, the first fault ends the process. */
  onFault?: (task: OpenTask, error: unknown) => void;
}

export interface BusyStaff {
  /** Seconds each step took a person, from taking the task to its form taken, in the order of the work. */
  readonly handled: number[];
  /** Elements whose tasks nobody knows how to do, and how many lie there. */
  readonly left: ReadonlyMap<string, number>;
  /** Resolves when nothing is in hand any more. */
  stop(): Promise<void>;
}

/** The list is looked at again after so long, even while nothing has been done. */
const lookEveryMs = 20;
const listLength = 500;

/** Scripted staff without pause for thought: whatever is open is done at once, up to `hands` tasks at a time. */
export function startBusyStaff({ reader, hands, peopleFor, formFor, onSeen, onDone, onFault }: BusyStaffOptions): BusyStaff {
  const handled: number[] = [];
  const left = new Map<string, number>();
  const lying = new Set<string>();
  const refused = new Map<string, Set<StaffMember>>();
  const inHand = new Map<string, Promise<void>>();
  const shared = { stopping: false };
  const working = (async () => {
    while (!shared.stopping) {
      const tasks = await reader.openTasks(undefined, listLength);
      onSeen?.(tasks);
      const open = tasks.filter(({ userTaskKey }) => !inHand.has(userTaskKey) && !lying.has(userTaskKey));
      for (const task of open.slice(0, hands - inHand.size)) inHand.set(task.userTaskKey, carryOut(task).finally(() => inHand.delete(task.userTaskKey)));
      await Promise.race([pause(lookEveryMs), ...inHand.values()]);
    }
    await Promise.all(inHand.values());
  })();
  return {
    handled,
    left,
    stop: async () => {
      shared.stopping = true;
      await working;
    },
  };

  async function carryOut(task: OpenTask): Promise<void> {
    const no = refused.get(task.userTaskKey);
    const member = peopleFor(task).find((each) => !no?.has(each));
    const form = formFor(task);
    const seen = member && typeof form === 'function' ? await member.variablesOf(task) : {};
    const values = typeof form === 'function' ? form(seen) : form;
    if (!member || !values) return leave(task);
    try {
      const began = performance.now();
      await member.take(task);
      await member.complete(task, values);
      handled.push((performance.now() - began) / 1000);
      await onDone?.(task, seen);
    } catch (error) {
      if (error instanceof TaskRefused) await refuse(task, member);
      else if (!onFault) throw error;
      else {
        leave(task);
        onFault(task, error);
      }
    }
  }

  /** Another look finds it again, if it is still there. */
  async function refuse(task: OpenTask, member: StaffMember): Promise<void> {
    refused.set(task.userTaskKey, (refused.get(task.userTaskKey) ?? new Set()).add(member));
    await member.giveBack(task).catch(() => undefined);
  }

  function leave({ userTaskKey, elementId }: OpenTask): void {
    lying.add(userTaskKey);
    left.set(elementId, (left.get(elementId) ?? 0) + 1);
  }
}
