import type { Kysely } from 'kysely';
import type { Logger } from '../../log';
import type { BaseTables } from '../base-tables';
import { seal } from './seal';

/** Seals new entries from time to time, until it is stopped; a failure is logged, and tried again. */
export function startSealer(db: Kysely<BaseTables>, everyMs: number, logger: Logger): { stop(): Promise<void> } {
  let working: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    working ??= seal(db)
      .catch((err: unknown) => logger.error({ err }, 'audit.unsealed'))
      .finally(() => (working = undefined));
  }, everyMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}
