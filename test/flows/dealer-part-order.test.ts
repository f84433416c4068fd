import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/dealer-part-order/dealer-part-order.test.json.
testFlow('dealer-part-order');
