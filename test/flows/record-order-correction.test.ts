import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/record-order-correction/record-order-correction.test.json.
testFlow('record-order-correction');
