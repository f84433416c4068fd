import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { enqueue } from '../../database/outbox';
import { cnyOf } from '../../money';
import type { Part } from './parts';
import type { Location, MovementType } from './schemas';
import type { WarehouseTables, WarehouseTx } from './tables';

/** A movement that changes what the stock is worth. */
export interface ValuedMovement {
  movementId: string;
  type: MovementType;
  part: Part;
  quantity: number;
  documentNo: string;
  /** Of a count: whose inventory account is corrected. */
  location?: Location;
  /** Of painted parts: what the white part in each of them cost, and the order whose fee is owed. */
  materialCostFen?: number;
  outsourcingOrderNo?: string;
  /** Of a departure. */
  orderLineId?: string;
  orderSource?: WarehouseTables['shipment']['orderSource'];
}

/** Tells finance, through the outbox; finance derives the postings and posts each movement once. */
export async function reportToFinance(tx: WarehouseTx, movement: ValuedMovement, at: Date): Promise<void> {
  const { part, materialCostFen, ...facts } = movement;
  const material = materialCostFen === undefined ? {} : { materialCost: cnyOf(materialCostFen) };
  const body = { ...facts, ...material, partNo: part.partNo, unitCost: cnyOf(part.unitCostFen), at: shanghaiIso(at) };
  await enqueue(
    baseOf(tx),
    {
      channel: 'system',
      target: 'finance/postStockMovement',
      payload: { body },
      dedupKey: `postStockMovement:${movement.movementId}`,
    },
    at,
  );
}
