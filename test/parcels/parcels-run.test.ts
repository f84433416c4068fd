import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { pages } from '../../src/pages';
import type { MasterData } from '../../src/installation/master-data';
import { fenOf } from '../../src/money';
import { expectBalancedBooks } from '../support/books';
import { useEngine } from '../support/hooks';
import { testSettings } from '../support/settings';
import type { TestWorld } from '../support/world';
import { expectDroppedCreditFound } from './dropped-credit';
import { expectedOf, piecesBy } from './expected';
import { firstMorning, fullShelves, planParcels } from './plan';
import { lotsOf, play } from './play';

const { PARCELS_SEED: seed, RETURNED_PARTS: pieces } = testSettings();
/** Far above what a returned part takes, for busy machines. */
const limitMs = 180_000 + pieces * 3_000;

const engine = useEngine();

test(`PARCELS_SEED=${seed} RETURNED_PARTS=${pieces}: whatever becomes of returned parts, each ends once on each side, and pieces and money agree`, async () => {
  const masterData = await fullShelves(join(import.meta.dirname, '..', 'fixtures', 'scenario-fixture.json'));
  const world = await engine.open(firstMorning, { masterData });
  try {
    const views = await play(world, seed, planParcels(seed, pieces));
    expectEveryPieceOnce(views);
    await expectOnePlaceEach(world, views);
    await expectStoreAndLedger(world, views, masterData);
    await expectBalancedBooks(world.clients);
    await expectNothingLeaks(world);
    await expectDroppedCreditFound(world, views);
  } finally {
    await world.close();
  }
}, limitMs);

type Views = Awaited<ReturnType<typeof play>>;

/** What was counted of a line is what its returned parts are together. */
function expectEveryPieceOnce(views: Views): void {
  const counted = views.flatMap(({ caseNo, lines }) => lines.filter(({ countedQuantity }) => Number(countedQuantity) > 0).map(({ lineNo, countedQuantity }) => [`${caseNo} ${lineNo}`, countedQuantity]));
  const sums = new Map<string, number>();
  for (const { caseNo, returnedParts } of views) {
    for (const { lineNo, quantity } of returnedParts) sums.set(`${caseNo} ${lineNo}`, (sums.get(`${caseNo} ${lineNo}`) ?? 0) + quantity);
  }
  expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(counted));
  expect(counted.length).toBeGreaterThan(0);
}

/**
 * No part in two places: what lies in each lot of the old-parts store is what ended as candidate or kept there and no
 * more, each candidate is entered once, and what went back to dealer or supplier lies in no lot.
 */
async function expectOnePlaceEach(world: TestWorld, views: Views): Promise<void> {
  const [lots, candidates] = await Promise.all([lotsOf(world), pages(async (page) => (await world.clients.warehouse.listScrapCandidates({ query: page })).scrapCandidates)]);
  const parts = views.flatMap(({ returnedParts }) => returnedParts);
  const byLot = (...ends: string[]) =>
    piecesBy(parts.filter(({ supplierEnd }) => ends.includes(String(supplierEnd))).map(({ oldPartNo, quantity }) => ({ partNo: oldPartNo, quantity })));
  const inLots = (some: { oldPartNo: string; quantity: number }[]) => piecesBy(some.map(({ oldPartNo, quantity }) => ({ partNo: oldPartNo, quantity })));
  expect({
    lots: inLots(lots.map(({ oldPartNo, onHand }) => ({ oldPartNo, quantity: onHand }))),
    candidates: inLots(candidates),
  }).toEqual({ lots: byLot('scrapCandidate', 'keptAsOldPart'), candidates: byLot('scrapCandidate') });
}

async function expectStoreAndLedger(world: TestWorld, views: Views, masterData: MasterData): Promise<void> {
  const { warehouse, finance } = world.clients;
  const [lots, { stock }, { balances }, candidates, unposted] = await Promise.all([
    lotsOf(world),
    warehouse.getStock({ query: {} }),
    finance.getBalances({ query: {} }),
    pages(async (page) => (await warehouse.listScrapCandidates({ query: page })).scrapCandidates),
    pages(async (page) => (await finance.listUnposted({ query: page })).movements),
  ]);
  const expected = expectedOf(views, masterData);
  const balance = (account: string) => balances.filter((row) => row.account === account).map((row) => row.balance)[0] ?? '0.00';
  const opening = new Map(masterData.stock.map(({ partNo, opening: places }) => [partNo, places['AS'] ?? 0]));
  const left = stock.filter(({ location }) => location === 'AS').map(({ partNo, onHand }) => ({ partNo, quantity: (opening.get(partNo) ?? 0) - onHand }));
  const payable = (supplierNo: string) => fenOf(balances.find(({ account, party }) => account === 'supplierPayable' && party === supplierNo)?.balance ?? '0.00');
  expect({
    old: piecesBy(lots.map(({ partNo, onHand }) => ({ partNo, quantity: onHand }))),
    atSuppliers: lots.reduce((sum, { atSupplier }) => sum + atSupplier, 0),
    onOld: piecesBy(stock.filter(({ location }) => location === 'OLD').map(({ partNo, onHand }) => ({ partNo, quantity: onHand }))),
    candidates: piecesBy(candidates),
    exchanged: piecesBy(left),
    warrantyClearing: balance('warrantyClearing'),
    oldPartsInventory: balance('oldPartsInventory'),
    warrantyCost: balance('warrantyCost'),
    freightOnBehalf: balance('freightOnBehalf'),
    unposted,
  }).toEqual({
    ...{ old: expected.old, atSuppliers: 0, onOld: expected.old, candidates: expected.candidates, exchanged: expected.exchanged },
    ...{ warrantyClearing: expected.warrantyClearing, oldPartsInventory: expected.oldPartsInventory, warrantyCost: expected.warrantyCost },
    ...{ freightOnBehalf: '0.00', unposted: [] },
  });
  const owed = Object.keys(expected.supplierPayable).map((supplierNo) => [supplierNo, payable(supplierNo)]);
  // Freight that a maker's parcel cost was offset against his account (M-01).
  expect(owed.every(([supplierNo, fen]) => Number(fen) <= (expected.supplierPayable[String(supplierNo)] ?? 0))).toBe(true);
  const charged = (await pages(async (page) => (await finance.listSupplierOffsets({ query: page })).supplierOffsets)).reduce((sum, { amount }) => sum + fenOf(amount), 0);
  const freight = (await pages(async (page) => (await finance.listVouchers({ query: { rule: 'L-11', ...page } })).vouchers))
    .flatMap(({ entries }) => entries.filter(({ account }) => account === 'supplierPayable').map(({ debit }) => fenOf(debit)))
    .reduce((sum, fen) => sum + fen, 0);
  const sum = (some: number[]) => some.reduce((total, each) => total + each, 0);
  expect(sum(owed.map(([, fen]) => Number(fen)))).toBe(sum(Object.values(expected.supplierPayable)) - freight);
  expect(charged).toBeGreaterThan(0);
  const ordered = views.flatMap(({ returnedParts }) => returnedParts.filter(({ orderNo }) => orderNo !== null));
  expect(ordered.map(({ orderEnd }) => orderEnd)).toEqual(ordered.map(() => 'shippedInFull'));
}

/** The report of open parts finds nothing: every part has both ends, every supplier is charged for what he took. */
async function expectNothingLeaks({ clients: { orderDesk } }: TestWorld): Promise<void> {
  const query = { limit: 200, offset: 0 };
  expect(await orderDesk.listOpenParts({ query })).toEqual({ openParts: [] });
  expect(await orderDesk.listUncreditedParts({ query })).toEqual({ uncreditedParts: [] });
}
