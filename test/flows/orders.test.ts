import { testFlows } from '../support/test-flow';

/** What comes in from dealers, and what becomes of it. */
testFlows('dealer-part-order', 'line-supply', 'part-receipt', 'record-order', 'record-order-correction', 'record-order-cancellation', 'unmatched-inbound');
