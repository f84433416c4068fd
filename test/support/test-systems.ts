import type { Locale } from '../../src/config';
import { startSystemsHost, type SystemsHost } from '../../src/installation/systems-host';
import { rememberTables, type RememberedTables } from './remember-tables';
import { createTestDatabase } from './test-database';

export interface TestSystems {
  /** Connection string of an administrator of their database. */
  adminUrl: string;
  /** All company systems in a language, with empty books; what the ones handed out before held is gone. */
  open(locale: Locale): Promise<SystemsHost>;
}

type Surroundings = Pick<Parameters<typeof startSystemsHost>[0], 'clock' | 'logger' | 'apiKeys' | 'directory' | 'checkPassword'>;

/** The company systems of test files: started once, emptied for each world; they end with the process. */
export async function startTestSystems(surroundings: Surroundings): Promise<TestSystems> {
  const database = await createTestDatabase();
  const hosts = new Map<Locale, SystemsHost>();
  let tables: RememberedTables | undefined;
  return {
    adminUrl: database.url,
    open: async (locale) => {
      const host = hosts.get(locale) ?? (await startSystemsHost({ ...surroundings, adminUrl: database.url, locale, port: 0 }));
      hosts.set(locale, host);
      if (tables) await tables.putBack();
      else tables = await rememberTables(database.url);
      return host;
    },
  };
}
