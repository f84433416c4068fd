import type { SystemClients } from '../systems/clients';
import { evidenceOf } from './effects-documents';
import { filedOf } from './papers';
import { signaturesOf } from './signatures';

/** An unboxing incident as the order desk holds it, and who signed what on its sheet. */
export interface IncidentState {
  caseNo: string;
  state: string;
  shipmentNo: string | null;
  deadlinesBreached: string[];
  /** Pieces that are to come back. */
  partsExpected: number;
  /** Day that was agreed for the visit. */
  visitOn: string | null;
  /** Signing points in the order in which they were signed. */
  signatures: string[];
  /** Photos and papers linked to it, `number file type bytes`. */
  evidence: string[];
  /** Papers in its file, by kind. */
  filed: Record<string, number>;
}

/** Unboxing incidents as order desk, quality and documents hold them. */
export interface IncidentsState {
  incidents: IncidentState[];
  quality: Record<'qualityFeedbackForm' | 'signedHandover' | 'secondOpinion' | 'serviceRecord', number>;
  documents: Record<'contactRecord' | 'incidentCaseFile', number>;
}

/** Reads incidents and every paper of theirs. */
export async function observeIncidents(clients: SystemClients): Promise<IncidentsState> {
  const { orderDesk, quality, documents } = clients;
  const query = { limit: 200 };
  const [{ incidents }, { qualityFeedbackForms }, { contactRecords }, { caseFiles }] = await Promise.all([
    orderDesk.listIncidents({ query }),
    quality.listQualityFeedbackForms({ query }),
    documents.listContactRecords({ query }),
    documents.listCaseFiles({ query }),
  ]);
  return {
    incidents: await Promise.all(incidents.map(async ({ caseNo }) => ({
      ...(await stateOf(clients, caseNo)),
      visitOn: qualityFeedbackForms.find((form) => form.caseNo === caseNo)?.visitOn ?? null,
      evidence: await evidenceOf(clients, caseNo),
      filed: filedOf(caseFiles, caseNo),
    }))),
    quality: {
      qualityFeedbackForm: qualityFeedbackForms.length,
      signedHandover: qualityFeedbackForms.filter(({ signedAt }) => signedAt !== null).length,
      secondOpinion: qualityFeedbackForms.flatMap(({ opinions }) => opinions).filter(({ opinionKind }) => opinionKind === 'recheck').length,
      serviceRecord: qualityFeedbackForms.filter(({ serviceRecord }) => serviceRecord !== null).length,
    },
    documents: {
      contactRecord: contactRecords.length,
      incidentCaseFile: caseFiles.filter(({ kind }) => kind === 'incidentCaseFile').length,
    },
  };
}

async function stateOf(clients: SystemClients, caseNo: string): Promise<Omit<IncidentState, 'visitOn' | 'evidence' | 'filed'>> {
  const { state, shipmentNo, deadlinesBreached, measures } = await clients.orderDesk.getIncident({ params: { caseNo } });
  const returns = measures.filter(({ measureKind, doneAt }) => measureKind === 'partReturn' && doneAt !== null);
  const partsExpected = returns.flatMap(({ parts }) => parts).reduce((sum, { quantity }) => sum + quantity, 0);
  return { caseNo, state, shipmentNo, deadlinesBreached, partsExpected, signatures: await signaturesOf(clients, caseNo) };
}
