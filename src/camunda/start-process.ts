import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import type { CamundaClient } from './client';

/** Starts an instance of the latest version of a process. */
export async function startProcess(camunda: CamundaClient, processId: string, variables: Record<string, unknown>): Promise<void> {
  await camunda.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(processId), variables });
}
