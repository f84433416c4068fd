import type { SystemClients } from '../systems/clients';
import { filedOf } from './papers';
import { signaturesOf } from './signatures';

/** A scrap case as warehouse and finance hold it, and who signed what on its sheets. */
export interface ScrapState {
  caseNo: string;
  /** Its end state, or where it stands. */
  state: string;
  /** Total of each revision of its list. */
  amounts: string[];
  /** Of each revision whether the countersign was contested. */
  contested: boolean[];
  /** What became of the pieces of the last revision's lines, `part: 100 scrapped, 50 toSupplier`. */
  lines: string[];
  /** Signing points in the order in which they were signed; departments that sign side by side by their names. */
  signatures: string[];
  /** Papers in its file, by kind. */
  filed: Record<string, number>;
}

/** Scrap cases as the systems hold them. */
export interface ScrapCasesState {
  scraps: ScrapState[];
  /** Entries in the pool of scrap candidates, whatever became of them. */
  candidates: number;
  warehouse: Record<'scrapList', number>;
  finance: Record<'scrapReport' | 'countersignSheet' | 'vicePresidentDecision' | 'companyGmApplication', number>;
  documents: Record<'meetingResolution', number>;
}

const query = { limit: 200 };

/** Reads scrap cases and every paper of theirs. */
export async function observeScrap(clients: SystemClients): Promise<ScrapCasesState> {
  const { warehouse, finance, documents } = clients;
  const [{ scrapCases }, { scrapLists }, { scrapCandidates }, { scrapReports }, { meetingResolutions }, { caseFiles }] = await Promise.all([
    warehouse.listScrapCases({ query }),
    warehouse.listScrapLists({ query }),
    warehouse.listScrapCandidates({ query }),
    finance.listScrapReports({ query }),
    documents.listMeetingResolutions({ query }),
    documents.listCaseFiles({ query }),
  ]);
  const stateOf = async ({ caseNo, state, endState }: (typeof scrapCases)[number]): Promise<ScrapState> => {
    const lists = scrapLists.filter((list) => list.caseNo === caseNo);
    return {
      caseNo,
      state: endState ?? state,
      amounts: lists.map(({ scrapAmount }) => scrapAmount),
      contested: scrapReports.flatMap((report) => (report.caseNo === caseNo && report.contested !== null ? [report.contested] : [])),
      lines: lists.at(-1)?.lines.map(lineOf) ?? [],
      signatures: inOrder(await signaturesOf(clients, caseNo)),
      filed: filedOf(caseFiles, caseNo),
    };
  };
  return {
    scraps: await Promise.all(scrapCases.map(stateOf)),
    candidates: scrapCandidates.length,
    warehouse: { scrapList: scrapLists.length },
    finance: {
      scrapReport: scrapReports.length,
      countersignSheet: scrapReports.filter(({ countersignSheetNo }) => countersignSheetNo !== null).length,
      vicePresidentDecision: scrapReports.flatMap(({ approvals }) => approvals).length,
      companyGmApplication: scrapReports.filter(({ application }) => application !== null).length,
    },
    documents: { meetingResolution: meetingResolutions.length },
  };
}

interface Line {
  partNo: string;
  scrapped: number;
  keepQuantity: number;
  supplierQuantity: number;
}

function lineOf({ partNo, scrapped, keepQuantity: kept, supplierQuantity: toSupplier }: Line): string {
  const ways = Object.entries({ scrapped, kept, toSupplier }).filter(([, pieces]) => pieces > 0);
  return `${partNo}: ${ways.map(([way, pieces]) => `${pieces} ${way}`).join(', ') || 'none'}`;
}

/** Which of those that sign side by side comes first is chance. */
function inOrder(points: string[]): string[] {
  const rank = (point: string) => (point.startsWith('countersign') ? 0 : point.startsWith('approve') ? 1 : 2);
  return points.reduce<string[][]>((groups, point) => {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && rank(last[0]) === rank(point) && rank(point) < 2) last.push(point);
    else groups.push([point]);
    return groups;
  }, []).flatMap((group) => group.sort());
}
