import { cleared, clearing } from '../../src/systems/logistics/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** Puts a take-over that fitted no document to the one that the shipper named, or dismisses it. */
export const clearUnmatched = defineWorker({
  type: 'logistics.clear-unmatched',
  input: clearing.strip(),
  output: cleared,
  run: (clients, body, { idempotencyKey }) => clients.logistics.clearUnmatched({ body, idempotencyKey }),
});
