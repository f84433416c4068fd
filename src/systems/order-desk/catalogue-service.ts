import type { Transaction } from 'kysely';
import pg from 'pg';
import { enqueue } from '../../database/outbox';
import { refused } from '../../http/problem';
import { fenOf } from '../../money';
import { destinationsOf, findParts, upsertDealers, upsertModels, upsertParts, upsertPrices } from './catalogue-repository';
import type { Catalogue } from './catalogue-schemas';
import { refuseAny } from './faults';
import { recordDealers } from './outbox-entries';
import type { OrderDeskTables } from './tables';

type Tx = Transaction<OrderDeskTables>;

/**
 * Loads master data and counts it; logistics is told its dealers.
 * Throws 422 `unknownPart` for the price of an unknown part, `colourTaken` for a base part twice in a colour.
 */
export async function loadCatalogue(tx: Tx, at: Date, given: Catalogue) {
  await loadDealers(tx, at, given.dealers);
  await upsertModels(tx, given.models);
  await loadParts(tx, given.parts);
  await refuseUnknownParts(tx, given.prices);
  await upsertPrices(
    tx,
    given.prices.map(({ partNo, validFrom, price }) => ({ partNo, validFrom, priceFen: fenOf(price) })),
  );
  return { dealers: given.dealers.length, parts: given.parts.length, prices: given.prices.length };
}

/** Logistics hears of those that are new, or whose goods go elsewhere now. */
async function loadDealers(tx: Tx, at: Date, dealers: Catalogue['dealers']): Promise<void> {
  const rows = dealers.map((dealer) => ({ ...dealer, destination: dealer.destination ?? null }));
  const known = await destinationsOf(tx, rows.map(({ dealerNo }) => dealerNo));
  await upsertDealers(tx, rows);
  const changed = rows.filter(({ dealerNo, destination }) => known.get(dealerNo) !== destination);
  if (changed.length > 0) await enqueue(tx, recordDealers(changed, at), at);
}

async function loadParts(tx: Tx, parts: Catalogue['parts']): Promise<void> {
  const rows = parts.map((part) => ({ ...part, basePartNo: part.basePartNo ?? null, colour: part.colour ?? null, partClass: part.partClass ?? null }));
  try {
    await upsertParts(tx, rows);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.constraint !== 'part_colour_taken') throw error;
    throw refused('colourTaken', 'parts: two painted parts have the same base part and colour; one part is enough', [
      { field: 'parts', detail: 'two painted parts have the same base part and colour' },
    ]);
  }
}

async function refuseUnknownParts(tx: Tx, prices: Catalogue['prices']): Promise<void> {
  if (prices.length === 0) return;
  const wanted = [...new Set(prices.map((price) => price.partNo))];
  const known = new Set((await findParts(tx, wanted)).map((part) => part.partNo));
  const faults = prices.map(({ partNo }, index) =>
    known.has(partNo) ? [] : [{ code: 'unknownPart', field: `prices.${index}.partNo`, detail: `there is no part ${partNo}` }],
  );
  refuseAny(faults.flat());
}
