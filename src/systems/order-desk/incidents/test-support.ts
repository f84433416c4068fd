import { startOrderDesk, unique, type StartedOrderDesk } from '../test-support';
import type { z } from 'zod';
import type { incidentReport } from './schemas';

type Report = z.input<typeof incidentReport>;
export type Measures = Omit<Parameters<StartedOrderDesk['client']['recordMeasures']>[0]['body'] & object, 'caseNo' | 'recordedBy'>;

export const sendOne: Measures = { measures: ['sendParts'], partsToSend: [{ partNo: 'CTL-02', quantity: 1 }] };
export const key = () => ({ idempotencyKey: unique() });
export const report = (changes: Partial<Report> = {}): Report => ({
  dealerNo: 'D-101',
  reportKind: 'damageShortageList',
  shipmentNo: 'SH-202609-001',
  lines: [{ partNo: 'CTL-02', quantity: 1, finding: 'missing' }],
  signed: true,
  ...changes,
});

/** An order desk with a sold vehicle and two pieces of evidence, and the steps of an incident there. */
export async function startIncidentDesk() {
  const desk = await startOrderDesk();
  const { client } = desk;
  const steps = {
    /** Evidence as the documents system tells of it. */
    uploaded: (evidenceNo: string, caseNo: string | null = null) => client.recordEvidence({ body: { evidenceNo, caseNo }, ...key() }),
    reported: async (changes: Partial<Report> = {}) => (await client.reportIncident({ body: report(changes), ...key() })).caseNo,
    view: (caseNo: string) => client.getIncident({ params: { caseNo } }),
    open: (caseNo: string) => client.openIncident({ body: { caseNo, faxRegisterNo: 'FR-1', registeredBy: 'li.min' }, ...key() }),
    ask: (caseNo: string) => client.recordIncidentQuery({ body: { caseNo, queryText: '缺照片', recordedBy: 'hu.jia' }, ...key() }),
    contact: (caseNo: string) => client.recordContact({ body: { caseNo, contactedBy: 'deng.hui' }, ...key() }),
    answer: (caseNo: string, word: 'accepted' | 'contested', note?: string) =>
      client.answerOpinion({ body: { caseNo, dealerNo: 'D-101', answer: word, note }, ...key() }),
    close: (caseNo: string, questionNo: number) => client.closeQuestion({ body: { caseNo, questionNo }, ...key() }),
    measure: (caseNo: string, measures: Measures) => client.recordMeasures({ body: { caseNo, recordedBy: 'deng.hui', ...measures }, ...key() }),
    /** A case whose dealer accepted the opinion. */
    accepted: async (changes: Partial<Report> = {}) => {
      const caseNo = await steps.reported(changes);
      await steps.open(caseNo);
      await steps.contact(caseNo);
      await steps.answer(caseNo, 'accepted');
      await steps.close(caseNo, 1);
      return caseNo;
    },
  };
  for (const evidenceNo of ['EV-1', 'EV-9']) await steps.uploaded(evidenceNo);
  const vehicles = [{ frameNo: 'V-2002', model: 'M1', dealerNo: 'D-102', invoicedOn: '2026-06-01', invoicedPrice: '3200.00' }];
  await client.loadVehicles({ body: { vehicles }, ...key() });
  return { desk, ...steps };
}
