import { z } from 'zod';
import { offsetVehicleAccountBody } from '../../src/systems/finance/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-14: the dealer's whole-vehicle account is offset (L-09, M-02). */
export const offsetVehicleAccount = defineWorker({
  type: 'finance.offset-vehicle-account',
  input: offsetVehicleAccountBody.strip(),
  output: z.object({ offsetVoucherNo: reference, offsetAmount: z.number() }),
  run: async (clients, body, { idempotencyKey }) => {
    const { voucherNo, offsetAmount } = await clients.finance.offsetVehicleAccount({ body, idempotencyKey });
    return { offsetVoucherNo: voucherNo, offsetAmount: Number(offsetAmount) };
  },
});
