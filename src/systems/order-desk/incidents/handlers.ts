import type { Locale } from '../../../config';
import type { Handlers } from '../../../http/handlers';
import type { orderDeskContract } from '../contract';
import type { OrderDeskTables } from '../tables';
import { closeIncident, completeMeasure, expectPartReturn, recordMeasures } from './measures';
import { misfitWords, problemOf, type Misfit } from './misfits';
import type { incidentOperations } from './operations';
import { answerOpinion, closeQuestion, recordContact } from './questions';
import { placeFreeReplacement, settleReplacement } from './replacements';
import { completeIncident, reportIncident } from './reports';
import { claimIncident, flagIncidentBreach, openIncident, recordIncidentBreach, recordQuery } from './steps';
import { listIncidents, viewIncident } from './views';

type IncidentHandlers = Pick<Handlers<typeof orderDeskContract, OrderDeskTables>, keyof typeof incidentOperations>;

/**
 * Carries out the operations on incidents. A dealer's program is refused with problem details, a form of the staff
 * is answered in words.
 * @param locale language of part names and of the words for staff
 */
export function incidentHandlers(locale: Locale): IncidentHandlers {
  const wordsOf = (misfit: Misfit | undefined) => (misfit ? misfitWords(misfit, locale) : null);
  return {
    async reportIncident({ tx, at }, { body }) {
      const answer = await reportIncident(tx, at, body, locale);
      if ('misfit' in answer) throw problemOf(answer);
      return answer;
    },
    async recordIncident({ tx, at }, { body }) {
      const answer = await reportIncident(tx, at, body, locale);
      return 'misfit' in answer ? { caseNo: null, refusal: wordsOf(answer) } : { ...answer, refusal: null };
    },
    async completeIncident({ tx, at }, { body }) {
      return takenIn(await completeIncident(tx, at, body, locale));
    },
    async recordIncidentCompletion({ tx, at }, { body }) {
      const misfit = await completeIncident(tx, at, body, locale);
      return { completed: !misfit, refusal: wordsOf(misfit) };
    },
    async answerOpinion({ tx, at }, { body }) {
      return takenIn(await answerOpinion(tx, at, body, locale));
    },
    async recordOpinionAnswer({ tx, at }, { body }) {
      const misfit = await answerOpinion(tx, at, body, locale);
      return { answered: !misfit, refusal: wordsOf(misfit) };
    },
    getIncident: ({ tx }, { params }) => viewIncident(tx, params.caseNo, locale),
    listIncidents: ({ tx }, { query }) => listIncidents(tx, query),
    claimIncident: ({ tx }, { body }) => claimIncident(tx, body.caseNo, body.instance),
    openIncident: ({ tx, at }, { body }) => openIncident(tx, at, body),
    recordIncidentQuery: ({ tx }, { body }) => recordQuery(tx, body),
    recordContact: ({ tx, at }, { body }) => recordContact(tx, at, body),
    closeQuestion: ({ tx, at }, { body }) => closeQuestion(tx, at, body),
    recordMeasures: ({ tx, at }, { body }) => recordMeasures(tx, at, body),
    placeFreeReplacement: ({ tx, at }, { body }) => placeFreeReplacement(tx, at, body, locale),
    settleReplacement: ({ tx, at }, { body }) => settleReplacement(tx, at, body),
    expectPartReturn: ({ tx, at }, { body }) => expectPartReturn(tx, at, body.caseNo),
    completeMeasure: ({ tx, at }, { body }) => completeMeasure(tx, at, body),
    closeIncident: ({ tx, at }, { body }) => closeIncident(tx, at, body),
    recordIncidentBreach: ({ tx, at }, { body }) => recordIncidentBreach(tx, at, body),
    flagIncidentBreach: ({ tx, at }, { body }) => flagIncidentBreach(tx, at, body),
  };
}

function takenIn(misfit: Misfit | undefined) {
  if (misfit) throw problemOf(misfit);
  return {};
}
