import type { Cluster } from '../cluster';
import { waitFor } from '../wait';
import type { Relays } from './relays';

/**
 * Resolves when nothing goes on by itself any more: no job that will be tried, no outbox entry. What comes next
 * is a person, a message from outside, or time. Seen twice in a row: a job may just have filled an outbox.
 */
export async function quiet(cluster: Cluster, relays: Relays, limitMs = 10_000): Promise<void> {
  let calm = 0;
  const isQuiet = async () => {
    if (cluster.openJobs().some(({ retries, inHand }) => retries > 0 || inHand)) return false;
    if ((await relays.pending()) === 0) return true;
    await relays.drain();
    return false;
  };
  await waitFor(
    'the installation to be quiet',
    async () => {
      calm = (await isQuiet()) ? calm + 1 : 0;
      return calm >= 2 || undefined;
    },
    limitMs,
  );
}
