import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/after-sales-warehouse/after-sales-warehouse.test.json.
testFlow('after-sales-warehouse');
