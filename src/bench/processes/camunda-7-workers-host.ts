import { Client } from 'camunda-external-task-client-js';
import { z } from 'zod';
import { jobTypes, leaseMs, longPollMs, maxJobs } from '../job-settings';
import { servePart } from './child';

/** Empty workers of Camunda 7's JavaScript client. Argument: the address of its REST API. */
const [baseUrl] = z.tuple([z.url()]).parse(process.argv.slice(2));

/** Its own pause between two requests for jobs is 300 ms, and it does not wait for jobs unless told to: both would only make it slower. */
const client = new Client({ baseUrl, maxTasks: maxJobs * jobTypes.length, lockDuration: leaseMs, asyncResponseTimeout: longPollMs, interval: 1 });
const lastType = jobTypes.at(-1);
let ended = 0;
let tell: () => void = () => undefined;
let stopping = false;

for (const jobType of jobTypes) {
  client.subscribe(jobType, { variables: [] }, ({ task, taskService }) => void taskService.complete(task));
}
client.on('complete:success', ({ topicName }) => {
  if (topicName !== lastType) return;
  ended += 1;
  tell();
});
// What could not be completed would come again only when its lock is over, and spoil the figures unseen.
client.on('complete:error', fail);
client.on('poll:error', fail);

function fail(error: unknown): void {
  if (stopping) return;
  process.stderr.write(`Camunda 7's client: ${String(error)}\n`);
  process.exit(1);
}

const question = z.object({ ask: z.literal('ended'), beyond: z.number() });

servePart(
  async (given) => {
    const { beyond } = question.parse(given);
    while (ended <= beyond) await new Promise<void>((resolve) => (tell = resolve));
    return ended;
  },
  () => {
    stopping = true;
    client.stop();
    return Promise.resolve();
  },
);
