import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';
import { countPlaceList } from './inputs';

const countTarget = z.object({
  partNo: z.string(),
  partName: z.string(),
  location: z.string(),
  oldPartNo: z.string().nullable(),
  candidateId: z.string().nullable(),
  listedQuantity: z.number().nullable(),
});

/** SW-06, PS-11: the count sheet; a part that nobody knows goes back to the keeper. */
export const openCount = defineWorker({
  type: 'warehouse.open-count',
  input: z.object({ countLines: countPlaceList, reason: optionalReason, askedBy: reference.nullish() }),
  output: z.object({ countSheetNo: z.string(), countLines: z.array(countTarget) }),
  errors: { unknownPart: 'unknownPart', unknownOldPart: 'unknownPart' },
  run: (clients, body, { idempotencyKey }) => clients.warehouse.openCount({ body, idempotencyKey }),
});
