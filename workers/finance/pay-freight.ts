import { z } from 'zod';
import { freightPaymentNo, payFreightBody } from '../../src/systems/finance/contract';
import { cnyNumber, reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** WR-03, VR-12: the company pays the carrier on arrival for the shipper (L-10). */
export const payFreight = defineWorker({
  type: 'finance.pay-freight',
  input: z.object({ ...payFreightBody.shape, amount: cnyNumber, carrier: optionalReason }),
  output: z.object({ freightPaymentNo, freightVoucherNo: reference }),
  errors: { amountMissing: 'amountAskedAgain' },
  run: async (clients, body, { idempotencyKey }) => {
    const { freightPaymentNo: paid, voucherNo } = await clients.finance.payFreight({ body, idempotencyKey });
    return { freightPaymentNo: paid, freightVoucherNo: voucherNo };
  },
});
