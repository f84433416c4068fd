import { conflict } from '../../http/problem';
import { post } from './movements';
import { knownPart } from './parts';
import { lockBalances } from './stock-repository';
import type { WarehouseTx } from './tables';

interface WriteOff {
  deductionNo: string;
  whitePartNo: string;
  quantity: number;
}

/**
 * Takes deducted white parts out of the stock at the paint shop and returns the movement's id. Finance does not
 * hear of it: the settlement has posted their value.
 * Throws 409 notAtPainter for more pieces than lie there.
 */
export async function writeOffAtPainter(tx: WarehouseTx, { deductionNo, whitePartNo, quantity }: WriteOff, at: Date): Promise<string> {
  const part = await knownPart(tx, whitePartNo);
  const [there] = await lockBalances(tx, [{ partNo: whitePartNo, location: 'PT' }]);
  const onHand = there?.onHand ?? 0;
  if (onHand < quantity) throw conflict('notAtPainter', `${deductionNo} deducts ${quantity} ${whitePartNo}, at the paint shop are ${onHand}`);
  const move = { documentNo: deductionNo, type: 'paintDeduction' as const, part, quantity };
  return post(tx, { ...move, from: 'PT', to: null, orderLineId: null }, at);
}
