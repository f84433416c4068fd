import { conflict } from '../../http/problem';
import { fenOf } from '../../money';
import { post } from './movements';
import { knownPart, knownParts } from './parts';
import type { Location } from './schemas';
import { findParts, lockBalances, openings, upsertParts, type Place } from './stock-repository';
import { reportToFinance } from './finance-report';
import type { WarehouseTx } from './tables';

interface Opening extends Place {
  quantity: number;
}

export interface StockToLoad {
  parts: { partNo: string; name: string; unitCost: string }[];
  opening: Opening[];
}

/**
 * Loads parts and their opening stock; returns how many of both were loaded now.
 * What stands as given is left as it is. Throws 409 for another cost or another opening quantity:
 * both are corrected by a paper of their own.
 */
export async function loadStock(tx: WarehouseTx, { parts, opening }: StockToLoad, at: Date) {
  await loadParts(tx, parts);
  const known = await knownParts(tx, opening.map(({ partNo }) => partNo), (index) => `opening.${index}.partNo`);
  const store = parts.map(({ partNo }) => ({ partNo, location: 'AS' as const }));
  await lockBalances(tx, [...store, ...opening]);
  const opened = new Map((await openings(tx)).map((each) => [`${each.partNo} ${each.toLocation}`, each.quantity]));
  let movements = 0;
  for (const each of opening) {
    const part = known.get(each.partNo);
    if (!part || isOpened(opened, each)) continue;
    opened.set(`${each.partNo} ${each.location}`, each.quantity);
    await post(tx, { documentNo: 'OPENING', type: 'opening', part, from: null, to: each.location, quantity: each.quantity, orderLineId: null }, at);
    movements += 1;
  }
  return { parts: parts.length, movements };
}

async function loadParts(tx: WarehouseTx, parts: StockToLoad['parts']): Promise<void> {
  const known = new Map((await findParts(tx, parts.map(({ partNo }) => partNo))).map((part) => [part.partNo, part]));
  for (const { partNo, name, unitCost } of parts) {
    const unitCostFen = fenOf(unitCost);
    if ((known.get(partNo)?.unitCostFen ?? unitCostFen) !== unitCostFen) {
      throw conflict('unitCostFixed', `${partNo} is known at another unit cost; stock is valued at standard cost (I-G-13)`);
    }
    known.set(partNo, { partNo, name, unitCostFen });
  }
  // In a fixed order, so that two loads never wait for each other.
  await upsertParts(tx, [...known.values()].sort((a, b) => (a.partNo < b.partNo ? -1 : 1)));
}

function isOpened(opened: Map<string, number>, { partNo, location, quantity }: Opening): boolean {
  const before = opened.get(`${partNo} ${location}`);
  if (before === undefined || before === quantity) return before !== undefined;
  throw conflict('alreadyOpened', `${partNo} at ${location} was opened with ${before}; post the difference on a paper`);
}

export interface Receipt {
  documentNo: string;
  partNo: string;
  location: Location;
  quantity: number;
  reason: string;
}

/** Takes pieces in from outside against a paper; returns the movement's id. */
export async function receiveStock(tx: WarehouseTx, receipt: Receipt, at: Date): Promise<string> {
  const { documentNo, partNo, location, quantity, reason } = receipt;
  const part = await knownPart(tx, partNo);
  await lockBalances(tx, [{ partNo, location }]);
  const type = 'otherReceipt';
  const movementId = await post(tx, { documentNo, type, part, from: null, to: location, quantity, orderLineId: null, note: reason }, at);
  await reportToFinance(tx, { movementId, type, part, quantity, documentNo }, at);
  return movementId;
}
