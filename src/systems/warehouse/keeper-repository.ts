import type { Insertable, Selectable, Updateable } from 'kysely';
import type { SlipFlow, SlipKind, StockSlipState } from './keeper-schemas';
import type { StockSlip, StockSlipLine, StockSlipLineRow, StockSlipRow } from './keeper-tables';
import type { WarehouseTx } from './tables';

export const findKind = (tx: WarehouseTx, kind: SlipKind) =>
  tx.selectFrom('slipKind').selectAll().where('kind', '=', kind).executeTakeFirstOrThrow();

export const insertStockSlip = (tx: WarehouseTx, slip: Insertable<StockSlipRow>) =>
  tx.insertInto('stockSlip').values(slip).execute();

export const insertStockSlipLines = (tx: WarehouseTx, lines: Insertable<StockSlipLineRow>[]) =>
  tx.insertInto('stockSlipLine').values(lines).execute();

const slipsWithKind = (tx: WarehouseTx) =>
  tx
    .selectFrom('stockSlip')
    .innerJoin('slipKind', 'slipKind.kind', 'stockSlip.kind')
    .leftJoin('receiptSlipOrigin', 'receiptSlipOrigin.stockSlipNo', 'stockSlip.stockSlipNo')
    .selectAll('stockSlip')
    .select(['numberPrefix', 'direction', 'fromLocation', 'toLocation', 'movementType'])
    .select((is) =>
      is
        .case()
        .when('stockSlip.kind', '=', 'paintReceiptSlip')
        .then<SlipFlow>('outsourced-paint')
        .when('receiptSlipOrigin.deliveryNo', 'is not', null)
        .then<SlipFlow>('purchased-part-receipt')
        .when('stockSlip.needed', 'is not', null)
        .then<SlipFlow>('part-receipt')
        .else(null)
        .end()
        .as('flow'),
    );

export const findStockSlip = (tx: WarehouseTx, stockSlipNo: string): Promise<StockSlip | undefined> =>
  slipsWithKind(tx).where('stockSlip.stockSlipNo', '=', stockSlipNo).executeTakeFirst();

/** The slip, locked until the end of the transaction. */
export const lockStockSlip = (tx: WarehouseTx, stockSlipNo: string): Promise<StockSlip | undefined> =>
  slipsWithKind(tx).where('stockSlip.stockSlipNo', '=', stockSlipNo).forUpdate('stockSlip').executeTakeFirst();

interface SlipFilter {
  stockSlipNo?: string | undefined;
  kind?: SlipKind | undefined;
  state?: StockSlipState | undefined;
  limit: number;
  offset: number;
}

export const stockSlips = (tx: WarehouseTx, { stockSlipNo, kind, state, limit, offset }: SlipFilter): Promise<StockSlip[]> =>
  slipsWithKind(tx)
    .$if(stockSlipNo !== undefined, (query) => query.where('stockSlip.stockSlipNo', '=', stockSlipNo ?? ''))
    .$if(kind !== undefined, (query) => query.where('stockSlip.kind', '=', kind ?? 'drawingSlip'))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'made'))
    .orderBy('madeAt')
    .orderBy('stockSlip.stockSlipNo')
    .limit(limit)
    .offset(offset)
    .execute();

export const linesOfStockSlips = (tx: WarehouseTx, numbers: string[]): Promise<StockSlipLine[]> =>
  numbers.length === 0
    ? Promise.resolve<Selectable<StockSlipLineRow>[]>([])
    : tx.selectFrom('stockSlipLine').selectAll().where('stockSlipNo', 'in', numbers).orderBy('stockSlipNo').orderBy('lineNo').execute();

export const changeStockSlip = (tx: WarehouseTx, stockSlipNo: string, change: Updateable<StockSlipRow>) =>
  tx.updateTable('stockSlip').set(change).where('stockSlipNo', '=', stockSlipNo).execute();

export const changeStockSlipLine = (
  tx: WarehouseTx,
  { stockSlipNo, lineNo }: { stockSlipNo: string; lineNo: number },
  change: Updateable<StockSlipLineRow>,
) => tx.updateTable('stockSlipLine').set(change).where('stockSlipNo', '=', stockSlipNo).where('lineNo', '=', lineNo).execute();
