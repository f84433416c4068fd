import { cnyOf, fenOf, type Fen } from '../../src/money';
import type { MasterData } from '../../src/installation/master-data';
import type { play } from './play';

type Views = Awaited<ReturnType<typeof play>>;
type Part = Views[number]['returnedParts'][number];

/** What the books must say, from nothing but how each returned part ended (flows.md 0.8, 9). */
export function expectedOf(views: Views, { stock, balances }: MasterData) {
  const parts = views.flatMap(({ returnedParts }) => returnedParts);
  const cost = new Map(stock.map(({ partNo, unitCost }) => [partNo, fenOf(unitCost)]));
  const worth = (some: Part[]): Fen => some.reduce((sum, { partNo, quantity }) => sum + quantity * (cost.get(partNo) ?? 0), 0);
  const opened = (account: string, party?: string) => fenOf(balances.find((row) => row.account === account && row.party === party)?.amount ?? '0.00');
  const ended = (...states: string[]) => parts.filter(({ dealerEnd, supplierEnd }) => states.includes(String(dealerEnd)) || states.includes(String(supplierEnd)));
  const without = (some: Part[]) => some.filter(({ dealerAnswer }) => dealerAnswer !== 'givenUp');
  const kept = ended('scrapCandidate', 'keptAsOldPart');
  const cleared = ended('clearedWithSupplier');
  return {
    /** Pieces of each part in the old-parts store. */
    old: piecesBy(kept),
    candidates: piecesBy(ended('scrapCandidate')),
    exchanged: piecesBy(ended('exchanged')),
    warrantyClearing: cnyOf(worth(without(ended('clearedWithSupplier', 'scrapCandidate', 'keptAsOldPart')))),
    oldPartsInventory: cnyOf(worth(without(kept))),
    warrantyCost: cnyOf(worth(ended('exchanged'))),
    supplierPayable: Object.fromEntries(
      ['SUP-A', 'SUP-B', 'SUP-C'].map((supplierNo) => [supplierNo, opened('supplierPayable', supplierNo) - worth(cleared.filter((part) => part.supplierNo === supplierNo))]),
    ),
  };
}

/** Pieces of each part, those that there are none of left out. */
export function piecesBy(some: { partNo: string; quantity: number }[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { partNo, quantity } of some) if (quantity > 0) sums[partNo] = (sums[partNo] ?? 0) + quantity;
  return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}
