import { z } from 'zod';
import { issueSlipNo, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { lineList } from '../lines';

/** PD-D5.1: goods that Logistics returns move from handover staging back to the after-sales store. */
export const returnToStore = defineWorker({
  type: 'warehouse.return-to-store',
  input: z.object({ issueSlipNo, handoverNo: reference, shipmentLines: lineList }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.returnToStore({ body, idempotencyKey }),
});
