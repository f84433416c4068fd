import type { z } from 'zod';
import type { Locale } from '../../config';
import { cnyOf, fenOf } from '../../money';
import { pages } from '../../pages';
import type { SystemClients } from '../../systems/clients';
import type { financeContract } from '../../systems/finance/contract';
import type { orderDeskContract } from '../../systems/order-desk/contract';

type Result<Operation extends { result: z.ZodType }> = z.output<Operation['result']>;
export type OpenPart = Result<(typeof orderDeskContract)['operations']['listOpenParts']>['openParts'][number];
export type ExpectedPart = Result<(typeof orderDeskContract)['operations']['listExpectedParts']>['expectedParts'][number];
export type UncreditedPart = Result<(typeof orderDeskContract)['operations']['listUncreditedParts']>['uncreditedParts'][number] & {
  /** CNY at the claim value of its lot; null: the store does not know the lot. */
  amount: string | null;
};
export type SplitList = Result<(typeof financeContract)['operations']['listSplitLists']>['splitLists'][number] & { drafterName: string };

/** What is open of returned parts, what incidents asked back and dealers still owe, what suppliers still owe for theirs, and scrap lists that may be one (I-PS-3). */
export interface OpenPartsReport {
  openParts: OpenPart[];
  expectedParts: ExpectedPart[];
  uncreditedParts: UncreditedPart[];
  /** CNY that suppliers are still to be charged. */
  uncreditedAmount: string;
  splitLists: SplitList[];
}

/** What is needed of the systems' clients. */
export type Read = Pick<SystemClients, 'orderDesk' | 'warehouse' | 'finance' | 'people'>;

export interface Asked {
  /** CNY of the table `scrap-approval`, e.g. "30000.00". */
  scrapLimit: string;
  /** Language of people's names. */
  locale: Locale;
}

/** Reads the report from the systems: open parts by owner, expected ones by dealer, uncredited ones by supplier, each the oldest first. */
export async function readOpenParts({ orderDesk, warehouse, finance, people }: Read, { scrapLimit, locale }: Asked): Promise<OpenPartsReport> {
  const [openParts, expectedParts, uncredited, oldParts, { splitLists }, directory] = await Promise.all([
    pages(async (query) => (await orderDesk.listOpenParts({ query })).openParts),
    pages(async (query) => (await orderDesk.listExpectedParts({ query })).expectedParts),
    pages(async (query) => (await orderDesk.listUncreditedParts({ query })).uncreditedParts),
    pages(async (query) => (await warehouse.listOldParts({ query })).oldParts),
    finance.listSplitLists({ query: { limit: scrapLimit } }),
    people.listPeople({}),
  ]);
  const names = new Map(directory.people.map(({ id, name, nameEn }) => [id, locale === 'en' ? nameEn : name]));
  const valueOf = new Map(oldParts.map(({ oldPartNo, unitValue }) => [oldPartNo, unitValue]));
  const uncreditedParts = uncredited.map((part) => {
    const value = valueOf.get(part.oldPartNo) ?? null;
    return { ...part, amount: value === null ? null : cnyOf(part.quantity * fenOf(value)) };
  });
  const uncreditedFen = uncreditedParts.reduce((sum, { amount }) => sum + (amount === null ? 0 : fenOf(amount)), 0);
  return {
    openParts: openParts.toSorted(by(({ owner }) => owner, ({ ageDays }) => -ageDays)),
    expectedParts: expectedParts.toSorted(by(({ dealerNo }) => dealerNo, ({ ageDays }) => -ageDays)),
    uncreditedParts: uncreditedParts.toSorted(by(({ supplierNo }) => supplierNo, ({ ageDays }) => -ageDays)),
    uncreditedAmount: cnyOf(uncreditedFen),
    splitLists: splitLists.map((list) => ({ ...list, drafterName: names.get(list.drawnUpBy) ?? list.drawnUpBy })),
  };
}

/** First by a name, then by a number. */
function by<Row>(name: (row: Row) => string, number: (row: Row) => number) {
  return (a: Row, b: Row) => (name(a) === name(b) ? number(a) - number(b) : name(a) < name(b) ? -1 : 1);
}
