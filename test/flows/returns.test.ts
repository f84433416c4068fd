import { testFlows } from '../support/test-flow';

/** What dealers send back or complain of, and what becomes of it. */
testFlows('unboxing-incident', 'record-incident-report', 'record-incident-completion', 'record-dealer-answer');
