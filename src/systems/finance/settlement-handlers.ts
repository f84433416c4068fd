import type { Handlers } from '../../http/handlers';
import type { financeContract } from './contract';
import * as settlement from './settlement';
import type { settlementOperations } from './settlement-operations';
import { selectPeriods } from './settlement-repository';
import { statementText } from './statement';
import type { FinanceTables } from './tables';

type SettlementHandlers = Pick<Handlers<typeof financeContract, FinanceTables>, keyof typeof settlementOperations>;

/** Carries out the month-end settlement. */
export const settlementHandlers: SettlementHandlers = {
  recordDeduction: (call, { body }) => settlement.recordDeduction(call, body),
  openSettlement: (call, { body }) => settlement.openSettlement(call, body.month),
  settlePainter: (call, { body }) => settlement.settlePainter(call, body),
  closePeriod: (call, { body }) => settlement.closePeriod(call, body.month),
  listPeriods: async ({ tx }) => ({ periods: await selectPeriods(tx) }),
  listSettlements: ({ tx }, { query }) => settlement.listSettlements(tx, query),
  getStatement: async ({ tx }, { params, query }) => ({
    text: statementText(await settlement.readSettlement(tx, params.settlementNo), query.language),
  }),
};
