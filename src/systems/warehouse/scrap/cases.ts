import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict, notFound } from '../../../http/problem';
import type { WarehouseTx } from '../tables';
import type { openScrapCaseBody } from './operations';
import { caseBeingDrawnUp, changeCandidate, findCandidate, latestList, linesOfLists, listOfCandidate, lockCase, lockPool, openCandidates } from './repository';
import type { ScrapCase } from './tables';
import { candidateView } from './views';

/**
 * Opens the drawing up of a list (PS-01) and tells the pool. A candidate that comes while a list is being drawn up, or
 * that is on one already, joins and opens nothing. With `caseNo` the case goes on: the pieces of its refused list are
 * in the pool again. Throws 404; 409 `scrapCaseState` for a case whose list is decided.
 */
export async function openScrapCase(tx: WarehouseTx, { candidateId, caseNo }: z.output<typeof openScrapCaseBody>, at: Date) {
  await lockPool(tx);
  if (caseNo !== undefined) return opened(tx, await backToDrawingUp(tx, caseNo), false);
  const drawnUpNow = (await caseBeingDrawnUp(tx))?.caseNo ?? (await caseOfListed(tx, candidateId));
  if (drawnUpNow !== undefined) return opened(tx, drawnUpNow, true);
  const newCaseNo = await nextNumber(baseOf(tx), 'PS', at);
  await tx.insertInto('scrapCase').values({ caseNo: newCaseNo, state: 'drawingUp', openedAt: at }).execute();
  return opened(tx, newCaseNo, false);
}

async function opened(tx: WarehouseTx, caseNo: string, joined: boolean) {
  const before = await latestList(tx, caseNo);
  const candidates = joined ? [] : (await openCandidates(tx)).map(candidateView);
  return { joined, caseNo, sheetRevision: (before?.sheetRevision ?? 0) + 1, candidates };
}

/** The case of a candidate of which nothing waits for a list any more. */
async function caseOfListed(tx: WarehouseTx, candidateId: string | undefined): Promise<string | undefined> {
  if (candidateId === undefined) return undefined;
  const candidate = await findCandidate(tx, candidateId);
  if (!candidate) throw notFound('scrap candidate', candidateId);
  return candidate.open > 0 ? undefined : (await listOfCandidate(tx, candidateId))?.caseNo;
}

async function backToDrawingUp(tx: WarehouseTx, caseNo: string): Promise<string> {
  const found = await caseIn(tx, caseNo, ['drawingUp', 'listed']);
  if (found.state === 'listed') {
    await unlist(tx, caseNo);
    await tx.updateTable('scrapCase').set({ state: 'drawingUp' }).where('caseNo', '=', caseNo).execute();
  }
  return caseNo;
}

/** Puts the pieces of a case's list back into the pool. */
export async function unlist(tx: WarehouseTx, caseNo: string): Promise<void> {
  const list = await latestList(tx, caseNo);
  for (const { candidateId, quantity } of await linesOfLists(tx, list ? [list.scrapListNo] : [])) await changeCandidate(tx, candidateId, { listed: -quantity });
}

/** The case, locked until the transaction ends. Throws 404; 409 `scrapCaseState` in another state than those. */
export async function caseIn(tx: WarehouseTx, caseNo: string, states: ScrapCase['state'][]): Promise<ScrapCase> {
  const found = await lockCase(tx, caseNo);
  if (!found) throw notFound('scrap case', caseNo);
  if (!states.includes(found.state)) throw conflict('scrapCaseState', `${caseNo} is ${found.state}; this is done only while it is ${states.join(' or ')}`);
  return found;
}
