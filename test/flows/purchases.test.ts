import { testFlows } from '../support/test-flow';

/** What is bought: needs, purchase requests, inspection, money. */
testFlows('purchase-collection', 'purchased-part-receipt');
