import type { Handlers } from '../../../http/system-app';
import { Problem } from '../../../http/problem';
import type { orderDeskContract } from '../contract';
import type { OrderDeskTables } from '../tables';
import type { incidentOperations } from './operations';

type IncidentHandlers = Pick<Handlers<typeof orderDeskContract, OrderDeskTables>, keyof typeof incidentOperations>;

/** The contract stands before what carries it out. */
const notYet = () => Promise.reject(new Problem(503, 'notYet', 'Incidents are not kept yet'));

/** Carries out the operations on incidents. */
export const incidentHandlers = (): IncidentHandlers => ({
  reportIncident: notYet,
  recordIncident: notYet,
  completeIncident: notYet,
  recordIncidentCompletion: notYet,
  answerOpinion: notYet,
  recordOpinionAnswer: notYet,
  getIncident: notYet,
  listIncidents: notYet,
  claimIncident: notYet,
  openIncident: notYet,
  recordIncidentQuery: notYet,
  recordContact: notYet,
  closeQuestion: notYet,
  recordMeasures: notYet,
  placeFreeReplacement: notYet,
  expectPartReturn: notYet,
  completeMeasure: notYet,
  closeIncident: notYet,
  recordIncidentBreach: notYet,
  flagIncidentBreach: notYet,
});
