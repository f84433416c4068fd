import { testFlows } from '../support/test-flow';

/** What lies in the stores, and how it leaves; what is done when it fails again. */
testFlows('after-sales-warehouse', 'part-dispatch', 'record-dispatch-plan', 'corrective-action');
