import { z } from 'zod';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';
import { countPlaceList } from './inputs';

/** SW-06: the count sheet; a part that nobody knows goes back to the keeper. */
export const openCount = defineWorker({
  type: 'warehouse.open-count',
  input: z.object({ countLines: countPlaceList, reason: optionalReason }),
  output: z.object({ countSheetNo: z.string(), countLines: z.array(z.record(z.string(), z.string())) }),
  errors: { unknownPart: 'unknownPart' },
  run: (clients, body, { idempotencyKey }) => clients.warehouse.openCount({ body, idempotencyKey }),
});
