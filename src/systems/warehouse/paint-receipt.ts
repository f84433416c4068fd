import { conflict, refused } from '../../http/problem';
import { reportToFinance } from './finance-report';
import { changeStockSlip, linesOfStockSlips } from './keeper-repository';
import type { StockSlip, StockSlipLine } from './keeper-tables';
import { post } from './movements';
import { findPaintReceipt, insertPaintReceipt } from './paint-repository';
import type { PaintReceiptRow } from './paint-tables';
import { knownPart } from './parts';
import { lockBalances } from './stock-repository';
import { makeStockSlip, requireSlipState, stockSlipToChange } from './stock-slips';
import type { WarehouseTx } from './tables';

export interface PaintReceipt {
  outsourcingOrderNo: string;
  painterDeliveryNoteNo: string;
  partNo: string;
  whitePartNo: string;
  quantity: number;
  orderLineId?: string | undefined;
  maker: string;
}

/** Makes out the receipt slip for painted parts that passed, and returns its number (OP-15). */
export async function makePaintReceiptSlip(tx: WarehouseTx, receipt: PaintReceipt, at: Date): Promise<string> {
  const { partNo, quantity, maker, orderLineId, ...rest } = receipt;
  await knownPart(tx, receipt.whitePartNo);
  await requireAtPainter(tx, receipt, receipt.quantity);
  const stockSlipNo = await makeStockSlip(tx, { kind: 'paintReceiptSlip', slipLines: [{ partNo, quantity }], maker }, at);
  await insertPaintReceipt(tx, { ...rest, stockSlipNo, orderLineId: orderLineId ?? null });
  return stockSlipNo;
}

/**
 * Posts a signed slip and returns the movements' ids: the white parts leave the stock at the paint shop, and as
 * many painted parts lie in the after-sales store, reserved for the slip's order line in the same transaction.
 * Throws 422 notAPaintReceipt, 409 notAtPainter.
 */
export async function postPaintReceipt(tx: WarehouseTx, stockSlipNo: string, at: Date): Promise<string[]> {
  const slip = await stockSlipToChange(tx, stockSlipNo);
  const receipt = await findPaintReceipt(tx, stockSlipNo);
  if (!receipt) throw refused('notAPaintReceipt', `stockSlipNo: ${stockSlipNo} (${slip.kind}) is no receipt of painted parts`);
  requireSlipState(slip, 'in', 'signed', 'posting');
  const movementIds: string[] = [];
  for (const line of await linesOfStockSlips(tx, [stockSlipNo])) movementIds.push(...(await exchange(tx, slip, line, receipt, at)));
  await changeStockSlip(tx, stockSlipNo, { state: 'posted' });
  return movementIds;
}

/** Finance hears of the painted parts only, with what the white parts in them cost: one voucher holds both (L-07). */
async function exchange(tx: WarehouseTx, slip: StockSlip, { partNo, quantity }: StockSlipLine, receipt: PaintReceiptRow, at: Date) {
  const { stockSlipNo: documentNo } = slip;
  const { outsourcingOrderNo, orderLineId } = receipt;
  const [white, part] = [await knownPart(tx, receipt.whitePartNo), await knownPart(tx, partNo)];
  await lockBalances(tx, [{ partNo: white.partNo, location: 'PT' }, { partNo, location: 'AS' }]);
  await requireAtPainter(tx, receipt, quantity);
  const used = { documentNo, type: 'paintConsumption' as const, part: white, quantity };
  const painted = { documentNo, type: slip.movementType, part, quantity };
  const usedId = await post(tx, { ...used, from: 'PT', to: null, orderLineId: null }, at);
  const movementId = await post(tx, { ...painted, from: null, to: 'AS', orderLineId }, at);
  await reportToFinance(tx, { ...painted, movementId, outsourcingOrderNo, materialCostFen: white.unitCostFen }, at);
  return [usedId, movementId];
}

async function requireAtPainter(tx: WarehouseTx, { whitePartNo, outsourcingOrderNo }: Pick<PaintReceipt, 'whitePartNo' | 'outsourcingOrderNo'>, quantity: number) {
  const [there] = await lockBalances(tx, [{ partNo: whitePartNo, location: 'PT' }]);
  if ((there?.onHand ?? 0) >= quantity) return;
  throw conflict('notAtPainter', `${quantity} ${whitePartNo} of ${outsourcingOrderNo} are to come back painted, at the paint shop are ${there?.onHand ?? 0}`);
}
