import type { Endpoint } from '../http/endpoint';
import { getCurrentUser } from './authentication/me';
import { pinClock } from './clock/pin';
import { resetClock } from './clock/reset';
import { evaluateDecision } from './decision-definitions/evaluate';
import { createDeployment } from './deployments/create';
import { getElementInstance } from './element-instances/get';
import { searchElementInstances } from './element-instances/search';
import { setVariables } from './element-instances/set-variables';
import { getIncident } from './incidents/get';
import { resolveIncident } from './incidents/resolve';
import { searchIncidents } from './incidents/search';
import { activateJobs } from './jobs/activate';
import { completeJob } from './jobs/complete';
import { failJob } from './jobs/fail';
import { searchJobs } from './jobs/search';
import { throwJobError } from './jobs/throw-error';
import { updateJob } from './jobs/update';
import { getLicense } from './license/get';
import { correlateMessage } from './messages/correlate';
import { publishMessage } from './messages/publish';
import { searchMessageSubscriptions } from './message-subscriptions/search';
import { getStartForm } from './process-definitions/form';
import { getProcessDefinition } from './process-definitions/get';
import { searchProcessDefinitions } from './process-definitions/search';
import { getProcessDefinitionXml } from './process-definitions/xml';
import { cancelProcessInstance } from './process-instances/cancel';
import { createProcessInstance } from './process-instances/create';
import { getProcessInstance } from './process-instances/get';
import { migrateProcessInstance } from './process-instances/migrate';
import { searchProcessInstances } from './process-instances/search';
import { searchProcessInstanceIncidents } from './process-instances/search-incidents';
import { getSequenceFlows } from './process-instances/sequence-flows';
import { getStatus } from './status/get';
import { getTopology } from './topology/get';
import { assignUserTask } from './user-tasks/assign';
import { completeUserTask } from './user-tasks/complete';
import { getUserTaskForm } from './user-tasks/form';
import { getUserTask } from './user-tasks/get';
import { searchUserTasks } from './user-tasks/search';
import { searchUserTaskVariables } from './user-tasks/search-variables';
import { unassignUserTask } from './user-tasks/unassign';
import { updateUserTask } from './user-tasks/update';
import { getVariable } from './variables/get';
import { searchVariables } from './variables/search';

/** All operations of the REST API. A new one is one small file and one line here. */
export const endpoints: readonly Endpoint[] = [
  getTopology,
  getStatus,
  getLicense,
  getCurrentUser,
  createDeployment,
  evaluateDecision,
  searchProcessDefinitions,
  getProcessDefinition,
  getProcessDefinitionXml,
  getStartForm,
  createProcessInstance,
  migrateProcessInstance,
  searchProcessInstances,
  getProcessInstance,
  cancelProcessInstance,
  searchProcessInstanceIncidents,
  getSequenceFlows,
  searchElementInstances,
  getElementInstance,
  setVariables,
  searchVariables,
  getVariable,
  searchUserTasks,
  getUserTask,
  assignUserTask,
  unassignUserTask,
  updateUserTask,
  completeUserTask,
  getUserTaskForm,
  searchUserTaskVariables,
  searchIncidents,
  getIncident,
  resolveIncident,
  searchJobs,
  activateJobs,
  completeJob,
  failJob,
  throwJobError,
  updateJob,
  publishMessage,
  correlateMessage,
  searchMessageSubscriptions,
  pinClock,
  resetClock,
];
