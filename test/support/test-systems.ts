import type { Locale } from '../../src/config';
import { startSystemsHost, type SystemsHost } from '../../src/installation/systems-host';
import { tableMemory, type Remembered, type TableMemory } from './remember-tables';
import { createTestDatabase } from './test-database';

/** What systems may hold at first beside empty books: master data loaded at a moment. */
export interface Holding {
  of: object;
  since: Date;
}

export interface TestSystems {
  /** Connection string of an administrator of their database. */
  adminUrl: string;
  /**
   * All company systems in a language; what the ones handed out before held is gone.
   * @param holding what they should hold
   * @returns `holds` whether they do; else their books are empty, and `keep` is to be called once they do
   */
  open(locale: Locale, holding: Holding): Promise<{ host: SystemsHost; holds: boolean; keep: () => Promise<void> }>;
}

type Surroundings = Pick<Parameters<typeof startSystemsHost>[0], 'clock' | 'logger' | 'apiKeys' | 'directory' | 'checkPassword'>;

/** The company systems of test files: started once, emptied for each world; they end with the process. */
export async function startTestSystems(surroundings: Surroundings): Promise<TestSystems> {
  const database = await createTestDatabase();
  const hosts = new Map<Locale, SystemsHost>();
  let memory: TableMemory | undefined;
  let empty: Remembered | undefined;
  /** By language, moment and what is held, once it was asked for twice. */
  const asked = new Map<string, Map<object, Remembered | 'once'>>();
  return {
    adminUrl: database.url,
    open: async (locale, { of, since }) => {
      const host = hosts.get(locale) ?? (await startSystemsHost({ ...surroundings, adminUrl: database.url, locale, port: 0 }));
      hosts.set(locale, host);
      memory ??= await tableMemory(database.url);
      const tables = memory;
      const name = `${locale} ${since.toISOString()}`;
      const kept = asked.get(name) ?? new Map<object, Remembered | 'once'>();
      asked.set(name, kept);
      const before = kept.get(of);
      if (typeof before === 'object') {
        await before.putBack();
        return { host, holds: true, keep: () => Promise.resolve() };
      }
      if (empty) await empty.putBack();
      else empty = await tables.remember();
      const keep = async () => void kept.set(of, before === 'once' ? await tables.remember() : 'once');
      return { host, holds: false, keep };
    },
  };
}
