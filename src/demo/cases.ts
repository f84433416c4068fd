import type { SystemClients } from '../systems/clients';
import { aligned } from './columns';
import type { SampleIncident } from './sample-incidents';
import type { SampleReturn } from './sample-returns';

/** A case of the day, what was expected of it and what became of it. */
export interface CaseOfDay {
  caseNo: string;
  dealerName: string;
  shows: string;
  expected: string;
  actual: string;
}

/** What became of an incident, as the order desk knows. */
export async function incidentEnd({ orderDesk }: SystemClients, caseNo: string, { shows, expectedEnd }: SampleIncident): Promise<CaseOfDay> {
  const { dealerName, state } = await orderDesk.getIncident({ params: { caseNo } });
  return { caseNo, dealerName, shows, expected: expectedEnd, actual: state };
}

/** What became of a vehicle return, as the order desk knows. */
export async function returnEnd({ orderDesk }: SystemClients, caseNo: string, { shows, expectedEnd }: SampleReturn): Promise<CaseOfDay> {
  const { dealerName, state } = await orderDesk.getVehicleReturn({ params: { caseNo } });
  return { caseNo, dealerName, shows, expected: expectedEnd, actual: state };
}

/** Pieces that left on orders which cases placed. */
export async function shippedOfCases({ orderDesk }: SystemClients, caseNos: readonly string[]): Promise<number> {
  const { orders } = await orderDesk.listOrders({ query: { limit: 200 } });
  const placed = orders.filter(({ caseNo }) => caseNos.some((each) => caseNo?.startsWith(`${each}/`)));
  const views = await Promise.all(placed.map(({ orderNo }) => orderDesk.getOrder({ params: { orderNo } })));
  return views.flatMap(({ lines }) => lines).reduce((sum, { shipped }) => sum + shipped, 0);
}

const words: Record<string, string> = {
  resolved: 'resolved',
  resolvedOnSite: 'resolved on site',
  claimRefused: 'claim refused',
  referredToVehicleReturn: 'referred to vehicle return',
  closedSold: 'repaired and sold',
  closedScrapped: 'scrapped',
};
const inWords = (end: string) => words[end] ?? `still ${end}`;

/** The cases of the day with what was expected of each and what became of it; a difference stands out. */
export function casesTable(cases: readonly CaseOfDay[]): string[] {
  const rows = cases.map(({ caseNo, dealerName, shows, expected, actual }) => [
    ...[caseNo, dealerName, shows, inWords(expected), inWords(actual)],
    expected === actual ? 'as expected' : 'DIFFERS',
  ]);
  return aligned([['Case', 'Dealer', 'What it shows', 'Expected', 'Actual', ''], ...rows]);
}
