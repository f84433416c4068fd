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
import { WaitingJobs } from './waiting-jobs';

/** The model behind a process definition: its file and what the file calls its elements. */
export interface Model {
  xml: string;
  names: BpmnNames;
}

const instanceEnds = new Set(['COMPLETED', 'TERMINATED']);
const taskEnds = new Set(['COMPLETED', 'CANCELED']);
export const jobEnds: ReadonlySet<string> = new Set(['COMPLETED', 'ERROR_THROWN', 'CANCELED']);

/** Everything that searches look at, fed from the record stream in log order. */
export function emptyTables() {
  return {
    processDefinitions: new Table<ProcessDefinitionRow>(),
    models: new Map<string, Model>(),
    forms: new Table<FormRow>(),
    processInstances: new Table<ProcessInstanceRow>(instanceEnds),
    elementInstances: new Table<ElementInstanceRow>(),
    /** The scope (element instance or process instance) that an element instance runs in. */
    scopes: new Map<string, string>(),
    sequenceFlows: new Table<SequenceFlowRow>(),
    variables: new Table<VariableRow>(),
    userTasks: new Table<UserTaskRow>(taskEnds),
    jobs: new Table<JobRow>(jobEnds),
    waitingJobs: new WaitingJobs(),
    incidents: new Table<IncidentRow>(new Set(['RESOLVED'])),
    messageSubscriptions: new Table<MessageSubscriptionRow>(),
    decisionEvaluations: new Table<DecisionEvaluationRow>(),
  };
}
export type Tables = ReturnType<typeof emptyTables>;

/** What is deployed, apart from these tables, for another life of the engine to go on from. */
export function deployedIn(tables: Tables): Tables {
  return {
    ...emptyTables(),
    processDefinitions: tables.processDefinitions.copy(),
    models: new Map(tables.models),
    forms: tables.forms.copy(),
  };
}
