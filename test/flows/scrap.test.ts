import { testFlows } from '../support/test-flow';

/** Parts that no supplier takes back: listed, countersigned, approved, counted, handed over and written off. */
testFlows('part-scrap');
