import type { Insertable, Transaction } from 'kysely';
import type { DealerRow, OrderDeskTables, PartRow } from './tables';

type Tx = Transaction<OrderDeskTables>;

/** Writes dealers; those known already are replaced. */
export async function upsertDealers(tx: Tx, rows: Insertable<OrderDeskTables['dealer']>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('dealer')
    .values(rows)
    .onConflict((clash) =>
      clash.column('dealerNo').doUpdateSet((set) => ({
        name: set.ref('excluded.name'),
        partialAllowed: set.ref('excluded.partialAllowed'),
        destination: set.ref('excluded.destination'),
      })),
    )
    .execute();
}

/** Writes vehicle models; those known already are replaced. */
export async function upsertModels(tx: Tx, rows: OrderDeskTables['vehicleModel'][]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('vehicleModel')
    .values(rows)
    .onConflict((clash) => clash.column('model').doUpdateSet((set) => ({ inProduction: set.ref('excluded.inProduction') })))
    .execute();
}

/** A part with what is known of its vehicle model. */
export function findPartWithModel(tx: Tx, partNo: string) {
  return tx
    .selectFrom('part')
    .leftJoin('vehicleModel', 'vehicleModel.model', 'part.model')
    .select(['partNo', 'nameZh', 'nameEn', 'part.model', 'inProduction'])
    .where('partNo', '=', partNo)
    .executeTakeFirst();
}

/** Writes parts; those known already are replaced. Rejects at once for a second painted part of one base part and colour: it waits for what it returns. */
export async function upsertParts(tx: Tx, rows: PartRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('part')
    .values(rows)
    .onConflict((clash) =>
      clash.column('partNo').doUpdateSet((set) => ({
        nameZh: set.ref('excluded.nameZh'),
        nameEn: set.ref('excluded.nameEn'),
        model: set.ref('excluded.model'),
        kind: set.ref('excluded.kind'),
        basePartNo: set.ref('excluded.basePartNo'),
        colour: set.ref('excluded.colour'),
        partClass: set.ref('excluded.partClass'),
      })),
    )
    .returning('partNo')
    .execute();
}

/** Writes dated prices; a price of the same part and day is replaced. */
export async function upsertPrices(tx: Tx, rows: OrderDeskTables['partPrice'][]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('partPrice')
    .values(rows)
    .onConflict((clash) =>
      clash.columns(['partNo', 'validFrom']).doUpdateSet((set) => ({ priceFen: set.ref('excluded.priceFen') })),
    )
    .execute();
}

/** A dealer, locked against a second registration at the same moment. */
export function lockDealer(tx: Tx, dealerNo: string): Promise<DealerRow | undefined> {
  return tx.selectFrom('dealer').selectAll().where('dealerNo', '=', dealerNo).forNoKeyUpdate().executeTakeFirst();
}

/** Where the goods of these dealers go, of those that are known. */
export async function destinationsOf(tx: Tx, dealerNos: string[]): Promise<Map<string, string | null>> {
  if (dealerNos.length === 0) return new Map();
  const known = await tx.selectFrom('dealer').select(['dealerNo', 'destination']).where('dealerNo', 'in', dealerNos).execute();
  return new Map(known.map(({ dealerNo, destination }) => [dealerNo, destination]));
}

export function findDealer(tx: Tx, dealerNo: string): Promise<DealerRow | undefined> {
  return tx.selectFrom('dealer').selectAll().where('dealerNo', '=', dealerNo).executeTakeFirst();
}

/** Parts with these numbers, and painted parts with these base numbers. */
export async function findParts(tx: Tx, numbers: string[]): Promise<PartRow[]> {
  if (numbers.length === 0) return [];
  return tx
    .selectFrom('part')
    .selectAll()
    .where((where) =>
      where.or([
        where('partNo', 'in', numbers),
        where.and([where('basePartNo', 'in', numbers), where('kind', '=', 'painted')]),
      ]),
    )
    .orderBy('partNo')
    .execute();
}

/** Prices in fen by part number, as in force on a day (`YYYY-MM-DD`, Asia/Shanghai). */
export async function pricesOn(tx: Tx, day: string, partNos: string[]): Promise<Map<string, number>> {
  if (partNos.length === 0) return new Map();
  const rows = await tx
    .selectFrom('partPrice')
    .distinctOn('partNo')
    .select(['partNo', 'priceFen'])
    .where('partNo', 'in', partNos)
    .where('validFrom', '<=', day)
    .orderBy('partNo')
    .orderBy('validFrom', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.partNo, row.priceFen]));
}
