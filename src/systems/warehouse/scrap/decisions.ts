import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { enqueue } from '../../../database/outbox';
import { conflict, notFound, refused, refusedField } from '../../../http/problem';
import { cnyOf } from '../../../money';
import type { WarehouseTx } from '../tables';
import { caseIn, unlist } from './cases';
import type { decideScrapListBody } from './operations';
import { changeCandidate, latestList, linesOfLists, lockPool } from './repository';
import type { scrapEnd } from './schemas';
import type { ScrapListLine } from './tables';
import { goodsOf, supplierClearingsOf } from './views';

type Given = z.output<typeof decideScrapListBody>;
type End = z.infer<typeof scrapEnd>;

/**
 * What is done with a list (PS-D2.2, PS-D3, PS-D5). Pieces that are not to be scrapped are candidates again, or, as the
 * meeting resolves, kept as old parts or sent back to their supplier. Throws 404; 409 `scrapListState` for a list that
 * is decided or replaced; 422 `notOnList`, `resolutionIncomplete`, `resolutionDiffers`, `supplierUnknown`.
 */
export async function decideScrapList(tx: WarehouseTx, { scrapListNo, scrapDecision, resolvedLines }: Given, at: Date) {
  await lockPool(tx);
  const caseNo = await caseOfUndecided(tx, scrapListNo);
  const lines = await linesOfLists(tx, [scrapListNo]);
  const resolved = scrapDecision === 'scrapPart' ? resolvedFrom(lines, resolvedLines) : lines.map((line) => ({ ...line, scrapQuantity: scrapDecision === 'scrapAll' ? line.quantity : 0 }));
  await tx.updateTable('scrapList').set({ decision: scrapDecision, decidedAt: at }).where('scrapListNo', '=', scrapListNo).execute();
  const endState: End | null = scrapDecision === 'scrapNone' ? 'notScrapped' : scrapDecision === 'withdraw' ? 'withdrawn' : null;
  if (endState !== null) await unlist(tx, caseNo);
  for (const line of resolved) await keep(tx, at, line, endState === null);
  const ended = endState === null ? { state: 'decided' as const } : { state: 'ended' as const, endState, endedAt: at };
  await tx.updateTable('scrapCase').set(ended).where('caseNo', '=', caseNo).execute();
  const amountFen = resolved.reduce((sum, { scrapQuantity, unitValueFen }) => sum + scrapQuantity * unitValueFen, 0);
  return { endState, scrapAmount: cnyOf(amountFen), goods: goodsOf(resolved), supplierClearings: supplierClearingsOf(resolved) };
}

async function caseOfUndecided(tx: WarehouseTx, scrapListNo: string): Promise<string> {
  const list = await tx.selectFrom('scrapList').selectAll().where('scrapListNo', '=', scrapListNo).executeTakeFirst();
  if (!list) throw notFound('scrap list', scrapListNo);
  const { state } = await caseIn(tx, list.caseNo, ['drawingUp', 'listed', 'decided', 'ended']);
  const latest = await latestList(tx, list.caseNo);
  if (latest?.scrapListNo !== scrapListNo || list.decision !== null) throw conflict('scrapListState', `${scrapListNo} is decided already, or a later revision took its place`);
  if (state !== 'listed') throw conflict('scrapListState', `The list of ${list.caseNo} is being drawn up anew; ${scrapListNo} is not decided any more`);
  return list.caseNo;
}

/** The meeting's word on each line: every piece goes one way (PS-D5.2). */
function resolvedFrom(lines: ScrapListLine[], given: Given['resolvedLines']): ScrapListLine[] {
  const stray = given.findIndex(({ candidateId }) => !lines.some((line) => line.candidateId === candidateId));
  if (stray >= 0) throw fault('notOnList', `resolvedLines.${stray}.candidateId`, `${given[stray]?.candidateId} is not on the list`);
  const resolved = lines.map((line) => {
    const index = given.findIndex(({ candidateId }) => candidateId === line.candidateId);
    const own = given[index];
    if (!own) throw refusedField('resolutionIncomplete', 'resolvedLines', `say what becomes of ${line.partName} (${line.candidateId})`);
    const sum = own.scrapQuantity + own.keepQuantity + own.supplierQuantity;
    if (sum !== line.quantity) throw fault('resolutionIncomplete', `resolvedLines.${index}`, `${line.quantity} pieces of ${line.partName} are on the list, the resolution says ${sum}`);
    if (own.supplierQuantity > 0 && !answeredFor(line)) throw fault('supplierUnknown', `resolvedLines.${index}.supplierQuantity`, `no supplier answers for ${line.partName} (${line.candidateId}), or it has no value`);
    return { ...line, ...own };
  });
  const scrap = resolved.reduce((sum, { scrapQuantity }) => sum + scrapQuantity, 0);
  if (scrap === 0 || resolved.every((line) => line.scrapQuantity === line.quantity)) {
    throw refusedField('resolutionDiffers', 'resolvedLines', 'all or nothing is scrapped by these lines, not a part of the list (PS-D5)');
  }
  return resolved;
}

/** Whether a supplier may be asked once more; a part that its dealer gave up is worth nothing, and nobody is charged for it (I-WR-6). */
const answeredFor = ({ supplierNo, unitValueFen }: ScrapListLine) => supplierNo !== null && unitValueFen > 0;

/** What is not scrapped of an approved line leaves the list; the order desk is told what is kept. */
async function keep(tx: WarehouseTx, at: Date, line: ScrapListLine, approved: boolean): Promise<void> {
  const { scrapListNo, lineNo, candidateId, oldPartNo, scrapQuantity, keepQuantity: kept, supplierQuantity: toSupplier } = line;
  await tx.updateTable('scrapListLine').set({ scrapQuantity, keepQuantity: kept, supplierQuantity: toSupplier }).where('scrapListNo', '=', scrapListNo).where('lineNo', '=', lineNo).execute();
  if (!approved || kept + toSupplier === 0) return;
  await changeCandidate(tx, candidateId, { listed: -(kept + toSupplier), kept, toSupplier });
  const body = { oldPartNo, quantity: kept };
  if (kept > 0) await enqueue(baseOf(tx), { channel: 'system', target: 'order-desk/keepCandidates', dedupKey: `keepCandidates:${scrapListNo}/${lineNo}`, payload: { body } }, at);
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
