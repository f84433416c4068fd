import { z } from 'zod';
import { custodyTransferRecordNo, transferCustodyBody } from '../../src/systems/warehouse/contract';
import { quantity, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PS-12: goods of a count sheet pass into the custody of Administration, OLD to SCR; without its signature nothing moves (PS-D7). */
export const transferCustody = defineWorker({
  type: 'warehouse.transfer-custody',
  input: z.object({ ...transferCustodyBody.shape, goods: z.array(z.object({ partNo: reference, quantity })).min(1), reason: optionalReason }),
  output: z.object({ custodyTransferRecordNo: custodyTransferRecordNo.nullable() }),
  errors: { reasonMissing: 'signerAskedAgain', sameHand: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.warehouse.transferCustody({ body, idempotencyKey }),
});
