import { sql, type Transaction } from 'kysely';
import type { BaseTables } from '../../database/base-tables';

/** What a look at the stock finds: parts at places whose movements or reservations do not add up to what the book says. */
export async function checkStock(tx: Transaction<BaseTables>) {
  const { rows } = await sql<{ partNo: string; location: string }>`
    with moved as (
      select part_no, location, sum(pieces) as pieces
      from (select part_no, to_location as location, quantity as pieces from movement union all select part_no, from_location, -quantity from movement) as way
      where location is not null group by part_no, location
    ), held as (
      select part_no, location, sum(quantity) as pieces from reservation group by part_no, location
    )
    select part_no, location
    from (select part_no, location, on_hand, reserved from balance) as book
      full join moved using (part_no, location) full join held using (part_no, location)
    where coalesce(on_hand, 0) <> coalesce(moved.pieces, 0) or coalesce(reserved, 0) <> coalesce(held.pieces, 0)
    order by part_no, location limit 100
  `.execute(tx);
  const { rows: [counted] } = await sql<{ movements: number }>`select count(*) as "movements" from movement`.execute(tx);
  return {
    said: `stock of ${counted?.movements ?? 0} movements`,
    faults: rows.map(({ partNo, location }) => `stock of ${partNo} at ${location} is not what its movements and reservations add up to`),
  };
}
