import { z } from 'zod';
import { personId, reference, remark } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** I-G-14: reverses a posted voucher by a red-letter voucher, dated today. */
export const reverseVoucher = defineWorker({
  type: 'finance.reverse-voucher',
  input: z.object({ voucherNo: reference, reason: remark, requestedBy: personId, reviewedBy: personId }),
  output: z.object({ refusal: z.string().nullable(), redLetterVoucherNo: z.string().nullable() }),
  run: (clients, body, { idempotencyKey }) => clients.finance.reverseVoucher({ body, idempotencyKey }),
});
