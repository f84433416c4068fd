import { z } from 'zod';
import { custodyTransferRecordNo, scrapEnd, transferCustodyBody } from '../../src/systems/warehouse/contract';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason, optionalReference } from '../inputs';

/**
 * PS-12: goods of a count sheet pass into the custody of Administration, OLD to SCR; without its signature nothing moves
 * (PS-D7). Of a scrap list it tells the end state, what finance writes off, and new candidates of a surplus (PS-D6.3).
 */
export const transferCustody = defineWorker({
  type: 'warehouse.transfer-custody',
  input: z.object({ ...transferCustodyBody.shape, goods: z.array(z.object({ partNo: reference, quantity, candidateId: optionalReference })), reason: optionalReason }),
  output: z.object({ custodyTransferRecordNo: custodyTransferRecordNo.nullable(), movementIds: z.array(z.string()), endState: scrapEnd.nullable(), newCandidates: z.array(z.string()) }),
  errors: { reasonMissing: 'signerAskedAgain', sameHand: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.warehouse.transferCustody({ body, idempotencyKey }),
});
