import { z } from 'zod';
import { addScrapCandidateBody, candidateId } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** WR-19: enters pieces of an old part as scrap candidate; it waits there for a list. */
export const addScrapCandidate = defineWorker({
  type: 'warehouse.add-scrap-candidate',
  input: addScrapCandidateBody,
  output: z.object({ candidateId }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.addScrapCandidate({ body, idempotencyKey }),
});
