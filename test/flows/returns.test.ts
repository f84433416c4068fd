import { testFlows } from '../support/test-flow';

/** Vehicles that dealers send back, and what becomes of them. */
testFlows('dealer-vehicle-return', 'record-vehicle-return', 'record-vehicle-announcement');
