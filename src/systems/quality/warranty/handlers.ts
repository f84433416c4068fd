import type { Locale } from '../../../config';
import type { Handlers } from '../../../http/handlers';
import type { QualityTables } from '../tables';
import type { warrantyOperations } from './operations';
import { fillWarrantyFeedbackForm, listWarrantyPapers, recordMotorRepair } from './papers';
import { recordRecheck, recordRecheckBreach, recordSecondRuling } from './rechecks';
import { recordRulings } from './rulings';

type WarrantyContract = { system: string; title: string; operations: typeof warrantyOperations };

/**
 * Carries out quality's operations on returned parts.
 * @param locale language of the words for staff
 */
export const warrantyHandlers = (locale: Locale): Handlers<WarrantyContract, QualityTables> => ({
  recordRulings: ({ tx, at }, { body }) => recordRulings(tx, body, at, locale),
  recordRecheck: ({ tx, at }, { body }) => recordRecheck(tx, body, at),
  recordSecondRuling: ({ tx, at }, { body }) => recordSecondRuling(tx, body, at),
  recordRecheckBreach: ({ tx, at }, { body }) => recordRecheckBreach(tx, body, at),
  fillWarrantyFeedbackForm: ({ tx, at }, { body }) => fillWarrantyFeedbackForm(tx, body, at),
  recordMotorRepair: ({ tx, at }, { body }) => recordMotorRepair(tx, body, at),
  listWarrantyPapers: ({ tx }, { query }) => listWarrantyPapers(tx, query),
});
