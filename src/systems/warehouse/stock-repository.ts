import { sql, type Insertable, type Selectable } from 'kysely';
import type { Location } from './schemas';
import type { BalanceRow, MovementRow, ReservationRow, WarehouseTables, WarehouseTx } from './tables';

/** A place where pieces of a part lie. */
export interface Place {
  partNo: string;
  location: Location;
}

export const findParts = (tx: WarehouseTx, partNos: string[]) =>
  partNos.length === 0
    ? Promise.resolve<WarehouseTables['part'][]>([])
    : tx.selectFrom('part').selectAll().where('partNo', 'in', partNos).execute();

export const upsertParts = (tx: WarehouseTx, parts: WarehouseTables['part'][]) =>
  parts.length === 0
    ? Promise.resolve()
    : tx
        .insertInto('part')
        .values(parts)
        .onConflict((clash) => clash.column('partNo').doUpdateSet((row) => ({ name: row.ref('excluded.name') })))
        .execute();

/**
 * Locks the balance rows of these places, making those that are missing. Both statements go out before it returns: what is
 * begun after it finds the rows locked, though nobody waited for it.
 * Always in the same order, so that two callers never wait for each other.
 */
export async function lockBalances(tx: WarehouseTx, places: Place[]): Promise<BalanceRow[]> {
  const ordered = [...new Map(places.map((place) => [`${place.partNo} ${place.location}`, place])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { partNo, location }]) => ({ partNo, location }));
  if (ordered.length === 0) return [];
  const made = tx
    .insertInto('balance')
    .values(ordered.map((place) => ({ ...place, onHand: 0, reserved: 0 })))
    .onConflict((clash) => clash.columns(['partNo', 'location']).doNothing())
    .execute();
  const locked = balancesAt(tx, ordered).orderBy('partNo').orderBy('location').forUpdate().execute();
  const [, rows] = await Promise.all([made, locked]);
  return rows;
}

/** The balance rows of these places as they are, those that are missing left out. */
export const readBalances = (tx: WarehouseTx, places: Place[]): Promise<BalanceRow[]> => balancesAt(tx, places).execute();

const balancesAt = (tx: WarehouseTx, places: Place[]) => tx.selectFrom('balance').selectAll().where(placesIn(places));

/** One condition for many places; as a list of alternatives it would be slow to plan. */
const placesIn = (places: Place[]) =>
  sql<boolean>`(part_no, location) in (select * from unnest(${places.map(({ partNo }) => partNo)}::text[], ${places.map(({ location }) => location)}::text[]))`;

/** Adds to a balance row; its checks refuse anything below zero. */
export const changeBalance = (tx: WarehouseTx, { partNo, location }: Place, change: { onHand: number; reserved: number }) =>
  tx
    .updateTable('balance')
    .set((row) => ({ onHand: row('onHand', '+', change.onHand), reserved: row('reserved', '+', change.reserved) }))
    .where('partNo', '=', partNo)
    .where('location', '=', location)
    .execute();

/** Stores a movement and returns its id; nothing when its document moved this line before. */
export const insertMovement = (tx: WarehouseTx, movement: Insertable<MovementRow>) =>
  tx
    .insertInto('movement')
    .values(movement)
    .onConflict((clash) =>
      clash.columns(['documentNo', 'partNo', 'orderLineId', 'oldPartNo', 'fromLocation', 'toLocation']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();

export const openings = (tx: WarehouseTx) =>
  tx.selectFrom('movement').select(['partNo', 'toLocation', 'quantity']).where('type', '=', 'opening').execute();

/** Adds to a line's reservation at a location; nothing when the line is kept for another part. */
export const addReservation = (tx: WarehouseTx, orderLineId: string, { partNo, location }: Place, pieces: number) =>
  tx
    .insertInto('reservation')
    .values({ orderLineId, partNo, location, quantity: pieces })
    .onConflict((clash) =>
      clash
        .columns(['orderLineId', 'location'])
        .doUpdateSet((row) => ({ quantity: row('reservation.quantity', '+', pieces) }))
        .where('reservation.partNo', '=', partNo),
    )
    .returning('quantity')
    .executeTakeFirst();

/** Takes from a line's reservation at a location; its check refuses anything below zero. */
export const takeReservation = (tx: WarehouseTx, orderLineId: string, { partNo, location }: Place, pieces: number) =>
  tx
    .updateTable('reservation')
    .set((row) => ({ quantity: row('quantity', '-', pieces) }))
    .where('orderLineId', '=', orderLineId)
    .where('location', '=', location)
    .where('partNo', '=', partNo)
    .execute();

export const reservationsOfLines = (tx: WarehouseTx, orderLineIds: string[]) =>
  orderLineIds.length === 0
    ? Promise.resolve<Selectable<ReservationRow>[]>([])
    : tx.selectFrom('reservation').selectAll().where('orderLineId', 'in', orderLineIds).execute();

export const reservationsOfOrder = (tx: WarehouseTx, orderNo: string) =>
  tx.selectFrom('reservation').selectAll().where('orderNo', '=', orderNo).where('quantity', '>', 0).execute();
