import { setTimeout as pause } from 'node:timers/promises';
import { startBusyStaff, type BusyStaff } from '../bench/busy-staff';
import type { OpenTask } from '../camunda/staff-member';
import { peopleAtWork } from '../demo/people-at-work';
import { waitFor } from '../wait';
import { mix, type CaseKind } from './mix';
import { startPartners, startVehicles } from './partners';
import { answer } from './script';
import type { Site } from './site';

/** What comes in, for how long or how often, and how many cases are open at a time. */
export interface Traffic {
  /** The kinds that come in, one after the other, again and again. */
  kinds: readonly CaseKind[];
  inFlight: number;
  /** Whether another case may come in. @param begun cases so far */
  goesOn: (begun: number) => boolean;
  /** Number of the first case; 0 when left out. */
  firstNumber?: number;
  /** How long the cases that have come in may take to their end, milliseconds. */
  drainLimitMs: number;
}

/** What came in, and what staff saw of it. */
export interface Traffics {
  begun: ReadonlyMap<CaseKind, number>;
  /** Cases that had not ended when the limit was over. */
  open: number;
  /** Milliseconds from the event that creates a user task to the look at the list that shows it. */
  visibility: number[];
  staff: Pick<BusyStaff, 'handled' | 'left'>;
  /** What went wrong under somebody's hands, by task; it was left lying. */
  faults: ReadonlyMap<string, string>;
}

const lookEveryMs = 200;
/** A case whose process has not begun yet stands in no search. */
const beginsWithinMs = 1000;

/** Lets cases of the mix come in and be worked off by the people of the directory and by partners. */
export async function runTraffic(site: Site, traffic: Traffic): Promise<Traffics> {
  const visibility = new Visibility(site.now);
  const faults = new Map<string, string>();
  const tellPartners = startPartners(site);
  const vehicles = startVehicles(site);
  const people = peopleAtWork({ directory: site.directory, restAddress: site.restAddress, password: site.password, at: site.now(), locale: 'zh-CN' });
  const [anyone] = people;
  if (!anyone) throw new Error('There is nobody at work');
  const staff = startBusyStaff({
    reader: anyone.member,
    hands: traffic.inFlight,
    peopleFor: ({ candidateGroups }) => people.filter(({ groups }) => candidateGroups.some((group) => groups.includes(group))).map(({ member }) => member),
    formFor: ({ elementId }) => (seen) => answer(elementId, seen),
    onSeen: (tasks) => visibility.see(tasks),
    onDone: ({ elementId }, seen) => tellPartners(elementId, seen),
    onFault: ({ elementId }, error) => faults.set(elementId, String(error)),
  });
  try {
    const begun = await comeIn(site, traffic);
    const open = await drained(site, traffic.drainLimitMs);
    return { begun, open, visibility: visibility.times, staff, faults };
  } finally {
    await staff.stop();
    await vehicles.stop();
  }
}

async function comeIn(site: Site, { kinds, inFlight, goesOn, firstNumber = 0 }: Traffic): Promise<Map<CaseKind, number>> {
  const begun = new Map<CaseKind, number>(kinds.map((kind) => [kind, 0]));
  let justBegun: number[] = [];
  let number = firstNumber;
  while (goesOn(number - firstNumber)) {
    justBegun = justBegun.filter((at) => performance.now() - at < beginsWithinMs);
    const missing = inFlight - justBegun.length - (await openCases(site));
    for (let each = 0; each < missing && goesOn(number - firstNumber); each += 1) {
      const kind = kinds[number % kinds.length];
      if (!kind) throw new Error('The mix is empty');
      await kind.comesIn(site, number);
      begun.set(kind, (begun.get(kind) ?? 0) + 1);
      justBegun.push(performance.now());
      number += 1;
    }
    await pause(lookEveryMs);
  }
  return begun;
}

/** How many cases had not ended at the limit. */
async function drained(site: Site, limitMs: number): Promise<number> {
  await pause(beginsWithinMs);
  const over = async () => (await openCases(site)) === 0 || undefined;
  await waitFor('the cases to end', over, limitMs).catch(() => undefined);
  return openCases(site);
}

const processIds = [...new Set(mix.map(({ processId }) => processId)), 'part-scrap'];

/** Cases in the engine that have not ended, those that others have begun included. */
async function openCases({ camunda }: Site): Promise<number> {
  const counts = processIds.map(async (processDefinitionId) => {
    const { page } = await camunda.searchProcessInstances({ filter: { state: 'ACTIVE', processDefinitionId }, page: { from: 0, limit: 1 } }, { consistency: { waitUpToMs: 0 } });
    return Number(page.totalItems);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Notes of each task when it is found for the first time. */
class Visibility {
  readonly times: number[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly now: () => Date) {}

  see(tasks: OpenTask[]): void {
    const at = this.now().getTime();
    for (const { userTaskKey, createdAt } of tasks) {
      if (!this.seen.has(userTaskKey)) this.times.push(at - createdAt.getTime());
      this.seen.add(userTaskKey);
    }
  }
}
