import { setTimeout as pause } from 'node:timers/promises';
import { steps } from '../../../src/bench/order-steps';
import { connectCamunda } from '../../../src/camunda/client';
import { StaffMember, type OpenTask } from '../../../src/camunda/staff-member';
import { password } from '../../support/world';

/**
 * Staff who do whatever is open, and try again what did not go through: the system may be away under their hands. Who waits
 * for an answer holds up nobody else.
 * @param restAddress where they reach the engine
 */
export function startPatientStaff(restAddress: string): { stop(): Promise<void> } {
  let stopping = false;
  const members = new Map<string, StaffMember>();
  const reader = member('li.min');
  const inHand = new Map<string, Promise<void>>();
  const working = (async () => {
    while (!stopping) {
      const open = await reader.openTasks().catch(() => []);
      for (const task of open) begin(task);
      await pause(open.length > 0 ? 20 : 60);
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await working;
      await Promise.all(inHand.values());
    },
  };

  function member(id: string): StaffMember {
    const known = members.get(id) ?? new StaffMember(id, connectCamunda(restAddress, { username: id, password }));
    members.set(id, known);
    return known;
  }

  function begin(task: OpenTask): void {
    if (inHand.has(task.userTaskKey)) return;
    const tried = tryTo(task)
      .catch(() => undefined)
      .finally(() => inHand.delete(task.userTaskKey));
    inHand.set(task.userTaskKey, tried);
  }

  async function tryTo(task: OpenTask): Promise<void> {
    const step = steps[task.elementId];
    if (!step) throw new Error(`Nobody knows how to do ${task.elementId}`);
    const person = member(step.person);
    if (task.assignee === undefined) await person.take(task);
    await person.complete(task, typeof step.form === 'function' ? step.form(await person.variablesOf(task)) : step.form);
  }
}
