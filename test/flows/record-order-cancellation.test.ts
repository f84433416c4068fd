import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/record-order-cancellation/record-order-cancellation.test.json.
testFlow('record-order-cancellation');
