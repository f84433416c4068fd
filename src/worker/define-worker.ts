import type { z } from 'zod';
import type { SystemClients } from '../systems/clients';
import type { TaskListener, Worker } from './define';

/** Types a worker's definition: input and output of `run` follow its zod schemas. */
export function defineWorker<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: Omit<Worker<SystemClients, Input, Output>, 'kind'>,
): Worker<SystemClients, Input, Output> {
  return { kind: 'job', ...definition };
}

/** Types a task listener's definition. */
export function defineTaskListener<Input extends z.ZodObject>(
  definition: Omit<TaskListener<SystemClients, Input>, 'kind'>,
): TaskListener<SystemClients, Input> {
  return { kind: 'taskListener', ...definition };
}
