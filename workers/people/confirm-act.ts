import { z } from 'zod';
import { actConfirmed } from '../../src/people/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Confirms the act that was reserved when the task was completed; tells who completed it. */
export const confirmAct = defineWorker({
  type: 'people.confirm-act',
  input: z.object({}),
  output: actConfirmed,
  run: (clients, _input, { idempotencyKey, passage, headers }) =>
    clients.people.confirmAct({ body: { passage, act: headers['act'] }, idempotencyKey }),
});
