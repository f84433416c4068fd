import type { Config } from '../config';
import type { ApiKeys } from './callers';

type KeySettings = Pick<Config, 'API_KEYS' | (typeof settings)[keyof typeof settings]>;

/**
 * Callers without whose keys the systems are of no use, by the setting that has the key; API_KEYS may have it, too, and for
 * workers those of single systems.
 */
const needed = { workers: 'WORKERS_API_KEY', dealers: 'DEALERS_API_KEY', operator: 'OPERATOR_API_KEY' } as const;

/** All callers who have a setting of their own; without a key of carriers or of Customer Service their reports are the staff's to enter. */
const settings = { ...needed, carriers: 'CARRIERS_API_KEY', 'customer-service': 'CUSTOMER_SERVICE_API_KEY' } as const;

/** The API keys that the systems take, from the settings; throws a sentence that names the setting when one that is needed is missing. */
export function apiKeysOf(config: KeySettings): ApiKeys {
  const pairs = [...(config.API_KEYS ?? []), ...Object.entries(settings).flatMap(([caller, setting]) => pairOf(caller, config[setting]))];
  const callers = [...new Set(pairs.map(({ caller }) => caller))];
  for (const [caller, setting] of Object.entries(needed)) {
    if (!callers.some((each) => each === caller || each.startsWith(`${caller}/`))) throw new Error(`${setting} is not set: start 'npm start' first, or set it to the one of your installation.`);
  }
  return Object.fromEntries(callers.map((caller) => [caller, [...new Set(pairs.filter((pair) => pair.caller === caller).map(({ key }) => key))]]));
}

const pairOf = (caller: string, key: string | undefined) => (key === undefined ? [] : [{ caller, key }]);
