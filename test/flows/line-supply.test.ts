import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/line-supply/line-supply.test.json.
testFlow('line-supply');
