import { testFlows } from '../support/test-flow';

/** What the books take, and how it is put right. */
testFlows('painter-settlement', 'red-letter-correction');
