import type { z } from 'zod';
import { baseOf } from '../../database/base-tables';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refusedField } from '../../http/problem';
import type { Handlers } from '../../http/handlers';
import { fenOf } from '../../money';
import type { freightOperations, offsetFreightBody, payFreightBody } from './freight-operations';
import { listFreightPayments, lockFreightPayment } from './freight-repository';
import { book, pairOf } from './ledger';
import { findReversalOf } from './red-letter-repository';
import type { FinanceTables, FinanceTx } from './tables';

/** Accounts that bear freight, by who shipped (L-11). */
const accountOf = { dealer: 'dealerPartsReceivable', supplier: 'supplierPayable' } as const;

/** Pays freight on arrival for the shipper (L-10). Throws 422 `amountMissing` for nothing to pay. */
async function payFreight(tx: FinanceTx, { caseNo, amount, carrier, paidBy }: z.output<typeof payFreightBody>, at: Date) {
  const amountFen = fenOf(amount);
  if (amountFen === 0) throw refusedField('amountMissing', 'amount', 'say what the carrier asked');
  const freightPaymentNo = await nextNumber(baseOf(tx), 'FP', at);
  const entries = pairOf({ account: 'freightOnBehalf', party: null }, { account: 'cash', party: null }, amountFen);
  const voucherNo = await book(tx, { rule: 'L-10', source: freightPaymentNo, documentNo: freightPaymentNo, orderNo: null, at, entries }, at);
  await tx.insertInto('freightPayment').values({ freightPaymentNo, caseNo, amountFen, carrier: carrier ?? null, paidBy, paidAt: at, voucherNo }).execute();
  return { freightPaymentNo, voucherNo };
}

/** Offsets paid freight against the shipper's account, once (L-11, M-01). Throws 404, 409 `freightOffset`, `freightReversed`. */
async function offsetFreight(tx: FinanceTx, { freightPaymentNo, responsibleParty, partyNo }: z.output<typeof offsetFreightBody>, at: Date) {
  const payment = await lockFreightPayment(tx, freightPaymentNo);
  if (!payment) throw notFound('freight payment', freightPaymentNo);
  if (payment.offsetVoucherNo !== null) throw conflict('freightOffset', `${freightPaymentNo} is offset as ${payment.offsetVoucherNo}; freight is offset once`);
  if (await findReversalOf(tx, payment.voucherNo)) throw conflict('freightReversed', `${freightPaymentNo} was reversed by a red-letter voucher; nothing is to be offset`);
  const entries = pairOf({ account: accountOf[responsibleParty], party: partyNo }, { account: 'freightOnBehalf', party: null }, payment.amountFen);
  const voucherNo = await book(tx, { rule: 'L-11', source: freightPaymentNo, documentNo: freightPaymentNo, orderNo: null, at, entries }, at);
  await tx.updateTable('freightPayment').set({ offsetVoucherNo: voucherNo }).where('freightPaymentNo', '=', freightPaymentNo).execute();
  return { voucherNo };
}

type FreightContract = { system: string; title: string; operations: typeof freightOperations };

/** Carries out finance's operations on freight paid for the shipper. */
export const freightHandlers: Handlers<FreightContract, FinanceTables> = {
  payFreight: ({ tx, at }, { body }) => payFreight(tx, body, at),
  offsetFreight: ({ tx, at }, { body }) => offsetFreight(tx, body, at),
  listFreightPayments: async ({ tx }, { query }) => ({ freightPayments: await listFreightPayments(tx, query) }),
};
