import type { z } from 'zod';
import { shanghaiIso } from '../../clock';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import { conflict, notFound } from '../../http/problem';
import { cnyOf, fenOf, type Fen } from '../../money';
import { book, pairOf } from './ledger';
import type { FinanceTx } from './tables';
import type { offsetVehicleAccountBody, receiveReturnFormsBody } from './vehicle-operations';

/**
 * Takes the return forms in (VR-13) and tells what is to be offset: the invoiced price less the list value of missing
 * parts, never below 0.00 (I-VR-8). Throws 409 `formsPassed`.
 */
export async function receiveReturnForms(tx: FinanceTx, given: z.output<typeof receiveReturnFormsBody>, at: Date) {
  const { invoicedPrice, missingParts, ...rest } = given;
  const invoicedPriceFen = fenOf(invoicedPrice);
  const missingValueFen = missingParts.reduce((sum, { listPrice }) => sum + fenOf(listPrice), 0);
  const vehicleReturnFormsNo = await nextNumber(baseOf(tx), 'RF', at);
  const stored = await tx
    .insertInto('vehicleReturnForms')
    .values({ ...rest, vehicleReturnFormsNo, invoicedPriceFen, missingParts: JSON.stringify(missingParts), missingValueFen, passedAt: at })
    .onConflict((clash) => clash.column('caseNo').doNothing())
    .returning('vehicleReturnFormsNo')
    .executeTakeFirst();
  if (!stored) throw conflict('formsPassed', `The return forms of ${given.caseNo} are with Finance already`);
  return { vehicleReturnFormsNo, offsetAmount: cnyOf(offsetOf({ invoicedPriceFen, missingValueFen })) };
}

/** What the dealer gets back; he owes nothing for parts beyond the price of the vehicle. */
const offsetOf = ({ invoicedPriceFen, missingValueFen }: { invoicedPriceFen: Fen; missingValueFen: Fen }): Fen => Math.max(invoicedPriceFen - missingValueFen, 0);

/**
 * Offsets the dealer's whole-vehicle account, once per forms (VR-14, L-09); it may become a credit balance.
 * Throws 404, 409 `accountOffset`, `sameHand`.
 */
export async function offsetVehicleAccount(tx: FinanceTx, { vehicleReturnFormsNo, offsetBy }: z.output<typeof offsetVehicleAccountBody>, at: Date) {
  const forms = await tx.selectFrom('vehicleReturnForms').selectAll().where('vehicleReturnFormsNo', '=', vehicleReturnFormsNo).forUpdate().executeTakeFirst();
  if (!forms) throw notFound('vehicle-return forms', vehicleReturnFormsNo);
  if (forms.voucherNo !== null) throw conflict('accountOffset', `${vehicleReturnFormsNo} is offset as ${forms.voucherNo}; a vehicle is offset once`);
  if (forms.passedBy === offsetBy) throw conflict('sameHand', `${offsetBy} passed ${vehicleReturnFormsNo}; the offset is another person's (I-G-9)`);
  const amount = offsetOf(forms);
  const voucherNo = await bookOffset(tx, forms, amount, at);
  await tx.updateTable('vehicleReturnForms').set({ voucherNo, offsetBy, offsetAt: at }).where('vehicleReturnFormsNo', '=', vehicleReturnFormsNo).execute();
  return { voucherNo, offsetAmount: cnyOf(amount) };
}

function bookOffset(tx: FinanceTx, { vehicleReturnFormsNo, dealerNo }: { vehicleReturnFormsNo: string; dealerNo: string }, amount: Fen, at: Date) {
  const entries = pairOf({ account: 'vehicleSalesReturn', party: null }, { account: 'dealerVehicleReceivable', party: dealerNo }, amount);
  return book(tx, { rule: 'L-09', source: vehicleReturnFormsNo, documentNo: vehicleReturnFormsNo, orderNo: null, at, entries }, at);
}

/** Vehicle-return forms, oldest first. */
export async function listReturnForms(tx: FinanceTx, wanted: OfCase) {
  const rows = await tx.selectFrom('vehicleReturnForms').selectAll().$call(pageOfCase(wanted)).execute();
  return rows.map(({ invoicedPriceFen, missingValueFen, ...row }) => ({
    ...row,
    invoicedPrice: cnyOf(invoicedPriceFen),
    missingValue: cnyOf(missingValueFen),
    offsetAmount: cnyOf(offsetOf({ invoicedPriceFen, missingValueFen })),
    passedAt: shanghaiIso(row.passedAt),
  }));
}
