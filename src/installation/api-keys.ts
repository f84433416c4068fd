import type { Config } from '../config';
import type { ApiKeys } from './callers';

type KeySettings = Pick<Config, 'API_KEYS' | 'WORKERS_API_KEY' | 'DEALERS_API_KEY' | 'OPERATOR_API_KEY'>;

/**
 * Callers without whose keys the systems are of no use, by the setting that has the key; API_KEYS may have it, too, and for
 * workers those of single systems.
 */
const needed = { workers: 'WORKERS_API_KEY', dealers: 'DEALERS_API_KEY', operator: 'OPERATOR_API_KEY' } as const;

/** The API keys that the systems take, from the settings; throws a sentence that names the setting when one that is needed is missing. */
export function apiKeysOf(config: KeySettings): ApiKeys {
  const pairs = [...(config.API_KEYS ?? []), ...Object.entries(needed).flatMap(([caller, setting]) => pairOf(caller, config[setting]))];
  const callers = [...new Set(pairs.map(({ caller }) => caller))];
  for (const [caller, setting] of Object.entries(needed)) {
    if (!callers.some((each) => each === caller || each.startsWith(`${caller}/`))) throw new Error(`${setting} is not set: start 'npm start' first, or set it to the one of your installation.`);
  }
  return Object.fromEntries(callers.map((caller) => [caller, [...new Set(pairs.filter((pair) => pair.caller === caller).map(({ key }) => key))]]));
}

const pairOf = (caller: string, key: string | undefined) => (key === undefined ? [] : [{ caller, key }]);
