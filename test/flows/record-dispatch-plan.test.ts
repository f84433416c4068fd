import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/record-dispatch-plan/record-dispatch-plan.test.json.
testFlow('record-dispatch-plan');
