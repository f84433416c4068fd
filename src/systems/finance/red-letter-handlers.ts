import type { Handlers } from '../../http/handlers';
import type { financeContract } from './contract';
import type { redLetterOperations } from './red-letter-operations';
import { reversals } from './red-letter-repository';
import { lookUpCorrection, reverseStockMovement, reverseVoucher } from './red-letters';
import type { FinanceTables } from './tables';

type RedLetterHandlers = Pick<Handlers<typeof financeContract, FinanceTables>, keyof typeof redLetterOperations>;

/** Carries out the corrections of posted vouchers. */
export const redLetterHandlers: RedLetterHandlers = {
  lookUpCorrection: ({ tx }, { query }) => lookUpCorrection(tx, query.paper, query.paperNo),
  reverseVoucher: ({ tx, at }, { body }) => reverseVoucher(tx, body, at),
  reverseStockMovement: ({ tx, at }, { body }) => reverseStockMovement(tx, body, at),
  listReversals: async ({ tx }, { query }) => ({ reversals: await reversals(tx, query) }),
};
