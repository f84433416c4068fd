import type { Handlers } from '../../http/handlers';
import type { warehouseContract } from './contract';
import type { paintOperations } from './paint-operations';
import { makePaintReceiptSlip, postPaintReceipt } from './paint-receipt';
import { recordPreparedPieces } from './prepared-pieces';
import type { WarehouseTables } from './tables';
import { moveToPainter, secureFreeStock } from './to-painter';

type PaintHandlers = Pick<Handlers<typeof warehouseContract, WarehouseTables>, keyof typeof paintOperations>;

export const paintHandlers: PaintHandlers = {
  async secureFreeStock({ tx }, { body }) {
    return { securedQuantity: await secureFreeStock(tx, body) };
  },

  async recordPreparedPieces({ tx, at }, { body }) {
    return { keptQuantity: await recordPreparedPieces(tx, body, at) };
  },

  async moveToPainter({ tx, at }, { body }) {
    return { movementId: await moveToPainter(tx, body, at) };
  },

  async makePaintReceiptSlip({ tx, at }, { body }) {
    return { stockSlipNo: await makePaintReceiptSlip(tx, body, at) };
  },

  async postPaintReceipt({ tx, at }, { body }) {
    return { movementIds: await postPaintReceipt(tx, body.stockSlipNo, at) };
  },
};
