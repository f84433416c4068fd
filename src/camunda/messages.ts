import { statusOf, type CamundaClient } from './client';

/** How long an unclaimed message waits for its case: longer than any case takes to come to its wait. */
const timeToLiveMs = 60 * 24 * 3600 * 1000;

/**
 * Publishes a message to the engine. The same id is taken once while the message lives: a repeat counts as
 * published.
 */
export async function publishMessage(
  client: CamundaClient,
  message: { name: string; correlationKey: string; messageId: string; variables: Record<string, unknown> },
): Promise<void> {
  try {
    await client.publishMessage({ ...message, timeToLive: timeToLiveMs });
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
  }
}
