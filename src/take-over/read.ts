import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Locale } from '../config';
import { faultLine } from '../import/report';
import { readOrders } from '../import/import-orders';
import { csvRows } from '../installation/csv-rows';
import { masterDataFaults } from '../installation/master-data-calls';
import { readMasterData, type MasterData } from '../installation/master-data';
import { accountIds, accountName, derived } from './accounts';
import { openIncidents, openParcels, openReturns } from './cases';
import { strangers } from './strangers';

const amount = z.string().regex(/^-?\d+\.\d\d$/, 'must be an amount such as 12.00');
const totalRow = z.object({ 科目: accountName, 余额: amount });
const balanceRow = z.object({ 科目: accountName, 往来单位: z.string().trim(), 余额: amount });

/** Files of a take-over beside those of the master data; all but the control totals may be missing. */
export const files = {
  totals: 'control-totals.csv',
  balances: 'balances.csv',
  orders: 'open-orders.csv',
  incidents: 'open-incidents.csv',
  returns: 'open-returns.csv',
  parcels: 'open-parcels.csv',
} as const;

/** What is taken over from the old books. */
export interface TakeOver {
  /** Of everything in the folder: the same folder is taken over once. */
  fingerprint: string;
  /** With the further balances among its own. */
  masterData: MasterData;
  /** Balance of each account in the old books, on its normal side, CNY. */
  totals: { account: string; name: string; amount: string }[];
  /** File of open orders, as dealers send them; undefined: there are none. */
  ordersFile: string | undefined;
  /** Orders in that file. */
  orders: number;
  incidents: Awaited<ReturnType<typeof openIncidents>>;
  returns: Awaited<ReturnType<typeof openReturns>>;
  parcels: Awaited<ReturnType<typeof openParcels>>;
}

/**
 * Reads a folder; throws an Error whose lines name each fault: what can't be read, by file, row and column; then what the
 * systems would refuse, and whatever names a dealer, a part or a vehicle that no file has.
 */
export async function readTakeOver(folder: string, locale: Locale): Promise<TakeOver> {
  const faults: string[] = [];
  const part = async <Part>(read: () => Promise<Part>): Promise<Part | undefined> =>
    read().catch((error: unknown) => void faults.push(error instanceof Error ? error.message : String(error)));
  const optional = <Row>(file: string, read: (path: string) => Promise<Row[]>) =>
    part(() => (existsSync(join(folder, file)) ? read(join(folder, file)) : Promise.resolve([])));
  const [masterData, totals, balances = [], incidents = [], returns = [], parcels = []] = await Promise.all([
    part(() => readMasterData(folder)),
    part(() => csvRows(join(folder, files.totals), totalRow)),
    optional(files.balances, (path) => csvRows(path, balanceRow)),
    optional(files.incidents, openIncidents),
    optional(files.returns, openReturns),
    optional(files.parcels, openParcels),
  ]);
  const ordersFile = existsSync(join(folder, files.orders)) ? join(folder, files.orders) : undefined;
  const orders = ordersFile === undefined ? undefined : await readOrders(ordersFile);
  faults.push(...(orders?.faults ?? []).map((fault) => faultLine(locale, files.orders, fault)));
  for (const [index, { 科目 }] of balances.entries()) {
    if (derived.has(accountIds[科目])) faults.push(`${files.balances}, row ${index + 2}: 科目: ${科目} follows from the other files`);
  }
  if (masterData === undefined || totals === undefined || faults.length > 0) throw new Error(faults.join('\n'));
  const further = balances.map((row) => ({ account: accountIds[row.科目], amount: row.余额, ...(row.往来单位 === '' ? {} : { party: row.往来单位 }) }));
  const whole = { ...masterData, balances: [...masterData.balances, ...further] };
  const unfit = [...masterDataFaults(whole), ...strangers(whole, { orders: orders?.orders ?? [], incidents, returns, parcels })];
  if (unfit.length > 0) throw new Error(unfit.join('\n'));
  return {
    fingerprint: await fingerprintOf(folder),
    masterData: whole,
    totals: totals.map((row) => ({ account: accountIds[row.科目], name: row.科目, amount: row.余额 })),
    ...{ ordersFile, orders: orders?.orders.length ?? 0, incidents, returns, parcels },
  };
}

async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.csv')).sort()) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
