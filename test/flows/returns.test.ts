import { testFlows } from '../support/test-flow';

/** What dealers send back or complain of, and what becomes of it. */
testFlows('dealer-vehicle-return', 'part-scrap', 'record-vehicle-return', 'record-vehicle-announcement', 'unboxing-incident', 'record-incident-report', 'record-incident-completion', 'record-dealer-answer', 'corrective-action');
