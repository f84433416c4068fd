import { z } from 'zod';
import { issueSlipNo, line, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { packedLineList } from './inputs';

/** PD-05: the packing record with its cartons. */
export const recordPacking = defineWorker({
  type: 'warehouse.record-packing',
  input: z.object({
    issueSlipNo,
    packedLines: packedLineList,
    cartonCount: z.number().int().min(1).max(100),
    packer: personId,
  }),
  output: z.object({
    packingRecordNo: z.string(),
    cartonNo: z.string(),
    cartonNos: z.array(z.string()),
    shipmentLines: z.array(line),
  }),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.recordPacking({ body, idempotencyKey }),
});
