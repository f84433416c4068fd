import { z } from 'zod';
import { issueSlipNo, line, personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { cartonContent } from '../../src/systems/warehouse/schemas';
import { cartonLineList, packedLineList } from './inputs';

/** PD-05: the packing record with its cartons and what lies in each. The packer is asked again where these do not agree. */
export const recordPacking = defineWorker({
  type: 'warehouse.record-packing',
  input: z.object({
    issueSlipNo,
    packedLines: packedLineList,
    cartonCount: z.number().int().min(1).max(100),
    cartonLines: cartonLineList,
    packer: personId,
  }),
  output: z.object({
    packingRecordNo: z.string(),
    cartonNo: z.string(),
    cartonNos: z.array(z.string()),
    cartons: z.array(cartonContent),
    shipmentLines: z.array(line),
  }),
  errors: { cartonsDiffer: 'packerAskedAgain' },
  // One carton holds all of it, whatever was filled in before it became one.
  run: (clients, { cartonLines, ...body }, { idempotencyKey }) =>
    clients.warehouse.recordPacking({ body: { ...body, cartonLines: body.cartonCount === 1 ? [] : cartonLines }, idempotencyKey }),
});
