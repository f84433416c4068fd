import { endpoint, ok } from '../../http/endpoint';
import { findProcessInstance } from './find';

/** The sequence flows that an instance has taken, each once, in the order they were first taken. */
export const getSequenceFlows = endpoint({
  method: 'get',
  path: '/process-instances/:processInstanceKey/sequence-flows',
  handle: ({ key, services: { tables } }) => {
    findProcessInstance(tables, key);
    const flows = [...tables.sequenceFlows.ofInstance(key)];
    return ok({ items: [...new Map(flows.map((flow) => [flow.elementId, flow])).values()] });
  },
});
