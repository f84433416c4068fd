import type { Locale } from '../config';
import { importOrders } from '../import/import-orders';
import { loadMasterData } from '../installation/master-data';
import type { SystemClients } from '../systems/clients';
import { balanceOfFiles, balanceOfInstallation, stockOfFiles, stockOfInstallation, type AccountRow } from './balance';
import { openCases } from './open-cases';
import { readTakeOver } from './read';
import { openedBefore } from './opened-before';
import { booksLines, openedLines, wordsOf } from './report';

export interface TakeOverOptions {
  /** CSV files of the master data, control totals, further balances and open cases. */
  folder: string;
  /** False: a trial that only reads the files. */
  go: boolean;
  /** Undefined, for a trial only: there is no key to ask the installation with. */
  clients: SystemClients | undefined;
  locale: Locale;
  /** Told each line of the report. */
  tell: (line: string) => void;
}

const balanced = (rows: AccountRow[]) => rows.every(({ difference }) => difference === '0.00');

/**
 * Takes over the old books: master data, opening stock and balances, open cases. A trial reads the files, tells whether
 * they balance, and asks the installation what it has opened already; where that is anything else than these books open,
 * nothing is taken over. Carried out, the books are read back from the systems and must balance again before any case is opened.
 * Resolves to whether all of it balances and was taken in; the same folder a second time changes nothing.
 * Throws an Error whose lines name each fault of the files.
 */
export async function takeOver({ folder, go, clients, locale, tell }: TakeOverOptions): Promise<boolean> {
  const words = wordsOf(locale);
  const given = await readTakeOver(folder, locale);
  const planned = balanceOfFiles(given);
  const opened = await openedBefore(given, clients);
  const others = opened?.others ?? [];
  const fit = balanced(planned) && others.length === 0;
  if (!go || !fit || clients === undefined) {
    for (const line of booksLines(planned, stockOfFiles(given), locale)) tell(line);
    tell(words.counts(given.orders, given.incidents.length, given.returns.length, given.parcels.length));
    tell(balanced(planned) ? words.balanced : words.unbalanced);
    for (const line of openedLines(opened, locale)) tell(line);
    if (fit) tell(words.dry);
    return fit;
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
  const cases = await openCases(given, clients);
  for (const each of cases) tell(words.opened(each));
  const whole = ordersIn && cases.every(({ caseNo }) => caseNo !== undefined);
  tell(whole ? words.done : words.incomplete);
  return whole;
}
