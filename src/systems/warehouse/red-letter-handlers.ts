import { shanghaiIso } from '../../clock';
import type { Handlers } from '../../http/handlers';
import type { warehouseContract } from './contract';
import type { redLetterOperations } from './red-letter-operations';
import { lookUpCorrection, redLetterSlips, reverseStockSlip } from './red-letters';
import type { WarehouseTables } from './tables';

type RedLetterHandlers = Pick<Handlers<typeof warehouseContract, WarehouseTables>, keyof typeof redLetterOperations>;

/** Carries out the corrections of posted slips. */
export const redLetterHandlers: RedLetterHandlers = {
  lookUpSlipCorrection: ({ tx }, { params }) => lookUpCorrection(tx, params.stockSlipNo),
  reverseStockSlip: ({ tx, at }, { body }) => reverseStockSlip(tx, body, at),
  listRedLetterSlips: async ({ tx }, { query }) => ({
    redLetterSlips: (await redLetterSlips(tx, query)).map((each) => ({ ...each, postedAt: shanghaiIso(each.postedAt) })),
  }),
};
