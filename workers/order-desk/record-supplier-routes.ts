import { z } from 'zod';
import { warranty } from '../../src/systems/order-desk/contract';
import { personId } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReference } from '../inputs';

const route = z.object({ returnedPartNo: warranty.returnedPartNo, route: warranty.supplierRoute, supplierNo: optionalReference, usable: z.boolean() });

/** WR-15, WR-D7: which way each old part goes; parts to be cleared come back grouped by supplier. */
export const recordSupplierRoutes = defineWorker({
  type: 'order-desk.record-supplier-routes',
  input: z.object({ caseNo: warranty.caseNo, routes: z.array(route).min(1), recordedBy: personId }),
  output: warranty.routesRecorded,
  run: (clients, body, { idempotencyKey }) => clients.orderDesk.recordSupplierRoutes({ body, idempotencyKey }),
});
