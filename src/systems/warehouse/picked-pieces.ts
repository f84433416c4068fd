import { sql } from 'kysely';
import { reservedForPainter } from './paint-repository';
import type { Place } from './stock-repository';
import type { WarehouseTx } from './tables';

/**
 * Pieces at a place that a person has in hand against a paper, by order line: picked for an issue slip up to
 * their departure, in staging, signed for by the keeper, or prepared for the paint shop. What a first shipment left out counts until a later
 * slip names the line.
 */
export async function pickedPieces(tx: WarehouseTx, place: Place): Promise<Map<string, number>> {
  const rows = [...(await forIssueSlips(tx, place)), ...(await forStockSlips(tx, place)), ...(await reservedForPainter(tx, place))];
  const picked = new Map<string, number>();
  for (const { orderLineId, pieces } of rows) picked.set(orderLineId, (picked.get(orderLineId) ?? 0) + pieces);
  return picked;
}

const forIssueSlips = (tx: WarehouseTx, { partNo, location }: Place) =>
  tx
    .selectFrom('issueSlipLine as line')
    .innerJoin('issueSlip as slip', 'slip.issueSlipNo', 'line.issueSlipNo')
    .select('line.orderLineId')
    .select((row) => (location === 'ST' ? row.ref('staged') : row('quantity', '-', row('staged', '+', row.ref('shipped')))).as('pieces'))
    .where('line.partNo', '=', partNo)
    .where('slip.state', 'in', ['picked', 'checked', 'approved', 'packed'])
    .where((row) =>
      row.or([
        row.not(row.exists(row.selectFrom('shipment').select('shipmentNo').whereRef('shipment.issueSlipNo', '=', 'slip.issueSlipNo'))),
        row.not(
          row.exists(
            row
              .selectFrom('issueSlipLine as later')
              .innerJoin('issueSlip as laterSlip', 'laterSlip.issueSlipNo', 'later.issueSlipNo')
              .select('later.orderLineId')
              .whereRef('later.orderLineId', '=', 'line.orderLineId')
              .whereRef('laterSlip.position', '>', 'slip.position'),
          ),
        ),
      ]),
    )
    .$if(location !== 'AS' && location !== 'ST', (query) => query.where(sql.lit(false)))
    .execute();

/** A stock slip's reservation stands only from the keeper's signature to its posting. */
const forStockSlips = (tx: WarehouseTx, { partNo, location }: Place) =>
  tx
    .selectFrom('reservation')
    .innerJoin('stockSlip', 'stockSlip.stockSlipNo', 'reservation.orderNo')
    .select(['reservation.orderLineId', 'reservation.quantity as pieces'])
    .where('partNo', '=', partNo)
    .where('location', '=', location)
    .execute();
