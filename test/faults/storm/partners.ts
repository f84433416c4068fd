import { planVehicle, startPartners } from '../../../src/load/partners';
import type { Site } from '../../../src/load/site';

/** Longer than any run. */
const limitMs = 24 * 3600 * 1000;

/**
 * Dealers, paint shop and Customer Service, who try again with the same key until they are answered; nobody waits for them.
 * A carton that is handed over gets a vehicle of its own.
 */
export function startPatientPartners(site: Site) {
  const over = new AbortController();
  const patience = { limitMs, againMs: 200, signal: over.signal };
  const tell = startPartners(site, patience);
  const troubles: string[] = [];
  let vehicles = 0;
  return {
    /** What a task tells them. */
    hear(elementId: string, seen: Record<string, unknown>): void {
      const heard = elementId === 'Task_HandOver' ? planVehicle(site, `V-${(vehicles += 1)}`, String(seen['dealerNo']), patience) : tell(elementId, seen);
      heard.catch((error: unknown) => troubles.push(`after ${elementId}: ${String(error)}`));
    },
    /** Refusals that no patience helps against. */
    troubles: () => troubles,
    stop: () => over.abort(),
  };
}
