import type { SystemClients } from '../systems/clients';

const words: Record<string, string> = {
  resolved: 'resolved',
  resolvedOnSite: 'resolved on site',
  claimRefused: 'claim refused',
  referredToVehicleReturn: 'referred to vehicle return',
  closedSold: 'repaired and sold',
  closedScrapped: 'scrapped',
  closed: 'closed',
  scrapped: 'scrapped',
  partlyScrapped: 'partly scrapped',
  notScrapped: 'not scrapped',
  withdrawn: 'withdrawn',
  // The two sides of a returned part.
  exchanged: 'exchanged',
  repairedAndReturned: 'repaired and sent back',
  returnedOutOfScope: 'sent back',
  noRemedy: 'no remedy',
  clearedWithSupplier: 'cleared with the supplier',
  scrapCandidate: 'scrap candidate',
  keptAsOldPart: 'kept as old part',
  notApplicable: '',
};

/** How a case or one side of a part ended, as people say it; null, or a state that is no end, is still open. */
export const caseEndInWords = (end: string | null): string => (end === null ? 'still open' : (words[end] ?? `still ${end}`));

/** The cases of every kind that have ended, with how. */
export async function endedCases({ orderDesk, warehouse }: SystemClients): Promise<{ caseNo: string; end: string }[]> {
  const query = { limit: 200 };
  const [{ incidents }, { vehicleReturns }, { warrantyReturns }, { scrapCases }] = await Promise.all([
    orderDesk.listIncidents({ query }),
    orderDesk.listVehicleReturns({ query }),
    orderDesk.listWarrantyReturns({ query }),
    warehouse.listScrapCases({ query }),
  ]);
  return [...incidents, ...vehicleReturns, ...warrantyReturns, ...scrapCases.map(({ caseNo, endState }) => ({ caseNo, state: endState ?? '' }))]
    .filter(({ state }) => state in words)
    .map(({ caseNo, state }) => ({ caseNo, end: caseEndInWords(state) }));
}
