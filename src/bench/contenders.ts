import type { Figures } from './figures';

/** How much is measured. */
export interface Size {
  instances: number;
  inFlight: number;
  /** Instances that are measured one at a time afterwards, so that none waits for another; 0 for none. */
  alone: number;
}

/** Figures of one round. */
export type Round = Omit<Figures, 'name'>;

/** One that runs the two jobs of a diagram: an engine, and workers that do nothing. */
export interface Contender {
  name: string;
  /** Starts what it needs for all its rounds. @param diagram the file to deploy */
  open: (diagram: string) => Promise<Opened>;
}

export interface Opened {
  /** Half as many instances first, to warm up; then those that are measured. */
  round(size: Size): Promise<Round>;
  close(): Promise<void>;
}

/**
 * Several rounds over all contenders, so that a slow moment of the machine does not fall on one of them only.
 * @returns all rounds, by the contender's name
 */
export async function runRounds(contenders: readonly Contender[], diagram: string, size: Size, rounds: number): Promise<Map<string, Figures[]>> {
  const opened: { name: string; entry: Opened }[] = [];
  const runs = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]));
  try {
    for (const { name, open } of contenders) opened.push({ name, entry: await open(diagram) });
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, entry } of opened) {
        process.stderr.write(`  ${name} …\n`);
        runs.get(name)?.push({ name, ...(await entry.round(size)) });
      }
    }
  } finally {
    for (const { entry } of opened.toReversed()) await entry.close();
  }
  return runs;
}
