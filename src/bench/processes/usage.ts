import { readdirSync, readFileSync } from 'node:fs';

/** Memory and processor time are read from /proc; where a system has none, the figures are left out. */

/** What a process needs: resident memory in MB, processor time in milliseconds an instance. */
export interface Usage {
  mb: number | undefined;
  cpuMs: number | undefined;
}

/** A process by its id, or all those of a program below this one, which may come and go. */
export type Measured = number | { program: string };

/** What a process has needed up to now: resident memory in MB, processor time in milliseconds. */
export type Reading = Usage;

/** Begins to measure processes by name; the function returned tells their usage since, over so many instances. */
export function usageOf(processes: Record<string, Measured>): (instances: number) => Record<string, Usage> {
  const before = readingsOf(processes);
  return (instances) =>
    Object.fromEntries(
      Object.entries(readingsOf(processes)).map(([name, { mb, cpuMs: to }]) => {
        const from = before[name]?.cpuMs;
        return [name, { mb, cpuMs: from === undefined || to === undefined ? undefined : (to - from) / instances }];
      }),
    );
}

/** Reads memory and processor time of processes by name. */
export function readingsOf(processes: Record<string, Measured>): Record<string, Reading> {
  const read = (measured: Measured): Reading =>
    typeof measured === 'number' ? { mb: residentMb(measured), cpuMs: cpuMs(measured) } : { mb: sharedMb(measured.program), cpuMs: sharedCpuMs(measured.program) };
  return Object.fromEntries(Object.entries(processes).map(([name, measured]) => [name, read(measured)]));
}

/** Resident memory of a process in MB. */
function residentMb(pid: number): number | undefined {
  return mbOf(`/proc/${pid}/status`, /^VmRSS:\s+(\d+) kB$/m);
}

/** Memory of all processes of a program below this one in MB; pages that they share are counted once. */
export function sharedMb(program: string): number | undefined {
  return sumBelow(program, (pid) => mbOf(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m));
}

/** Processor time of all processes of a program below this one, and of those that they have seen end. */
function sharedCpuMs(program: string): number | undefined {
  return sumBelow(program, (pid) => cpuMs(pid, [11, 12, 13, 14]));
}

function sumBelow(program: string, figure: (pid: number) => number | undefined): number | undefined {
  try {
    const below = descendants(process.pid).filter((pid) => nameOf(pid) === program);
    return below.reduce((sum, pid) => sum + (figure(pid) ?? 0), 0);
  } catch {
    return undefined;
  }
}

/** Processor time that a process has used so far, in milliseconds. @param fields of /proc/<pid>/stat after the name */
function cpuMs(pid: number, fields = [11, 12]): number | undefined {
  try {
    const stated = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return fields.reduce((sum, field) => sum + Number(stated[field]), 0) * (1000 / ticksPerSecond);
  } catch {
    return undefined;
  }
}

/** Linux tells processor time in hundredths of a second, whatever the machine. */
const ticksPerSecond = 100;

function mbOf(file: string, figure: RegExp): number | undefined {
  try {
    const kb = figure.exec(readFileSync(file, 'utf8'))?.[1];
    return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
  } catch {
    return undefined;
  }
}

const stat = (pid: number) => /^\d+ \((.*)\) \S+ (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
const nameOf = (pid: number) => stat(pid)?.[1];

function descendants(root: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid) ?? 0;
    return parent === root || (parent > 1 && isBelow(parent));
  };
  return pids.filter(isBelow);
}

/** 0 for a process that has just gone. */
function parentOf(pid: number): number {
  try {
    return Number(stat(pid)?.[2] ?? 0);
  } catch {
    return 0;
  }
}
