import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import type { Locale } from '../../../config';
import { conflict, notFound, refused } from '../../../http/problem';
import { takeCandidates } from './candidates';
import { piecesOf } from './pieces';
import { insertBreach, findClearing, partsOf, takeReturn, updatePart } from './repository';
import type { clearingBreach, clearingToReopen, routesToRecord, supplierCredit } from './schemas';
import type { PartRow, WarrantyTx } from './tables';

interface ToOpen {
  caseNo: string;
  supplierNo: string;
  openedBy: string;
  parts: PartRow[];
}

/** Opens a clearing with a supplier for parts of a locked case; a second one with him has a number behind its key. */
async function openClearing(tx: WarrantyTx, at: Date, { caseNo, supplierNo, openedBy, parts }: ToOpen, locale: Locale) {
  const earlier = await tx.selectFrom('clearing').select('clearingKey').where('caseNo', '=', caseNo).where('supplierNo', '=', supplierNo).execute();
  const clearingKey = [caseNo, supplierNo, ...(earlier.length > 0 ? [earlier.length + 1] : [])].join('/');
  await tx.insertInto('clearing').values({ clearingKey, caseNo, supplierNo, openedBy, openedAt: at }).execute();
  for (const { returnedPartNo } of parts) await updatePart(tx, returnedPartNo, { clearingKey, supplierNo, taken: null });
  return { clearingKey, supplierNo, parts: await piecesOf(tx, parts, locale), openedAt: shanghaiIso(at) };
}

/**
 * Records which way each old part goes (WR-15, WR-D7); parts to be cleared are grouped by supplier.
 * Throws 404; 409 `caseState`, `sideEnded`; 422 `supplierMissing`.
 */
export async function recordSupplierRoutes(tx: WarrantyTx, at: Date, { caseNo, routes, recordedBy }: z.output<typeof routesToRecord>, locale: Locale) {
  await takeReturn(tx, caseNo, ['judged']);
  const parts = await partsOf(tx, caseNo);
  const routed = routes.map(({ returnedPartNo, ...route }, index) => {
    const part = parts.find((each) => each.returnedPartNo === returnedPartNo);
    if (!part) throw notFound('returned part', returnedPartNo);
    if (part.supplierEnd !== null) throw conflict('sideEnded', `The supplier side of ${returnedPartNo} has ended as ${part.supplierEnd}`);
    if (route.route === 'clear' && !route.supplierNo) throw fault(`routes.${index}.supplierNo`, `name the supplier that ${returnedPartNo} is cleared with`);
    return { ...route, part };
  });
  for (const { part, route, usable, supplierNo } of routed) {
    await updatePart(tx, part.returnedPartNo, { supplierRoute: route, usable, supplierNo: supplierNo ?? null, routedBy: recordedBy });
  }
  const of = (route: string) => routed.filter((each) => each.route === route);
  const suppliers = [...new Set(of('clear').flatMap(({ supplierNo }) => (supplierNo ? [supplierNo] : [])))].sort();
  const clearings = [];
  for (const supplierNo of suppliers) {
    const own = of('clear').filter((each) => each.supplierNo === supplierNo).map(({ part }) => part);
    clearings.push(await openClearing(tx, at, { caseNo, supplierNo, openedBy: recordedBy, parts: own }, locale));
  }
  const piecesBy = (route: string) => piecesOf(tx, of(route).map(({ part }) => part), locale);
  return { clearings, scrapParts: await piecesBy('scrap'), keptParts: await piecesBy('keep') };
}

const fault = (field: string, detail: string) => refused('supplierMissing', `${field}: ${detail}`, [{ field, detail }]);

/**
 * Opens the supplier side of scrap candidates again: their supplier is asked once more (PS-D5.2).
 * Throws 404, 409 `notACandidate` where a lot has fewer candidates.
 */
export async function reopenClearing(tx: WarrantyTx, at: Date, { caseNo, supplierNo, parts, recordedBy }: z.output<typeof clearingToReopen>, locale: Locale) {
  await takeReturn(tx, caseNo);
  const reopened: PartRow[] = [];
  for (const { oldPartNo, quantity } of parts) reopened.push(...(await takeCandidates(tx, { caseNo, oldPartNo, quantity })));
  for (const { returnedPartNo } of reopened) await updatePart(tx, returnedPartNo, { supplierEnd: null, supplierEndedAt: null, supplierRoute: 'clear' });
  return openClearing(tx, at, { caseNo, supplierNo, openedBy: recordedBy, parts: reopened }, locale);
}

/**
 * Was the supplier late (T-09)? Decided from the recorded moments; a miss is written down and told once, and flags the
 * case; nothing else follows from it (I-G-5). Throws 404.
 */
export async function recordClearingBreach(tx: WarrantyTx, at: Date, { clearingKey, dueAt }: z.output<typeof clearingBreach>) {
  const clearing = await findClearing(tx, clearingKey);
  if (!clearing) throw notFound('clearing', clearingKey);
  const due = new Date(dueAt);
  if (clearing.answeredAt && clearing.answeredAt < due) return { breached: false };
  return { breached: await insertBreach(tx, { caseNo: clearing.caseNo, deadlineId: 'T-09', dueAt: due, clearingKey, recordedAt: at }) };
}

/** The supplier of a clearing is charged for what he took (L-13). Throws 404. */
export async function recordSupplierCredit(tx: WarrantyTx, { clearingKey, voucherNo }: z.output<typeof supplierCredit>) {
  if (!(await findClearing(tx, clearingKey))) throw notFound('clearing', clearingKey);
  await tx.updateTable('returnedPart').set({ creditVoucherNo: voucherNo }).where('clearingKey', '=', clearingKey).where('taken', '=', true).execute();
  return {};
}
