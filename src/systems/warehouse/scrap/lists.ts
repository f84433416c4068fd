import type { z } from 'zod';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { refused, refusedField } from '../../../http/problem';
import { cnyOf } from '../../../money';
import type { WarehouseTx } from '../tables';
import { caseIn } from './cases';
import type { drawUpScrapListBody } from './operations';
import { changeCandidate, findCandidate, latestList, linesOfLists, lockPool } from './repository';
import type { ScrapCandidate } from './tables';
import { lineView } from './views';

type Given = z.output<typeof drawUpScrapListBody>;

/** Lines of one list, as finance takes a report. */
const largest = 200;

/**
 * Draws up a list from the pool (PS-01), at the value that each candidate has; of a case that had one, its next revision.
 * Throws 404; 409 `scrapCaseState`; 422 `listEmpty`, `listTooLarge`, `unknownCandidate`, `moreThanOpen`.
 */
export async function drawUpScrapList(tx: WarehouseTx, { caseNo, lines, drawnUpBy }: Given, at: Date) {
  await lockPool(tx);
  await caseIn(tx, caseNo, ['drawingUp']);
  const chosen = await chosenFrom(tx, lines);
  const scrapAmountFen = chosen.reduce((sum, { candidate, quantity }) => sum + quantity * candidate.unitValueFen, 0);
  const scrapListNo = await nextNumber(baseOf(tx), 'ZL', at);
  const sheetRevision = ((await latestList(tx, caseNo))?.sheetRevision ?? 0) + 1;
  await tx.insertInto('scrapList').values({ scrapListNo, caseNo, sheetRevision, scrapAmountFen, drawnUpBy, drawnUpAt: at }).execute();
  const rows = chosen.map(({ candidate: { candidateId, unitValueFen }, quantity }, index) => ({ scrapListNo, lineNo: index + 1, candidateId, quantity, unitValueFen, scrapQuantity: quantity }));
  await tx.insertInto('scrapListLine').values(rows).execute();
  for (const { candidate, quantity } of chosen) await changeCandidate(tx, candidate.candidateId, { listed: quantity });
  await tx.updateTable('scrapCase').set({ state: 'listed' }).where('caseNo', '=', caseNo).execute();
  return { scrapListNo, sheetRevision, scrapAmount: cnyOf(scrapAmountFen), lines: (await linesOfLists(tx, [scrapListNo])).map(lineView) };
}

interface Chosen {
  candidate: ScrapCandidate;
  quantity: number;
}

/** What goes on the list of each candidate: pieces that wait for one. */
async function chosenFrom(tx: WarehouseTx, lines: Given['lines']): Promise<Chosen[]> {
  const chosen: Chosen[] = [];
  for (const [index, { candidateId, quantity }] of lines.entries()) {
    const candidate = await findCandidate(tx, candidateId);
    if (!candidate) throw fault('unknownCandidate', `lines.${index}.candidateId`, `there is no scrap candidate ${candidateId}`);
    if (quantity > candidate.open) throw fault('moreThanOpen', `lines.${index}.quantity`, `${candidate.open} pieces of ${candidateId} wait for a list, not ${quantity}`);
    if (quantity > 0) chosen.push({ candidate, quantity });
  }
  if (chosen.length === 0) throw refusedField('listEmpty', 'lines', 'put at least one piece on the list');
  if (chosen.length > largest) throw refusedField('listTooLarge', 'lines', `a list has at most ${largest} lines, not ${chosen.length}`);
  return chosen;
}

const fault = (code: string, field: string, detail: string) => refused(code, `${field}: ${detail}`, [{ field, detail }]);
