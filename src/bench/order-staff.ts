import { connectCamunda } from '../camunda/client';
import { StaffMember, TaskRefused, type OpenTask } from '../camunda/staff-member';
import { steps } from './order-steps';

export interface OrderStaffOptions {
  restAddress: string;
  password: string;
  /** Tasks that are done at the same time. */
  hands: number;
  /** Told of each task that somebody did, with what its form showed, where that was looked at. */
  onDone: (elementId: string, seen: Record<string, unknown>) => Promise<void>;
}

export interface OrderStaff {
  /** Seconds each step took a person, from taking the task to its form taken, in the order of the work. */
  readonly handled: number[];
  stop(): Promise<void>;
}

/** Scripted staff without pause for thought: whatever is open is done at once, up to `hands` tasks at a time. */
export function startOrderStaff({ restAddress, password, hands, onDone }: OrderStaffOptions): OrderStaff {
  const people = [...new Set(Object.values(steps).map(({ person }) => person))];
  const members = new Map(people.map((id) => [id, new StaffMember(id, connectCamunda(restAddress, { username: id, password }))]));
  const [reader] = members.values();
  if (!reader) throw new Error('There is nobody at work');
  const handled: number[] = [];
  const inHand = new Map<string, Promise<void>>();
  const shared = { stopping: false };
  const working = (async () => {
    while (!shared.stopping) {
      const open = (await reader.openTasks()).filter((task) => !inHand.has(task.userTaskKey));
      for (const task of open.slice(0, hands - inHand.size)) inHand.set(task.userTaskKey, carryOut(task));
      await (inHand.size > 0 ? Promise.race(inHand.values()) : new Promise(setImmediate));
    }
    await Promise.all(inHand.values());
  })();
  return {
    handled,
    stop: async () => {
      shared.stopping = true;
      await working;
    },
  };

  async function carryOut(task: OpenTask): Promise<void> {
    const step = steps[task.elementId];
    const member = step && members.get(step.person);
    if (!step || !member) throw new Error(`Nobody knows how to do ${task.elementId}`);
    const { form } = step;
    try {
      const seen = typeof form === 'function' ? await member.variablesOf(task) : {};
      const began = performance.now();
      await member.take(task);
      await member.complete(task, typeof form === 'function' ? form(seen) : form);
      handled.push((performance.now() - began) / 1000);
      await onDone(task.elementId, seen);
    } catch (error) {
      // Another look finds it again, if it is still there.
      if (!(error instanceof TaskRefused)) throw error;
    } finally {
      inHand.delete(task.userTaskKey);
    }
  }
}
