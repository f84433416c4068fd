import type { SystemClients } from '../systems/clients';
import { count } from './papers';

export interface DocumentsState {
  /** Of the fax register the rows of the entry steps only (DO-02, VR-03, DI-02). */
  papers: Record<string, number>;
  /** Whom each notice is for, `kind: recipient`, sorted. */
  told: string[];
  /** Each notice as its reader gets it, the first one first. */
  words: { notice: string; text: string }[];
  /** `direction party subject` of the register's rows of later messages (I-G-8). */
  messages: string[];
}

/** Who enters the messages that come after an entry step, which a person does. */
const systems = ['order-desk', 'documents'];

/** Reads the fax register and the notices. */
export async function observeDocuments({ documents }: SystemClients): Promise<DocumentsState> {
  const query = { limit: 500 };
  const [{ rows }, { notices }] = await Promise.all([documents.listFaxRegister({ query }), documents.listNotices({ query })]);
  const entries = rows.filter(({ registeredBy }) => !systems.includes(registeredBy));
  const later = rows.filter((row) => !entries.includes(row));
  const texts = await Promise.all(notices.map(({ noticeNo }) => documents.getNotice({ params: { noticeNo } })));
  return {
    words: texts.toSorted((one, other) => (one.noticeNo < other.noticeNo ? -1 : 1)).map(({ kind, recipient, text }) => ({ notice: `${kind}: ${recipient}`, text })),
    papers: count([...entries.map(() => 'faxRegister'), ...notices.map(({ kind }) => kind)]),
    told: notices.map(({ kind, recipient }) => `${kind}: ${recipient}`).toSorted(),
    messages: later.map(({ direction, party, subject }) => `${direction} ${party} ${subject}`),
  };
}

/** Evidence that is linked to a case, `number file type bytes` of each piece. */
export async function evidenceOf({ documents }: SystemClients, caseNo: string): Promise<string[]> {
  const { evidence } = await documents.listEvidence({ query: { caseNo } });
  return evidence.map(({ evidenceNo, fileName, mediaType, size }) => `${evidenceNo} ${fileName} ${mediaType} ${size}`);
}
