import { z } from 'zod';
import type { Deliver, DueEntry } from './entry';

/** How one try ended. */
export interface Outcome {
  entry: DueEntry;
  /** Left out when the entry arrived. */
  error?: Error;
}

interface BatchOptions {
  limitMs: number;
  /** Asked before each delivery: false leaves the rest untouched. */
  goOn: () => boolean;
}

/**
 * Tries each entry once and says how it ended. Never rejects.
 * Entries of one lane go one after the other, lanes side by side.
 */
export async function deliverBatch(entries: DueEntry[], deliver: Deliver, options: BatchOptions): Promise<Outcome[]> {
  const lanes = new Map<string, DueEntry[]>();
  for (const entry of entries) lanes.set(laneOf(entry), [...(lanes.get(laneOf(entry)) ?? []), entry]);
  const outcomes = await Promise.all([...lanes.values()].map((lane) => deliverLane(lane, deliver, options)));
  return outcomes.flat();
}

async function deliverLane(lane: DueEntry[], deliver: Deliver, { limitMs, goOn }: BatchOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const entry of lane) {
    if (!goOn()) break;
    outcomes.push(await tryOnce(entry, deliver, limitMs));
  }
  return outcomes;
}

async function tryOnce(entry: DueEntry, deliver: Deliver, limitMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([deliver(entry), limit]);
    return { entry };
  } catch (error) {
    return { entry, error: error instanceof Error ? error : new Error(String(error)) };
  } finally {
    clearTimeout(timer);
  }
}

const keyed = z.object({ correlationKey: z.string() });

/** Messages to one correlation key share a lane; every other entry has its own. */
export function laneOf(entry: DueEntry): string {
  const parsed = entry.channel === 'message' ? keyed.safeParse(entry.payload) : undefined;
  return parsed?.success ? `key ${parsed.data.correlationKey}` : `entry ${entry.id}`;
}
