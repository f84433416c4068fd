/**
 * What the projection keeps, in the words of the REST API's answers: keys are strings, dates are
 * RFC 3339 in UTC, a field without a value is left out (the 8.8 client refuses null).
 */
export interface ProcessDefinitionRow {
  processDefinitionKey: string;
  processDefinitionId: string;
  name?: string;
  version: number;
  versionTag?: string;
  resourceName: string;
  tenantId: string;
  hasStartForm: boolean;
}

export interface ProcessInstanceRow {
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  processDefinitionName: string;
  processDefinitionVersion: number;
  processDefinitionVersionTag?: string;
  parentProcessInstanceKey?: string;
  parentElementInstanceKey?: string;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  startDate: string;
  endDate?: string;
  hasIncident: boolean;
  tenantId: string;
  tags: string[];
}

export interface ElementInstanceRow {
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  elementId: string;
  elementName: string;
  type: string;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  startDate: string;
  endDate?: string;
  hasIncident: boolean;
  incidentKey?: string;
  tenantId: string;
}

export interface VariableRow {
  variableKey: string;
  name: string;
  /** JSON text, untruncated. */
  value: string;
  scopeKey: string;
  processInstanceKey: string;
  tenantId: string;
}

export interface UserTaskRow {
  userTaskKey: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  processDefinitionVersion: number;
  processName?: string;
  elementId: string;
  name?: string;
  state: string;
  assignee?: string;
  candidateGroups: string[];
  candidateUsers: string[];
  creationDate: string;
  completionDate?: string;
  dueDate?: string;
  followUpDate?: string;
  priority: number;
  formKey?: string;
  externalFormReference?: string;
  customHeaders: Record<string, string>;
  tenantId: string;
}

export interface JobRow {
  jobKey: string;
  type: string;
  kind: string;
  listenerEventType: string;
  state: string;
  retries: number;
  worker: string;
  deadline?: string;
  endTime?: string;
  errorCode?: string;
  errorMessage?: string;
  hasFailedWithRetriesLeft: boolean;
  isDenied?: boolean;
  deniedReason?: string;
  customHeaders: Record<string, string>;
  elementId: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  tenantId: string;
}

export interface IncidentRow {
  incidentKey: string;
  errorType: string;
  errorMessage: string;
  state: 'ACTIVE' | 'RESOLVED';
  creationTime: string;
  jobKey?: string;
  elementId: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  tenantId: string;
}

export interface FormRow {
  formKey: string;
  formId: string;
  version: number;
  tenantId: string;
  /** The form's JSON text. */
  schema: string;
}

export interface MessageSubscriptionRow {
  messageSubscriptionKey: string;
  messageSubscriptionState: 'CREATED' | 'CORRELATED' | 'DELETED' | 'MIGRATED';
  messageName: string;
  correlationKey: string;
  lastUpdatedDate: string;
  elementId: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionKey?: string;
  processDefinitionId: string;
  tenantId: string;
}

export interface SequenceFlowRow {
  sequenceFlowId: string;
  elementId: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  tenantId: string;
}

/** One decision of an evaluation. */
export interface DecisionEvaluationRow {
  decisionId: string;
  /** Ids of the rules that matched. */
  matchedRules: string[];
  elementId: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  tenantId: string;
}
