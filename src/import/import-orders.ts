import { basename } from 'node:path';
import type { Locale } from '../config';
import { SystemUnavailable } from '../http/client';
import type { SystemClients } from '../systems/clients';
import { UnreadableFile } from './fault';
import { ordersOf, type OrdersOfFile } from './orders';
import { readTables } from './read-file';
import { readRows } from './read-rows';
import { registerAll, type Outcome } from './register';
import { faultLine, orderLine, summaryLine } from './report';

export interface ImportOptions {
  path: string;
  orderDesk: SystemClients['orderDesk'];
  locale: Locale;
  /** Told each line as it comes. */
  tell: (line: string) => void;
}

/**
 * Brings the orders of a file to the order desk and tells one line per order, then every fault of the file
 * in one list, then what was left out of it. Resolves to whether all of it went in.
 */
export async function importOrders({ path, orderDesk, locale, tell }: ImportOptions): Promise<boolean> {
  // What a terminal would take for a command is shown as a dot.
  const file = basename(path).replace(/\p{Cc}/gu, '·');
  const read = await readOrders(path);
  const outcomes: Outcome[] = [];
  let reached = true;
  try {
    await registerAll(orderDesk, read.orders, (outcome) => {
      outcomes.push(outcome);
      tell(orderLine(locale, outcome));
    });
  } catch (error) {
    if (!(error instanceof SystemUnavailable)) throw error;
    reached = false;
  }
  for (const fault of [...read.faults, ...read.leftOut]) tell(faultLine(locale, file, fault));
  tell(summaryLine(locale, outcomes, read.faults.length));
  if (!reached) tell(unreachable[locale]);
  return reached && read.faults.length === 0 && outcomes.every(({ kind }) => kind !== 'refused');
}

const unreachable: Record<Locale, string> = {
  'zh-CN': '订单系统没有应答，其余订单尚未导入；稍后重新导入同一文件即可，不会重复。',
  en: 'The order desk does not answer; the other orders are not in. Import the same file again later: nothing comes twice.',
};

/** The orders of a file and what can't be read of it; changes nothing. */
export async function readOrders(path: string): Promise<OrdersOfFile> {
  try {
    return ordersOf(readRows(await readTables(path)));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { orders: [], faults: [{ sheet: error.sheet, row: error.row, reason: error.reason }], leftOut: [] };
  }
}
