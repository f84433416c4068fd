import type { Locale } from '../../../config';
import type { Handlers } from '../../../http/handlers';
import type { OrderDeskTables } from '../tables';
import { assignReturnedPart, listAssignableParts } from './assigned-parts';
import { keepCandidates } from './candidates';
import { recordClearingBreach, recordSupplierCredit, recordSupplierRoutes, reopenClearing } from './clearings';
import { closeWarrantyReturn, flagReturnBreach } from './closing';
import { recordCountedParts } from './counts';
import { endSide } from './ends';
import { misfitWords, problemOf, type Misfit } from './misfits';
import type { warrantyReturnOperations } from './operations';
import { claimReturn, reportReturnedParts } from './parcels';
import { answerRuling, closeRulingQuestion, recordRulingContact } from './questions';
import { placeWarrantyExchange, recordRemedy } from './remedies';
import { openReturnedParts, recordRecheck, recordSecondRuling, registerOutOfScope } from './returned-parts';
import { answerClearing, recordSupplierAnswer } from './supplier-answers';
import { listReturns, viewReturn } from './views';

type WarrantyReturnContract = { system: string; title: string; operations: typeof warrantyReturnOperations };

/**
 * Carries out the operations on warranty returns. A program is refused with problem details, a form of the staff is
 * answered in words.
 * @param locale language of part names and of the words for staff
 */
export const warrantyReturnHandlers = (locale: Locale): Handlers<WarrantyReturnContract, OrderDeskTables> => ({
  async reportReturnedParts({ tx, at }, { body }) {
    const answer = await reportReturnedParts(tx, at, body, locale);
    if ('misfit' in answer) throw problemOf(answer);
    return answer;
  },
  async recordReturnedParts({ tx, at }, { body }) {
    const answer = await reportReturnedParts(tx, at, body, locale);
    return 'misfit' in answer ? { caseNo: null, refusal: misfitWords(answer, locale) } : { ...answer, refusal: null };
  },
  claimWarrantyReturn: ({ tx }, { body }) => claimReturn(tx, body.caseNo, body.instance),
  recordCountedParts: ({ tx }, { body }) => recordCountedParts(tx, body, locale),
  listAssignableParts: async ({ tx }) => ({ assignableParts: await listAssignableParts(tx, locale) }),
  assignReturnedPart: ({ tx, at }, { body }) => assignReturnedPart(tx, at, body, locale),
  openReturnedParts: ({ tx }, { body }) => openReturnedParts(tx, body, locale),
  registerOutOfScope: ({ tx, at }, { body }) => registerOutOfScope(tx, at, body),
  recordRulingContact: ({ tx, at }, { body }) => recordRulingContact(tx, at, body),
  answerRuling: async ({ tx, at }, { body }) => takenIn(await answerRuling(tx, at, body, locale)),
  async recordRulingAnswer({ tx, at }, { body }) {
    const misfit = await answerRuling(tx, at, body, locale);
    return { answered: !misfit, refusal: misfit ? misfitWords(misfit, locale) : null };
  },
  closeRulingQuestion: ({ tx, at }, { body }) => closeRulingQuestion(tx, at, body.returnedPartNo),
  recordRecheck: ({ tx }, { body }) => recordRecheck(tx, body),
  recordSecondRuling: ({ tx }, { body }) => recordSecondRuling(tx, body),
  recordRemedy: ({ tx, at }, { body }) => recordRemedy(tx, at, body, locale),
  placeWarrantyExchange: ({ tx, at }, { body }) => placeWarrantyExchange(tx, at, body, locale),
  recordSupplierRoutes: ({ tx, at }, { body }) => recordSupplierRoutes(tx, at, body, locale),
  reopenClearing: ({ tx, at }, { body }) => reopenClearing(tx, at, body, locale),
  keepCandidates: ({ tx, at }, { body }) => keepCandidates(tx, at, body),
  answerClearing: async ({ tx, at }, { body }) => takenIn(await answerClearing(tx, at, body, locale)),
  recordSupplierAnswer: ({ tx, at }, { body }) => recordSupplierAnswer(tx, at, body, locale),
  recordClearingBreach: ({ tx, at }, { body }) => recordClearingBreach(tx, at, body),
  flagReturnBreach: ({ tx, at }, { body }) => flagReturnBreach(tx, at, body),
  endSide: ({ tx, at }, { body }) => endSide(tx, at, body),
  recordSupplierCredit: ({ tx }, { body }) => recordSupplierCredit(tx, body),
  closeWarrantyReturn: ({ tx, at }, { body }) => closeWarrantyReturn(tx, at, body.caseNo, locale),
  getWarrantyReturn: ({ tx }, { params }) => viewReturn(tx, params.caseNo, locale),
  listWarrantyReturns: ({ tx }, { query }) => listReturns(tx, query),
});

function takenIn(misfit: Misfit | undefined) {
  if (misfit) throw problemOf(misfit);
  return {};
}
