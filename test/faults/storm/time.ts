import { setTimeout as pause } from 'node:timers/promises';
import { mend, openIncidents } from '../../support/incidents';
import type { TestEngine, TestWorld } from '../../support/world';
import type { Surroundings } from './surroundings';

/** How long nothing may move before the clock is moved on: to the end of leases and pauses. */
const stillMs = 400;

/** An operator who mends incidents as they say, and time that goes on when all wait for it. */
export interface Operator {
  /** Incidents that came up, as `element: message`. */
  incidents: string[];
  /** How often the clock was moved on because all stood still. */
  moves(): number;
  stop(): Promise<void>;
}

export function startOperator(engine: TestEngine, world: TestWorld, around: Surroundings): Operator {
  const incidents: string[] = [];
  let moves = 0;
  let stopping = false;
  const working = work();
  return {
    incidents,
    moves: () => moves,
    stop: async () => {
      stopping = true;
      await working;
    },
  };

  async function work(): Promise<void> {
    let seen = '';
    let since = Date.now();
    while (!stopping) {
      for (const incident of await openIncidents(world.camunda)) {
        incidents.push(`${incident.elementId}: ${incident.errorMessage}`);
        await mend(world.camunda, incident, {});
      }
      const now = movement();
      // Nobody's lease is over because a machine is slow.
      if (now !== seen || around.systemsAtWork()) [seen, since] = [now, Date.now()];
      else if (Date.now() - since > stillMs && (await waitsForTime())) {
        await around.jump();
        moves += 1;
        since = Date.now();
      }
      await pause(100);
    }
  }

  /** Something waits for its time: a lease that nobody holds any more, a pause before the next try. */
  async function waitsForTime(): Promise<boolean> {
    return engine.cluster.openJobs().length > 0 || (await around.relays.pending().catch(() => 1)) > 0;
  }
  function movement(): string {
    return engine.cluster.openJobs().map((job) => JSON.stringify(job)).join() + [...engine.cluster.tables.userTasks.all()].length;
  }
}
