import { z } from 'zod';
import { personId, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** SW-06: the department finance clerk's word on a difference (SW-D3.2). */
export const decideDifference = defineWorker({
  type: 'warehouse.decide-difference',
  input: z.object({ differenceReportNo: reference, released: z.boolean(), reason: optionalReason, decidedBy: personId }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.decideDifference({ body, idempotencyKey }),
});
