import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/part-dispatch/part-dispatch.test.json.
testFlow('part-dispatch');
