import type { Handlers } from '../../../http/handlers';
import type { qualityContract } from '../contract';
import type { QualityTables } from '../tables';
import { checkRecurrence, listActions, listCauses, recordAction } from './actions';
import type { correctiveActionOperations } from './operations';

type ActionHandlers = Pick<Handlers<typeof qualityContract, QualityTables>, keyof typeof correctiveActionOperations>;

/** Carries out the operations on causes and corrective actions. */
export const correctiveActionHandlers: ActionHandlers = {
  checkRecurrence: ({ tx, at }, { body }) => checkRecurrence(tx, at, body),
  recordCorrectiveAction: ({ tx, at }, { body }) => recordAction(tx, at, body),
  listCorrectiveActions: async ({ tx }, { query }) => ({ correctiveActions: await listActions(tx, query) }),
  listCauses: ({ tx }, { query }) => listCauses(tx, query.month),
};
