import type { BpmnNames } from './bpmn-names';
import type {
  DecisionEvaluationRow,
  ElementInstanceRow,
  FormRow,
  IncidentRow,
  JobRow,
  MessageSubscriptionRow,
  ProcessDefinitionRow,
  ProcessInstanceRow,
  SequenceFlowRow,
  UserTaskRow,
  VariableRow,
} from './rows';
import { Table } from './table';

/** The model behind a process definition: its file and what the file calls its elements. */
export interface Model {
  xml: string;
  names: BpmnNames;
}

/** Everything that searches look at, fed from the record stream in log order. */
export function emptyTables() {
  return {
    processDefinitions: new Table<ProcessDefinitionRow>(),
    models: new Map<string, Model>(),
    forms: new Table<FormRow>(),
    processInstances: new Table<ProcessInstanceRow>(),
    elementInstances: new Table<ElementInstanceRow>(),
    /** The scope (element instance or process instance) that an element instance runs in. */
    scopes: new Map<string, string>(),
    sequenceFlows: new Table<SequenceFlowRow>(),
    variables: new Table<VariableRow>(),
    userTasks: new Table<UserTaskRow>(),
    jobs: new Table<JobRow>(),
    /** Keys of the jobs that a worker has. */
    jobsInHand: new Set<string>(),
    incidents: new Table<IncidentRow>(),
    messageSubscriptions: new Table<MessageSubscriptionRow>(),
    decisionEvaluations: new Table<DecisionEvaluationRow>(),
  };
}
export type Tables = ReturnType<typeof emptyTables>;
