import type { Locale } from '../config';
import { importOrders } from '../import/import-orders';
import { loadMasterData } from '../installation/master-data';
import type { SystemClients } from '../systems/clients';
import { balanceOfFiles, balanceOfInstallation, stockOfFiles, stockOfInstallation, type AccountRow } from './balance';
import { openCases } from './open-cases';
import { readTakeOver } from './read';
import { booksLines, wordsOf } from './report';

export interface TakeOverOptions {
  /** CSV files of the master data, control totals, further balances and open cases. */
  folder: string;
  /** False: a trial that only reads the files. */
  go: boolean;
  clients: SystemClients;
  locale: Locale;
  /** Told each line of the report. */
  tell: (line: string) => void;
}

const balanced = (rows: AccountRow[]) => rows.every(({ difference }) => difference === '0.00');

/**
 * Takes over the old books: master data, opening stock and balances, open cases. A trial reads the files and tells whether
 * they balance; carried out, the books are read back from the systems and must balance again before any case is opened.
 * Resolves to whether all of it balances and was taken in; the same folder a second time changes nothing.
 * Throws an Error whose lines name each fault of the files.
 */
export async function takeOver({ folder, go, clients, locale, tell }: TakeOverOptions): Promise<boolean> {
  const words = wordsOf(locale);
  const given = await readTakeOver(folder, locale);
  const planned = balanceOfFiles(given);
  if (!go || !balanced(planned)) {
    for (const line of booksLines(planned, stockOfFiles(given), locale)) tell(line);
    tell(words.counts(given.orders, given.incidents.length, given.returns.length, given.parcels.length));
    tell(balanced(planned) ? words.balanced : words.unbalanced);
    if (balanced(planned)) tell(words.dry);
    return balanced(planned);
  }
  await loadMasterData(clients, given.masterData, `take-over/${given.fingerprint}`);
  const found = await balanceOfInstallation(given, clients);
  for (const line of booksLines(found, await stockOfInstallation(clients), locale)) tell(line);
  if (!balanced(found)) {
    tell(words.differs);
    return false;
  }
  tell(words.balanced);
  const ordersIn = given.ordersFile === undefined || (await importOrders({ path: given.ordersFile, orderDesk: clients.orderDesk, locale, tell }));
  const opened = await openCases(given, clients);
  for (const each of opened) tell(words.opened(each));
  const whole = ordersIn && opened.every(({ caseNo }) => caseNo !== undefined);
  tell(whole ? words.done : words.incomplete);
  return whole;
}
