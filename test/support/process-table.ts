import { spawnSync } from 'node:child_process';

export interface ProcessRow {
  pid: number;
  parent: number;
  group: number;
  command: string;
}

/** Every process of this machine as `ps` tells it. */
export function processTable(): ProcessRow[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, group, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
  });
}

/** Children of a process, their children, and so on. */
export function descendantsOf(pid: number, table = processTable()): ProcessRow[] {
  return table.filter((row) => row.parent === pid).flatMap((row) => [row, ...descendantsOf(row.pid, table)]);
}

/** Which of them still run: the same process id with the same command. */
export function stillRunning(rows: ProcessRow[]): ProcessRow[] {
  const table = processTable();
  return rows.filter(({ pid, command }) => table.some((row) => row.pid === pid && row.command === command));
}
