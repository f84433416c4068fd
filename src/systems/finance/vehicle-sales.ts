import { sql, type Selectable } from 'kysely';
import type { z } from 'zod';
import { baseOf } from '../../database/base-tables';
import { pageOfCase, type OfCase } from '../../database/of-case';
import { nextNumber } from '../../database/serial';
import { conflict, notFound, refusedField } from '../../http/problem';
import { cnyOf, fenOf } from '../../money';
import { book, pairOf } from './ledger';
import type { FinanceTables, FinanceTx } from './tables';
import type { proposeInternalHandlingPriceBody, recordVehicleSaleBody, signInternalHandlingPriceBody } from './vehicle-operations';

type PriceNote = Selectable<FinanceTables['internalPriceNote']>;

/** The condition of the unique index, word for word: a parameter would not match it once the statement's plan is a general one. */
const stands = sql<boolean>`state <> 'notSigned'`;

/** Proposes a price (VR-19) and returns the note's number. Throws 422 `priceMissing`, 409 `priceProposed` while one is open or signed. */
export async function proposeInternalHandlingPrice(tx: FinanceTx, { proposedPrice, ...given }: z.output<typeof proposeInternalHandlingPriceBody>, at: Date): Promise<string> {
  const proposedPriceFen = fenOf(proposedPrice);
  if (proposedPriceFen === 0) throw refusedField('priceMissing', 'proposedPrice', 'say for how much the vehicle is to be sold');
  const internalPriceNoteNo = await nextNumber(baseOf(tx), 'HP', at);
  const stored = await tx
    .insertInto('internalPriceNote')
    .values({ ...given, internalPriceNoteNo, proposedPriceFen, proposedAt: at, state: 'proposed' })
    .onConflict((clash) => clash.column('caseNo').where(stands).doNothing())
    .returning('internalPriceNoteNo')
    .executeTakeFirst();
  if (!stored) throw conflict('priceProposed', `A price of the vehicle of ${given.caseNo} is proposed or signed already`);
  return internalPriceNoteNo;
}

/** Signs a price or does not (VR-D11); returns whether it is signed. Throws 404, 409 `priceState`, `sameHand`, 422 `reasonMissing`. */
export async function signInternalHandlingPrice(tx: FinanceTx, given: z.output<typeof signInternalHandlingPriceBody>, at: Date): Promise<boolean> {
  const { internalPriceNoteNo, signed, reason, signedBy } = given;
  if (!signed && !reason) throw refusedField('reasonMissing', 'reason', 'say why the price is not signed (I-G-10)');
  const note = await noteToChange(tx, internalPriceNoteNo, 'proposed');
  if (note.proposedBy === signedBy) throw conflict('sameHand', `${signedBy} proposed ${internalPriceNoteNo}; it is signed by another person (I-G-9)`);
  const change = { state: signed ? ('signed' as const) : ('notSigned' as const), signedBy, signedAt: at, reason: reason || null };
  await tx.updateTable('internalPriceNote').set(change).where('internalPriceNoteNo', '=', internalPriceNoteNo).execute();
  return signed;
}

/** Sells the vehicle at the signed price, once (VR-20, L-16, M-07). Throws 404, 409 `priceState`, `vehicleSold`. */
export async function recordVehicleSale(tx: FinanceTx, { internalPriceNoteNo, buyer, soldBy }: z.output<typeof recordVehicleSaleBody>, at: Date) {
  const { proposedPriceFen } = await noteToChange(tx, internalPriceNoteNo, 'signed');
  const sold = await tx.selectFrom('specialSaleRecord').select('specialSaleRecordNo').where('internalPriceNoteNo', '=', internalPriceNoteNo).executeTakeFirst();
  if (sold) throw conflict('vehicleSold', `${internalPriceNoteNo} was sold on as ${sold.specialSaleRecordNo}; a vehicle is sold once`);
  const specialSaleRecordNo = await nextNumber(baseOf(tx), 'VS', at);
  const entries = pairOf({ account: 'cash', party: null }, { account: 'specialPriceSales', party: null }, proposedPriceFen);
  const voucherNo = await book(tx, { rule: 'L-16', source: specialSaleRecordNo, documentNo: specialSaleRecordNo, orderNo: null, at, entries }, at);
  await tx.insertInto('specialSaleRecord').values({ specialSaleRecordNo, internalPriceNoteNo, buyer: buyer ?? null, soldBy, soldAt: at, voucherNo }).execute();
  return { specialSaleRecordNo, voucherNo, salePrice: cnyOf(proposedPriceFen) };
}

async function noteToChange(tx: FinanceTx, internalPriceNoteNo: string, state: PriceNote['state']): Promise<PriceNote> {
  const note = await tx.selectFrom('internalPriceNote').selectAll().where('internalPriceNoteNo', '=', internalPriceNoteNo).forUpdate().executeTakeFirst();
  if (!note) throw notFound('internal handling price note', internalPriceNoteNo);
  if (note.state !== state) throw conflict('priceState', `${internalPriceNoteNo} is ${note.state}; this can be done only while it is ${state}`);
  return note;
}

/** Price notes with the sales made on them, oldest first. */
export async function listPriceNotes(tx: FinanceTx, wanted: OfCase) {
  const rows = await tx
    .selectFrom('internalPriceNote')
    .leftJoin('specialSaleRecord', 'specialSaleRecord.internalPriceNoteNo', 'internalPriceNote.internalPriceNoteNo')
    .selectAll('internalPriceNote')
    .select(['specialSaleRecordNo', 'buyer'])
    .$call(pageOfCase(wanted))
    .execute();
  return rows.map(({ proposedPriceFen, ...row }) => ({ ...row, proposedPrice: cnyOf(proposedPriceFen) }));
}
