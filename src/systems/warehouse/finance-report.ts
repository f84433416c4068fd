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
  orderSource?: NonNullable<WarehouseTables['shipment']['orderSource']>;
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
      dedupKey: reportKey(movement.movementId),
    },
    at,
  );
}

/** A counter movement of a red-letter slip. */
export interface ReversedMovement {
  movementId: string;
  reversedMovementId: string;
  redLetterSlipNo: string;
  reason: string;
  requestedBy: string;
  reviewedBy: string;
}

/** Tells finance that a movement went back (I-G-14): it reverses what it booked from it. Movements it never heard of are left out. */
export async function reportReversal(tx: WarehouseTx, reversal: ReversedMovement, at: Date): Promise<void> {
  const { movementId, reversedMovementId, redLetterSlipNo: documentNo, reason, requestedBy, reviewedBy } = reversal;
  const told = await tx.selectFrom('outbox').select('id').where('dedupKey', '=', reportKey(reversedMovementId)).executeTakeFirst();
  if (!told) return;
  await enqueue(
    baseOf(tx),
    {
      channel: 'system',
      target: 'finance/reverseStockMovement',
      payload: { body: { movementId, reversedMovementId, documentNo, reason, requestedBy, reviewedBy, at: shanghaiIso(at) } },
      dedupKey: `reverseStockMovement:${movementId}`,
    },
    at,
  );
}

const reportKey = (movementId: string) => `postStockMovement:${movementId}`;
