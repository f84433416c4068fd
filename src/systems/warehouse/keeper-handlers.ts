import type { Locale } from '../../config';
import type { Handlers } from '../../http/handlers';
import { presentSlip } from './before-keeper';
import type { warehouseContract } from './contract';
import type { countOperations } from './count-operations';
import { openCount, recordCount } from './counts';
import { decideDifference, postDifference } from './differences';
import { makeDrawingSlip, recordDrawing } from './drawing';
import type { drawingOperations } from './drawing-operations';
import { recordHandOut } from './hand-out';
import type { keeperOperations } from './keeper-operations';
import { recordReceipt, recordStorage } from './keeper-receipt';
import { countSheetViews, stockSlipViews } from './keeper-views';
import { postStockSlip } from './slip-posting';
import { makeStockSlip, reviewStockSlip } from './stock-slips';
import type { WarehouseTables } from './tables';

type All = Handlers<typeof warehouseContract, WarehouseTables>;
type KeeperHandlers = Pick<All, keyof typeof keeperOperations | keyof typeof drawingOperations | keyof typeof countOperations>;

/** @param locale language of the reasons that staff read on a slip */
export const keeperHandlers = (locale: Locale): KeeperHandlers => ({
  async makeStockSlip({ tx, at }, { body }) {
    return { stockSlipNo: await makeStockSlip(tx, body, at) };
  },

  reviewStockSlip: ({ tx, at }, { body }) => reviewStockSlip(tx, body, at, locale),

  async makeDrawingSlip({ tx, at }, { body }) {
    return { stockSlipNo: await makeDrawingSlip(tx, body, at) };
  },

  recordDrawing: ({ tx, at }, { body }) => recordDrawing(tx, body, at, locale),

  presentSlip: ({ tx }, { query }) => presentSlip(tx, query, locale),

  recordHandOut: ({ tx, at }, { body }) => recordHandOut(tx, body, at, locale),

  recordReceipt: ({ tx, at }, { body }) => recordReceipt(tx, body, at, locale),

  async recordStorage({ tx }, { body }) {
    await recordStorage(tx, body);
    return {};
  },

  async postStockSlip({ tx, at }, { body }) {
    return { movementIds: await postStockSlip(tx, body.stockSlipNo, at) };
  },

  async listStockSlips({ tx }, { query }) {
    return { stockSlips: await stockSlipViews(tx, query) };
  },

  openCount: ({ tx, at }, { body }) => openCount(tx, body, at),

  recordCount: ({ tx, at }, { body }) => recordCount(tx, body, at),

  async decideDifference({ tx, at }, { body }) {
    await decideDifference(tx, body, at);
    return {};
  },

  postDifference: ({ tx, at }, { body }) => postDifference(tx, body.differenceReportNo, at),

  async listCounts({ tx }, { query }) {
    return { countSheets: await countSheetViews(tx, query) };
  },
});
