import { testFlow } from '../support/test-flow';

// The cases stand in bpmn/unmatched-inbound/unmatched-inbound.test.json.
testFlow('unmatched-inbound');
