import { z } from 'zod';
import { openDispatchBody, openedDispatch } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { lineList } from '../lines';

/** PD-01: opens the dispatch of a reviewed issue slip. */
export const openDispatch = defineWorker({
  type: 'logistics.open-dispatch',
  input: z.object({ ...openDispatchBody.shape, slipLines: lineList }),
  output: openedDispatch,
  run: (clients, body, { idempotencyKey }) =>
    clients.logistics.openDispatch({ body: body, idempotencyKey }),
});
