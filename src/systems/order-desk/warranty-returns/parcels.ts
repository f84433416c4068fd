import { shanghaiDay, shanghaiIso } from '../../../clock';
import type { Locale } from '../../../config';
import { enqueue } from '../../../database/outbox';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import { lockDealer } from '../catalogue-repository';
import { faxReceived } from '../fax-entry';
import { unknownParts } from '../incidents/incident-repository';
import { remedyGiven, unfitExpected } from './expected-returns';
import { returnedPartsArrived } from './messages';
import type { Misfit } from './misfits';
import { lineOfFlow } from './pieces';
import { insertLines, linesOf, takeReturn, updateReturn } from './repository';
import type { ReturnList } from './schemas';
import type { WarrantyTx } from './tables';

/**
 * Takes in the list of a parcel (WR-01): the case and the start of its flow commit together.
 * Returns the case's number, or why the list can not be taken in.
 */
export async function reportReturnedParts(tx: WarrantyTx, at: Date, given: ReturnList, locale: Locale): Promise<{ caseNo: string } | Misfit> {
  // Lists of one dealer take turns, so that the same list sent twice is one case.
  const dealer = await lockDealer(tx, given.dealerNo);
  if (!dealer) return { misfit: 'unknownDealer', field: 'dealerNo', value: given.dealerNo };
  const misfit = (await unfitListNo(tx, given)) ?? (await unfitParts(tx, given)) ?? unfitDates(given, at) ?? (await unfitSerials(tx, given)) ?? (await unfitExpected(tx, given));
  if (misfit) return misfit;
  const caseNo = await nextNumber(tx, 'WR', at);
  const { dealerNo, name: dealerName } = dealer;
  const head = { caseNo, dealerNo, dealerListNo: given.dealerListNo ?? null, carrier: given.carrier ?? null };
  await tx.insertInto('warrantyReturn').values({ ...head, state: 'received', receivedAt: at }).execute();
  await insertLines(tx, await rowsOf(tx, caseNo, given.lines));
  const listLines = (await linesOf(tx, caseNo)).map((line) => lineOfFlow(line, line.listedQuantity, locale));
  await enqueue(tx, faxReceived({ caseNo, party: dealerNo, what: 'returnedParts', no: 1 }, locale), at);
  await enqueue(tx, returnedPartsArrived({ ...head, dealerName, arrivedAt: shanghaiIso(at), listLines }), at);
  return { caseNo };
}

async function rowsOf(tx: WarrantyTx, caseNo: string, lines: ReturnList['lines']) {
  const rows = [];
  for (const [index, line] of lines.entries()) {
    const { partNo, quantity: listedQuantity, fault, exchangeWanted } = line;
    const optional = {
      saleDate: line.saleDate ?? null,
      saleDateKind: line.saleDateKind ?? null,
      extensionReason: line.extensionReason ?? null,
      serialNo: line.serialNo ?? null,
      expectedCaseNo: line.expectedCaseNo ?? null,
    };
    rows.push({ caseNo, lineNo: index + 1, partNo, listedQuantity, fault, exchangeWanted, ...optional, remedyGiven: await remedyGiven(tx, line.expectedCaseNo, partNo) });
  }
  return rows;
}

async function unfitListNo(tx: WarrantyTx, { dealerNo, dealerListNo }: ReturnList): Promise<Misfit | undefined> {
  if (!dealerListNo) return undefined;
  const known = await tx.selectFrom('warrantyReturn').select('caseNo').where('dealerNo', '=', dealerNo).where('dealerListNo', '=', dealerListNo).executeTakeFirst();
  return known && { misfit: 'parcelAlreadyRecorded', field: 'dealerListNo', value: known.caseNo };
}

async function unfitParts(tx: WarrantyTx, { lines }: ReturnList): Promise<Misfit | undefined> {
  const unknown = await unknownParts(tx, lines.map(({ partNo }) => partNo));
  const index = lines.findIndex(({ partNo }) => unknown.has(partNo));
  return lines[index] && { misfit: 'unknownPart', field: `lines.${index}.partNo`, value: lines[index].partNo };
}

function unfitDates({ lines }: ReturnList, at: Date): Misfit | undefined {
  const today = shanghaiDay(at);
  const index = lines.findIndex(({ saleDate }) => saleDate && saleDate > today);
  return lines[index] && { misfit: 'saleDateAhead', field: `lines.${index}.saleDate`, value: lines[index].saleDate ?? '' };
}

/** A piece with a serial number is in one open case at a time, and once on a list. */
async function unfitSerials(tx: WarrantyTx, { dealerNo, lines }: ReturnList): Promise<Misfit | undefined> {
  const seen = new Set<string>();
  for (const [index, { partNo, serialNo }] of lines.entries()) {
    if (!serialNo) continue;
    const piece = `${partNo} ${serialNo}`;
    const field = `lines.${index}.serialNo`;
    if (seen.has(piece)) return { misfit: 'partInOpenCase', field, value: piece };
    seen.add(piece);
    // Lists that name the same piece take turns.
    await tx.selectFrom('part').select('partNo').where('partNo', '=', partNo).forNoKeyUpdate().execute();
    const open = await tx
      .selectFrom('warrantyLine')
      .innerJoin('warrantyReturn', 'warrantyReturn.caseNo', 'warrantyLine.caseNo')
      .select(['warrantyReturn.caseNo', 'warrantyReturn.dealerNo'])
      .where('partNo', '=', partNo)
      .where('serialNo', '=', serialNo)
      .where('state', '<>', 'closed')
      .executeTakeFirst();
    // No dealer learns the number of another's case.
    if (open) return { misfit: 'partInOpenCase', field, value: open.dealerNo === dealerNo ? `${open.caseNo} ${piece}` : piece };
  }
  return undefined;
}

/**
 * Binds the case to the process instance that runs it: the first one wins, and may ask again.
 * Throws 409 `caseAlreadyRuns` for any other.
 */
export async function claimReturn(tx: WarrantyTx, caseNo: string, instance: string) {
  const found = await takeReturn(tx, caseNo);
  if (found.instance === null) await updateReturn(tx, caseNo, { instance });
  else if (found.instance !== instance) {
    throw conflict('caseAlreadyRuns', `${caseNo} is already run by process instance ${found.instance}; cancel this second one`);
  }
  return {};
}
