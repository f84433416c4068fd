import { z } from 'zod';
import { jobFigures, percentilesOf, type JobFigures } from '../bench/figures';
import type { OrderInstallation } from '../bench/order-installation';
import { readingsOf, type Reading } from '../bench/processes/usage';
import { callFigures, type CallFigures } from '../bench/system-calls';
import { runTraffic, type Traffics } from './drive';
import { round, type CaseKind } from './mix';
import type { Site } from './site';

export type Times = ReturnType<typeof percentilesOf> & { count: number };

/** What a process needed in a run: processor time as a share of one core, memory at three moments. */
export interface ProcessFigures {
  name: string;
  ofCore: number | undefined;
  cpuMsPerCase: number | undefined;
  startMb: number | undefined;
  halfMb: number | undefined;
  endMb: number | undefined;
}

export interface RunFigures {
  seconds: number;
  cases: { kind: CaseKind; begun: number }[];
  open: number;
  left: ReadonlyMap<string, number>;
  faults: ReadonlyMap<string, string>;
  processes: ProcessFigures[];
  visibility: Times;
  /** From taking a task to its form taken. */
  steps: Times;
  jobs: JobFigures;
  calls: CallFigures[];
}

export interface RunSize {
  inFlight: number;
  minutes: number;
  /** Cases that go before, which count in no figure. */
  warmUpCases: number;
}

const drainLimitMs = 10 * 60_000;

/** Mixed flows for so many minutes and until the last case has ended, after a round that warms everything up. */
export async function runLoad(installation: OrderInstallation, site: Site, { inFlight, minutes, warmUpCases }: RunSize): Promise<RunFigures> {
  await runTraffic(site, { kinds: round, inFlight, goesOn: (begun) => begun < warmUpCases, drainLimitMs });
  const { cluster, metricsUrl } = installation;
  const processes = { ...installation.processes, 'people and partners': process.pid };
  const [since, callsBefore, atStart] = [await cluster.ask({ ask: 'now' }, z.string()), await callFigures.read(metricsUrl), readingsOf(processes)];
  const began = performance.now();
  const lengthMs = minutes * 60_000;
  let atHalf: Record<string, Reading> | undefined;
  const goesOn = () => {
    const passed = performance.now() - began;
    if (passed >= lengthMs / 2) atHalf ??= readingsOf(processes);
    return passed < lengthMs;
  };
  const traffic = await runTraffic(site, { kinds: round, inFlight, goesOn, drainLimitMs, firstNumber: warmUpCases });
  const seconds = (performance.now() - began) / 1000;
  const readings = { atStart, atHalf: atHalf ?? atStart, atEnd: readingsOf(processes) };
  const begun = [...traffic.begun.values()].reduce((sum, count) => sum + count, 0);
  return {
    ...toldOf(traffic, seconds),
    processes: Object.keys(processes).map((name) => processFigures(name, readings, seconds, begun)),
    jobs: await cluster.ask({ ask: 'figures', since }, jobFigures),
    calls: callFigures.between(callsBefore, await callFigures.read(metricsUrl)),
  };
}

/** What people and partners saw. */
function toldOf({ begun, open, staff, faults, visibility }: Traffics, seconds: number) {
  return {
    seconds,
    cases: [...begun].map(([kind, count]) => ({ kind, begun: count })),
    ...{ open, left: staff.left, faults },
    visibility: { ...percentilesOf(visibility), count: visibility.length },
    steps: { ...percentilesOf(staff.handled.map((each) => each * 1000)), count: staff.handled.length },
  };
}

type Readings = Record<'atStart' | 'atHalf' | 'atEnd', Record<string, Reading>>;

function processFigures(name: string, { atStart, atHalf, atEnd }: Readings, seconds: number, cases: number): ProcessFigures {
  const [from, to] = [atStart[name]?.cpuMs, atEnd[name]?.cpuMs];
  const used = from === undefined || to === undefined ? undefined : to - from;
  return {
    name,
    ofCore: used === undefined ? undefined : used / 1000 / seconds,
    cpuMsPerCase: used === undefined || cases === 0 ? undefined : used / cases,
    startMb: atStart[name]?.mb,
    halfMb: atHalf[name]?.mb,
    endMb: atEnd[name]?.mb,
  };
}
