import { testFlows } from '../support/test-flow';

/** What dealers complain of, and what becomes of it. */
testFlows('unboxing-incident', 'record-incident-report', 'record-incident-completion', 'record-dealer-answer', 'corrective-action');
