import { z } from 'zod';
import { issueSlipNo, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { lineList } from '../lines';

/** PD-08: signed-over goods move from the after-sales store to handover staging. */
export const moveToStaging = defineWorker({
  type: 'warehouse.move-to-staging',
  input: z.object({ issueSlipNo, handoverNo: reference, shipmentLines: lineList }),
  output: z.object({}),
  run: (clients, body, { idempotencyKey }) => clients.warehouse.moveToStaging({ body, idempotencyKey }),
});
