import { testFlows } from '../support/test-flow';

/** What lies in the stores, and how it leaves. */
testFlows('after-sales-warehouse', 'part-dispatch', 'record-dispatch-plan');
