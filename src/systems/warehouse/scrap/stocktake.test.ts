import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { key, refusal, reportedToFinance } from '../test-support';
import { startScrap, type ScrapTest } from './test-support';

let scrap: ScrapTest;
beforeAll(async () => {
  scrap = await startScrap();
});
afterAll(() => scrap.close());
const client = () => scrap.system.client;

interface Goods {
  candidateId: string;
  partNo: string;
  quantity: number;
}

/** A list that is approved as it stands, of one line for each lot. */
async function approved(...lots: [partNo: string, inLot: number, listed: number, unitValue: string][]) {
  const lines = [];
  for (const [partNo, inLot, quantity, unitValue] of lots) {
    const oldPartNo = await scrap.lot(partNo, inLot, unitValue);
    const { candidateId } = await client().addScrapCandidate({ body: { oldPartNo, quantity, reason: '无法清退', addedBy: 'shi.wei' }, idempotencyKey: key() });
    lines.push({ candidateId, quantity, partNo, oldPartNo });
  }
  const { caseNo } = await client().openScrapCase({ body: {}, idempotencyKey: key() });
  const { scrapListNo } = await client().drawUpScrapList({ body: { caseNo, lines: lines.map(({ candidateId, quantity }) => ({ candidateId, quantity })), drawnUpBy: 'shi.wei' }, idempotencyKey: key() });
  await client().decideScrapList({ body: { scrapListNo, scrapDecision: 'scrapAll' }, idempotencyKey: key() });
  return { caseNo, lines };
}

async function count(goods: Goods[], found: number[]) {
  const countLines = goods.map(({ partNo, candidateId }) => ({ partNo, candidateId, location: 'OLD' as const }));
  const { countSheetNo } = await client().openCount({ body: { countLines }, idempotencyKey: key() });
  const countedLines = countLines.map((line, index) => ({ ...line, countedQuantity: found[index] ?? 0 }));
  return { countSheetNo, ...(await client().recordCount({ body: { countSheetNo, countedLines, counter: 'yu.fang' }, idempotencyKey: key() })) };
}
async function release(differenceReportNo: string | null) {
  if (differenceReportNo === null) throw new Error('The count made no difference report');
  await client().decideDifference({ body: { differenceReportNo, released: true, decidedBy: 'tang.hong' }, idempotencyKey: key() });
  return client().postDifference({ body: { differenceReportNo }, idempotencyKey: key() });
}
const transfer = (caseNo: string, countSheetNo: string, goods: { partNo: string; quantity: number; candidateId: string | null }[], changes: object = {}) =>
  client().transferCustody({
    body: { caseNo, countSheetNo, goods: goods.map(({ partNo, quantity, candidateId }) => ({ partNo, quantity, candidateId })), custodySigned: true, handedOverBy: 'yu.fang', signedBy: 'pan.hui', ...changes },
    idempotencyKey: key(),
  });
const lotOf = async (oldPartNo: string) => (await scrap.rows(`select on_hand, position from old_part where old_part_no = '${oldPartNo}'`))[0]?.['on_hand'];
const candidate = async (candidateId: string) => (await client().listScrapCandidates({ query: { limit: 1000 } })).scrapCandidates.find((each) => each.candidateId === candidateId);
const toldOf = async (documentNo: string | null) => (await reportedToFinance(scrap.system)).filter((each) => JSON.stringify(each).includes(`"${documentNo}"`));

describe('the stocktake of an approved list (PS-11, PS-D6)', () => {
  test('that agrees: Administration signs, OLD to SCR, each lot at its own value (PS-D6.1, S-PS-01)', async () => {
    const { caseNo, lines } = await approved(['MTR-04', 99, 99, '300.00'], ['DSP-07', 1, 1, '299.99']);
    const counted = await count(lines, [99, 1]);
    expect(counted).toMatchObject({ countAgrees: true, countResult: 'agrees', differenceReportNo: null, countedGoods: [{ quantity: 99, partName: '电机' }, { quantity: 1 }] });
    expect(await transfer(caseNo, counted.countSheetNo, counted.countedGoods, { custodySigned: false, reason: '未分区堆放' })).toEqual({ custodyTransferRecordNo: null, movementIds: [], endState: null, newCandidates: [] });
    expect(await lotOf(lines[0]?.oldPartNo ?? '')).toBe(99);
    const again = await count(lines, [99, 1]);
    const { custodyTransferRecordNo, movementIds, endState, newCandidates } = await transfer(caseNo, again.countSheetNo, again.countedGoods);
    expect([endState, newCandidates, movementIds.length]).toEqual(['scrapped', [], 2]);
    expect(await toldOf(custodyTransferRecordNo)).toMatchObject([
      { body: { movementId: movementIds[0], type: 'scrapTransfer', quantity: 99, unitCost: '300.00' } },
      { body: { movementId: movementIds[1], type: 'scrapTransfer', quantity: 1, unitCost: '299.99' } },
    ]);
    const { stock } = await client().getStock({ query: { partNo: 'DSP-07' } });
    expect(stock.map(({ location, onHand }) => [location, onHand])).toEqual([['AS', 0], ['OLD', 0], ['SCR', 1]]);
    expect(await candidate(lines[0]?.candidateId ?? '')).toMatchObject({ scrapped: 99, listed: 0, open: 0 });
    await expect(transfer(caseNo, again.countSheetNo, again.countedGoods)).rejects.toMatchObject(refusal(409, 'transferredBefore'));
  });

  test('one piece short: the released difference corrects list and lot, the rest is handed over (PS-D6.2, L-17, S-PS-11)', async () => {
    const { caseNo, lines } = await approved(['CHG-05', 10, 10, '50.00']);
    const [line] = lines;
    const counted = await count(lines, [9]);
    expect(counted).toMatchObject({ countAgrees: false, countResult: 'fewer', differences: [{ bookQuantity: 10, countedQuantity: 9, difference: -1, candidateId: line?.candidateId }], countedGoods: [{ quantity: 9 }] });
    await expect(transfer(caseNo, counted.countSheetNo, counted.countedGoods)).rejects.toMatchObject(refusal(409, 'differenceOpen'));
    await release(counted.differenceReportNo);
    expect(await toldOf(counted.differenceReportNo)).toMatchObject([{ body: { type: 'countShortage', location: 'OLD', quantity: 1, unitCost: '50.00' } }]);
    expect(await candidate(line?.candidateId ?? '')).toMatchObject({ listed: 9, missing: 1 });
    const { endState } = await transfer(caseNo, counted.countSheetNo, counted.countedGoods);
    expect(endState).toBe('scrapped');
    expect([await lotOf(line?.oldPartNo ?? ''), await candidate(line?.candidateId ?? '')]).toMatchObject([0, { scrapped: 9, missing: 1, listed: 0, open: 0 }]);
    expect((await client().listScrapLists({ query: { caseNo } })).scrapLists).toMatchObject([{ lines: [{ quantity: 10, scrapQuantity: 9, scrapped: 9 }] }]);
  });

  test('more than the list: only what is approved goes, the rest of the lot is a new candidate (PS-D6.3, I-PS-6, S-PS-12)', async () => {
    const { caseNo, lines } = await approved(['MTR-04', 101, 100, '300.00']);
    const counted = await count(lines, [101]);
    expect(counted).toMatchObject({ countAgrees: true, countResult: 'more', differenceReportNo: null, countedGoods: [{ quantity: 100 }] });
    const { newCandidates, movementIds } = await transfer(caseNo, counted.countSheetNo, counted.countedGoods);
    expect([newCandidates.length, movementIds.length, await lotOf(lines[0]?.oldPartNo ?? '')]).toEqual([1, 1, 1]);
    expect(await candidate(newCandidates[0] ?? '')).toMatchObject({ quantity: 1, open: 1, oldPartNo: lines[0]?.oldPartNo, addedBy: 'yu.fang', supplierNo: null });
  });

  test('more than the book has: the surplus is a difference, and a new candidate once it is released (L-17)', async () => {
    const { caseNo, lines } = await approved(['CHG-05', 10, 10, '50.00'], ['MTR-04', 2, 2, '300.00']);
    const counted = await count(lines, [12, 1]);
    expect(counted).toMatchObject({ countResult: 'fewer', differences: [{ difference: 2 }, { difference: -1 }] });
    await release(counted.differenceReportNo);
    const { newCandidates } = await transfer(caseNo, counted.countSheetNo, counted.countedGoods);
    expect(await candidate(newCandidates[0] ?? '')).toMatchObject({ quantity: 2, partNo: 'CHG-05' });
    expect([await lotOf(lines[0]?.oldPartNo ?? ''), await lotOf(lines[1]?.oldPartNo ?? '')]).toEqual([2, 0]);
  });

  test('that finds nothing at all ends the case with nothing handed over', async () => {
    const { caseNo, lines } = await approved(['CHG-05', 1, 1, '50.00']);
    const counted = await count(lines, [0]);
    await release(counted.differenceReportNo);
    expect(await transfer(caseNo, counted.countSheetNo, [])).toMatchObject({ endState: 'scrapped', movementIds: [] });
  });

  test('is of an approved list, and of all of it; goods without value are not told to finance', async () => {
    const { caseNo, lines } = await approved(['CHG-05', 2, 2, '0.00'], ['MTR-04', 1, 1, '300.00']);
    const [given, motor] = lines;
    if (!given || !motor) throw new Error('The list has two lines');
    const partly = await count([given], [2]);
    await expect(transfer(caseNo, partly.countSheetNo, partly.countedGoods)).rejects.toMatchObject(refusal(422, 'notOnSheet'));
    const whole = await count(lines, [2, 1]);
    await expect(transfer(caseNo, whole.countSheetNo, whole.countedGoods.slice(0, 1))).rejects.toMatchObject(refusal(422, 'moreThanCounted'));
    await expect(transfer(caseNo, whole.countSheetNo, whole.countedGoods.map((each) => ({ ...each, quantity: 1 })))).rejects.toMatchObject(refusal(422, 'moreThanCounted'));
    await expect(transfer('PS-none', whole.countSheetNo, whole.countedGoods)).rejects.toMatchObject(refusal(404, 'notFound'));
    const { movementIds } = await transfer(caseNo, whole.countSheetNo, whole.countedGoods);
    expect(movementIds).toHaveLength(1);
    await expect(count(lines, [2, 1])).rejects.toMatchObject(refusal(422, 'notOnList'));
  });
});

describe('a count of the old-parts store (SW-06)', () => {
  test('is lot by lot; a released difference is worth what the lot is (L-17)', async () => {
    const lots = [await scrap.lot('FND-06-R', 3, '33.00'), await scrap.lot('FND-06-R', 2, '30.00')];
    const place = { partNo: 'FND-06-R', location: 'OLD' as const };
    const { countSheetNo, countLines } = await client().openCount({ body: { countLines: [place] }, idempotencyKey: key() });
    expect(countLines.map(({ oldPartNo }) => oldPartNo)).toEqual(lots);
    const recorded = (countedLines: object[]) => scrap.system.post('/count-sheets/count', { countSheetNo, countedLines, counter: 'sun.wei' }, key());
    expect(await recorded([{ ...place, countedQuantity: 5 }])).toMatchObject({ status: 422, body: { code: 'lineNotOnSheet' } });
    const { body } = await recorded([{ ...place, oldPartNo: lots[0], countedQuantity: 3 }, { ...place, oldPartNo: lots[1], countedQuantity: 1 }]);
    const { differenceReportNo } = (await client().listCounts({ query: { countSheetNo } })).countSheets[0]?.differenceReport ?? { differenceReportNo: null };
    expect(body).toMatchObject({ countAgrees: false, countResult: 'fewer', differences: [{ oldPartNo: lots[1], difference: -1 }] });
    await release(differenceReportNo);
    expect(await toldOf(differenceReportNo)).toMatchObject([{ body: { type: 'countShortage', unitCost: '30.00', location: 'OLD' } }]);
    expect(await lotOf(lots[1] ?? '')).toBe(1);
  });

  test('that misses scrap candidates takes them out of the pool, the latest first; what stands on a list is counted with it', async () => {
    const oldPartNo = await scrap.lot('LMP-03', 5, '30.00');
    const entry = (quantity: number) => client().addScrapCandidate({ body: { oldPartNo, quantity, reason: '坏', addedBy: 'shi.wei' }, idempotencyKey: key() });
    const [first, second] = [await entry(2), await entry(2)];
    const miss = async (countedQuantity: number) => {
      const { countSheetNo } = await client().openCount({ body: { countLines: [{ partNo: 'LMP-03', location: 'OLD', oldPartNo }] }, idempotencyKey: key() });
      const counted = await client().recordCount({ body: { countSheetNo, countedLines: [{ partNo: 'LMP-03', location: 'OLD', countedQuantity }], counter: 'sun.wei' }, idempotencyKey: key() });
      return release(counted.differenceReportNo);
    };
    expect(await miss(3)).toMatchObject({ differencePosted: true });
    expect([await candidate(first.candidateId), await candidate(second.candidateId)]).toMatchObject([{ open: 2, missing: 0 }, { open: 1, missing: 1 }]);
    const { caseNo } = await client().openScrapCase({ body: {}, idempotencyKey: key() });
    const lines = [{ candidateId: first.candidateId, quantity: 2 }];
    const { scrapListNo } = await client().drawUpScrapList({ body: { caseNo, lines, drawnUpBy: 'shi.wei' }, idempotencyKey: key() });
    expect(await miss(1)).toMatchObject({ differencePosted: false });
    expect(await miss(2)).toMatchObject({ differencePosted: true });
    expect(await candidate(second.candidateId)).toMatchObject({ open: 0, missing: 2 });
    const supplier = { caseNo: 'WR-202608-001', supplierNo: 'SUP-A', oldParts: [{ oldPartNo, quantity: 1 }], issuedBy: 'tang.hong' };
    await expect(client().issueToSupplier({ body: supplier, idempotencyKey: key() })).rejects.toMatchObject(refusal(409, 'scrapCandidate'));
    await client().decideScrapList({ body: { scrapListNo, scrapDecision: 'withdraw' }, idempotencyKey: key() });
  });

  test('names a lot that is there', async () => {
    const body = { countLines: [{ partNo: 'FND-06-R', location: 'OLD', oldPartNo: 'WR-none/1' }] };
    expect(await scrap.system.post('/count-sheets', body, key())).toMatchObject({ status: 422, body: { code: 'unknownOldPart', errors: [{ field: 'countLines.0.oldPartNo' }] } });
    const unlisted = { countLines: [{ partNo: 'FND-06-R', location: 'OLD', candidateId: 'SC-none' }] };
    expect(await scrap.system.post('/count-sheets', unlisted, key())).toMatchObject({ status: 422, body: { code: 'notOnList', errors: [{ field: 'countLines.0.candidateId' }] } });
  });
});

test('the old-parts store holds what its lots say, after everything above', async () => {
  const differing = await scrap.rows(`
    select b.part_no from balance b where location = 'OLD'
      and on_hand <> (select coalesce(sum(on_hand), 0) from old_part o where o.part_no = b.part_no)`);
  expect(differing).toEqual([]);
});
