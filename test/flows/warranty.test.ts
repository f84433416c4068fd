import { testFlows } from '../support/test-flow';

/** Parts that dealers send back under the warranty. */
testFlows('warranty-returned-part', 'record-returned-parts', 'record-expected-part');
