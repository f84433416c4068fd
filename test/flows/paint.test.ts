import { testFlows } from '../support/test-flow';

// The cases stand in bpmn/<flow>/<flow>.test.json.
testFlows('outsourced-paint', 'record-painter-delivery', 'record-shortage-report');
