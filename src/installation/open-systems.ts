import type { Locale } from '../config';
import type { CheckPassword } from '../http/sign-in';
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
  /** Signs staff in to pages of the systems; left out, nobody. */
  checkPassword?: CheckPassword | undefined;
  /** Largest photo or paper that is taken in, in bytes. */
  maxUploadBytes?: number | undefined;
  /** When a day ends for deadlines; left out, at 24:00. */
  businessDayEnd?: string | undefined;
}

/**
 * Opens every company system and the people directory.
 * @param publicUrlOf address of a system as staff reach it, once it is known
 * @param onOutboxFilled called with the system's name after each change that put something into its outbox
 */
export async function openAllSystems(
  options: Omit<SystemSurroundings, 'onOutboxFilled'> & SystemsOptions,
  publicUrlOf: (system: string) => string,
  onOutboxFilled: (system: string) => void,
): Promise<RunningSystem[]> {
  const around = (system: string): SystemSurroundings => ({
    adminUrl: options.adminUrl,
    clock: options.clock,
    logger: options.logger,
    callers: options.callers,
    onOutboxFilled: () => onOutboxFilled(system),
  });
  return Promise.all([
    openSystem(orderDesk(options.locale), around('order-desk')),
    openSystem(warehouse(options.locale), around('warehouse')),
    openSystem(logistics(options.locale), around('logistics')),
    openSystem(finance, around('finance')),
    openSystem(purchasing(options.locale), around('purchasing')),
    openSystem(quality(options), around('quality')),
    openSystem(documents({ ...options, publicUrl: () => publicUrlOf('documents') }), around('documents')),
    openSystem(calendar(options), around('calendar')),
    openSystem(people({ directory: options.directory, locale: options.locale }), around('people')),
  ]);
}
