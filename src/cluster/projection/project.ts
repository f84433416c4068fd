import type { EngineRecord } from '../engine/record';
import { decisionEvaluations } from './decision-evaluations';
import { forms } from './forms';
import { incidents } from './incidents';
import { jobBatches, jobs } from './jobs';
import { messageSubscriptions } from './message-subscriptions';
import { processDefinitions } from './process-definitions';
import { processInstances } from './process-instances';
import type { Tables } from './tables';
import { userTasks } from './user-tasks';
import { variables } from './variables';

const projectors = new Map(
  [
    processDefinitions,
    forms,
    processInstances,
    variables,
    userTasks,
    jobs,
    jobBatches,
    incidents,
    messageSubscriptions,
    decisionEvaluations,
  ].map((projector) => [projector.valueType, projector]),
);

/** Applies an event of the log to the tables; value types that nobody looks at are passed over. */
export function project(tables: Tables, record: EngineRecord): void {
  if (record.recordType === 'EVENT') projectors.get(record.valueType)?.apply(tables, record);
}
