import { setTimeout as pause } from 'node:timers/promises';
import { steps } from '../../../src/bench/order-steps';
import type { TestWorld } from '../../support/world';

/** Staff who do whatever is open, and try again what did not go through: the system may be away under their hands. */
export function startPatientStaff(world: TestWorld): { stop(): Promise<void> } {
  let stopping = false;
  const reader = world.staff('li.min');
  const working = (async () => {
    while (!stopping) {
      const open = await reader.openTasks().catch(() => []);
      await Promise.all(open.map((task) => tryTo(task).catch(() => undefined)));
      await pause(open.length > 0 ? 20 : 60);
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await working;
    },
  };

  async function tryTo(task: Awaited<ReturnType<typeof reader.openTasks>>[number]): Promise<void> {
    const step = steps[task.elementId];
    if (!step) throw new Error(`Nobody knows how to do ${task.elementId}`);
    const person = world.staff(step.person);
    if (task.assignee === undefined) await person.take(task);
    await person.complete(task, typeof step.form === 'function' ? step.form(await person.variablesOf(task)) : step.form);
  }
}
