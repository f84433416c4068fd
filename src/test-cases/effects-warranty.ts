import type { SystemClients } from '../systems/clients';
import { filedOf } from './papers';

/** A parcel of returned parts as the order desk holds it. */
export interface WarrantyState {
  caseNo: string;
  state: string;
  /** Parts in the out-of-scope register. */
  outOfScopeRows: number;
  /** Scrap candidates of its parts, `part × pieces at the value of one`. */
  candidates: string[];
  deadlinesBreached: string[];
  /** How both sides of each returned part stand, `part × pieces: dealer side, supplier side`; `open` while a side is. */
  parts: string[];
  /** The incidents that its parts were sent back for, or were booked to. */
  incidents: string[];
  /** Papers in its file, by kind. */
  filed: Record<string, number>;
}

/** Parcels of returned parts as the systems hold them. */
export interface WarrantyReturnsState {
  warranty: WarrantyState[];
  quality: Record<'rulingRecord' | 'secondRuling' | 'warrantyFeedbackForm' | 'repairRecord', number>;
  finance: Record<'supplierOffsetVoucher', number>;
  documents: Record<'warrantyCaseFile', number>;
}

const query = { limit: 200 };

/** Reads parcels of returned parts and every paper of theirs. */
export async function observeWarranty(clients: SystemClients): Promise<WarrantyReturnsState> {
  const { orderDesk, warehouse, quality, finance, documents } = clients;
  const [{ warrantyReturns }, { scrapCandidates }, papers, { supplierOffsets }, { caseFiles }] = await Promise.all([
    orderDesk.listWarrantyReturns({ query }),
    warehouse.listScrapCandidates({ query }),
    quality.listWarrantyPapers({ query }),
    finance.listSupplierOffsets({ query }),
    documents.listCaseFiles({ query }),
  ]);
  const views = await Promise.all(warrantyReturns.map(({ caseNo }) => orderDesk.getWarrantyReturn({ params: { caseNo } })));
  return {
    warranty: views.map(({ caseNo, state, deadlinesBreached, lines, returnedParts }) => ({
      ...{ caseNo, state, deadlinesBreached },
      incidents: lines.flatMap(({ expectedCaseNo, assignedTo }) => expectedCaseNo ?? assignedTo.map((each) => each.expectedCaseNo)),
      filed: filedOf(caseFiles, caseNo),
      outOfScopeRows: returnedParts.filter(({ outOfScopeNo }) => outOfScopeNo !== null).length,
      candidates: scrapCandidates.filter(({ oldPartNo }) => oldPartNo.startsWith(`${caseNo}/`)).map(({ partNo, quantity, unitValue }) => `${partNo} × ${quantity} at ${unitValue}`),
      parts: returnedParts.map(({ partNo, quantity, dealerEnd, supplierEnd }) => `${partNo} × ${quantity}: ${dealerEnd ?? 'open'}, ${supplierEnd ?? 'open'}`),
    })),
    quality: {
      rulingRecord: papers.rulingRecords.length,
      secondRuling: papers.secondRulings.length,
      warrantyFeedbackForm: papers.warrantyFeedbackForms.length,
      repairRecord: papers.motorRepairs.length,
    },
    finance: { supplierOffsetVoucher: supplierOffsets.length },
    documents: { warrantyCaseFile: caseFiles.filter(({ kind }) => kind === 'warrantyCaseFile').length },
  };
}
