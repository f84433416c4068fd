import { reportToFinance } from '../finance-report';
import { post } from '../movements';
import { partOfLot } from '../old-parts/lots';
import type { OldPart } from '../old-parts/tables';
import type { Location, MovementType } from '../schemas';
import { lockBalances } from '../stock-repository';
import type { WarehouseTx } from '../tables';

export interface LotMove {
  documentNo: string;
  type: MovementType;
  lot: OldPart;
  /** Null: out of, or from outside, the company. */
  from: Location | null;
  to: Location | null;
  quantity: number;
}

/**
 * Moves pieces of a lot to the scrap zones, or corrects it, at the lot's own value; finance is told where they have one.
 * Returns the movement's id, and whether finance hears of it. Throws 409 `alreadyMoved`.
 */
export async function moveLot(tx: WarehouseTx, { lot, ...way }: LotMove, at: Date): Promise<{ movementId: string; valued: boolean }> {
  const { documentNo, type, from, to, quantity } = way;
  const part = partOfLot(lot);
  await lockBalances(tx, [from, to].flatMap((location) => (location === null ? [] : [{ partNo: lot.partNo, location }])));
  const movementId = await post(tx, { ...way, part, oldPartNo: lot.oldPartNo, orderLineId: null }, at);
  const valued = part.unitCostFen > 0;
  const corrects = from === null || to === null ? { location: 'OLD' as const } : {};
  if (valued) await reportToFinance(tx, { movementId, type, part, quantity, documentNo, ...corrects }, at);
  return { movementId, valued };
}
