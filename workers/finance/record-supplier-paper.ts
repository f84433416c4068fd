import { z } from 'zod';
import { paperKind, purchaseRequestNo } from '../../src/systems/finance/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** PP-05, PP-D4: the supplier's invoice or receipt is there; asked again about a paper that was taken in before. */
export const recordSupplierPaper = defineWorker({
  type: 'finance.record-supplier-paper',
  input: z.object({ purchaseRequestNo, supplierNo: reference, paperKind, paperNo: reference }),
  output: z.object({}),
  errors: { paperKnown: 'purchaserAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.finance.recordSupplierPaper({ body, idempotencyKey }),
});
