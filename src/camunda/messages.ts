import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { statusOf, type CamundaClient } from './client';
import { processesStarted } from './start-messages';

/** How long an unclaimed message waits for its case: longer than any case takes to come to its wait. */
export const timeToLiveMs = 60 * 24 * 3600 * 1000;

export interface Message {
  name: string;
  correlationKey: string;
  messageId: string;
  variables: Record<string, unknown>;
}

/**
 * Publishes messages to the engine. The same id is taken once while the message lives: a repeat counts as
 * published. A message that starts a flow is refused until that flow is deployed, because the engine would
 * take it and never start anything with it.
 * @param root the folder of flows, `bpmn/`
 */
export function createPublisher(client: CamundaClient, root: string): (message: Message) => Promise<void> {
  const deployed = new Set<string>();
  let starts: Promise<Map<string, string>> | undefined;
  return async (message) => {
    const processId = (await (starts ??= processesStarted(root))).get(message.name);
    if (processId !== undefined && !deployed.has(processId)) {
      if (!(await isDeployed(client, processId))) throw new Error(`${message.name} starts ${processId}, which is not deployed yet`);
      deployed.add(processId);
    }
    await publish(client, message);
  };
}

async function isDeployed(client: CamundaClient, processId: string): Promise<boolean> {
  const filter = { processDefinitionId: ProcessDefinitionId.assumeExists(processId) };
  const { items } = await client.searchProcessDefinitions({ filter, page: { from: 0, limit: 1 } }, { consistency: { waitUpToMs: 0 } });
  return (items ?? []).length > 0;
}

async function publish(client: CamundaClient, message: Message): Promise<void> {
  try {
    await client.publishMessage({ ...message, timeToLive: timeToLiveMs });
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
  }
}
