import type { RequestHandler } from 'express';
import type { Locale } from '../config';
import type { Directory } from '../people/directory';
import { people } from '../people';
import { calendar } from '../systems/calendar';
import { documents } from '../systems/documents';
import { finance } from '../systems/finance';
import { logistics } from '../systems/logistics';
import { orderDesk } from '../systems/order-desk';
import { purchasing } from '../systems/purchasing';
import { quality } from '../systems/quality';
import { openSystem, type RunningSystem, type SystemSurroundings } from '../systems/system';
import { warehouse } from '../systems/warehouse';

export interface SystemsOptions {
  locale: Locale;
  directory: Directory;
  /** Lets staff in to pages of the systems; left out, nobody. */
  person?: RequestHandler | undefined;
  /** Largest photo or paper that is taken in, in bytes. */
  maxUploadBytes?: number | undefined;
  /** When a day ends for deadlines; left out, at 24:00. */
  businessDayEnd?: string | undefined;
}

type Open = (options: SystemsOptions, around: SystemSurroundings, publicUrl: () => string) => Promise<RunningSystem>;

/** Every company system, and the people directory, by name. */
const openers: Record<string, Open> = {
  'order-desk': ({ locale }, around) => openSystem(orderDesk(locale), around),
  warehouse: ({ locale }, around) => openSystem(warehouse(locale), around),
  logistics: ({ locale }, around) => openSystem(logistics(locale), around),
  finance: (options, around) => openSystem(finance(options), around),
  purchasing: ({ locale }, around) => openSystem(purchasing(locale), around),
  quality: (options, around) => openSystem(quality(options), around),
  documents: (options, around, publicUrl) => openSystem(documents({ ...options, publicUrl }), around),
  calendar: (options, around) => openSystem(calendar(options), around),
  people: ({ directory, locale }, around) => openSystem(people({ directory, locale }), around),
};

/** Names of all company systems. */
export const systemNames: readonly string[] = Object.keys(openers);

/**
 * Opens these company systems, the people directory among them; left out, all.
 * @param publicUrlOf address of a system as staff reach it, once it is known
 * @param onOutboxFilled called with the system's name after each change that put something into its outbox
 */
export async function openSystems(
  options: Omit<SystemSurroundings, 'onOutboxFilled'> & SystemsOptions & { only?: readonly string[] | undefined },
  publicUrlOf: (system: string) => string,
  onOutboxFilled: (system: string) => void,
): Promise<RunningSystem[]> {
  const wanted = Object.entries(openers).filter(([name]) => options.only === undefined || options.only.includes(name));
  return Promise.all(
    wanted.map(([name, open]) => {
      const { adminUrl, clock, logger, callers, sealEveryMs, onRequest } = options;
      return open(options, { adminUrl, clock, logger, callers, sealEveryMs, onRequest, onOutboxFilled: () => onOutboxFilled(name) }, () => publicUrlOf(name));
    }),
  );
}
