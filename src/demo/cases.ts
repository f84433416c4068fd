import type { SystemClients } from '../systems/clients';
import { caseEndInWords as inWords } from './case-ends';
import { aligned } from './columns';
import type { SampleIncident } from './sample-incidents';
import type { SampleParcel, SampleScrapList } from './sample-parcels';
import type { SampleReturn } from './sample-returns';

/** A case of the day, or a part of one, what was expected of it and what became of it, in words. */
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
  return { caseNo, dealerName, shows, expected: inWords(expectedEnd), actual: inWords(state) };
}

/** What became of a vehicle return, as the order desk knows. */
export async function returnEnd({ orderDesk }: SystemClients, caseNo: string, { shows, expectedEnd }: SampleReturn): Promise<CaseOfDay> {
  const { dealerName, state } = await orderDesk.getVehicleReturn({ params: { caseNo } });
  return { caseNo, dealerName, shows, expected: inWords(expectedEnd), actual: inWords(state) };
}

/** What became of each part of a parcel on the dealer's and on the supplier's side, as the order desk knows. */
export async function parcelEnds({ orderDesk }: SystemClients, caseNo: string, { parts }: SampleParcel): Promise<CaseOfDay[]> {
  const { dealerName, returnedParts } = await orderDesk.getWarrantyReturn({ params: { caseNo } });
  return parts.map(({ shows, expectedDealerEnd, expectedSupplierEnd }, at) => {
    const part = returnedParts.find(({ lineNo }) => lineNo === at + 1);
    const actual = bothSides(part?.dealerEnd ?? null, part?.supplierEnd ?? null);
    return { caseNo: part?.returnedPartNo ?? caseNo, dealerName, shows, expected: bothSides(expectedDealerEnd, expectedSupplierEnd), actual };
  });
}

const bothSides = (...ends: [dealer: string | null, supplier: string | null]) => ends.map(inWords).filter((words) => words !== '').join(', ');

/** What became of the list on which a part of a parcel was to be scrapped, as warehouse and finance know. */
export async function scrapListEnd({ warehouse, finance }: SystemClients, parcelCaseNo: string, { partNo, shows, ...expected }: SampleScrapList): Promise<CaseOfDay> {
  const { scrapLists } = await warehouse.listScrapLists({ query: {} });
  const list = scrapLists.find(({ lines }) => lines.some((line) => line.caseNo === parcelCaseNo && line.partNo === partNo));
  const caseNo = list?.caseNo ?? '';
  const [{ scrapCases }, { scrapReports }] = await Promise.all([warehouse.listScrapCases({ query: {} }), finance.listScrapReports({ query: {} })]);
  const end = scrapCases.find((each) => each.caseNo === caseNo)?.endState ?? null;
  const report = scrapReports.find(({ scrapListNo }) => scrapListNo === list?.scrapListNo);
  const signatures = report ? report.countersignatures.length + report.approvals.length + (report.application?.decidedBy ? 1 : 0) : 0;
  return {
    ...{ caseNo, dealerName: '', shows, expected: scrapInWords(expected.expectedEnd, expected.expectedAmount, expected.expectedSignatures) },
    actual: scrapInWords(end, list?.scrapAmount ?? '', signatures),
  };
}

const scrapInWords = (end: string | null, amount: string, signatures: number) => `${inWords(end)}: ${amount} CNY, ${signatures} signatures`;

/** Pieces that left on orders which cases placed. */
export async function shippedOfCases({ orderDesk }: SystemClients, caseNos: readonly string[]): Promise<number> {
  const { orders } = await orderDesk.listOrders({ query: { limit: 200 } });
  const placed = orders.filter(({ caseNo }) => caseNos.some((each) => caseNo?.startsWith(`${each}/`)));
  const views = await Promise.all(placed.map(({ orderNo }) => orderDesk.getOrder({ params: { orderNo } })));
  return views.flatMap(({ lines }) => lines).reduce((sum, { shipped }) => sum + shipped, 0);
}

/** The cases of the day with what was expected of each and what became of it; a difference stands out. */
export function casesTable(cases: readonly CaseOfDay[]): string[] {
  const rows = cases.map(({ caseNo, dealerName, shows, expected, actual }) => [
    ...[caseNo, dealerName || '–', shows, expected, actual],
    expected === actual ? 'as expected' : 'DIFFERS',
  ]);
  return aligned([['Case', 'Dealer', 'What it shows', 'Expected', 'Actual', ''], ...rows]);
}
