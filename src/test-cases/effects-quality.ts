import type { SystemClients } from '../systems/clients';
import { papersSince } from './papers';

export interface QualityState {
  /** Inspections in their order. */
  inspections: { method: string; inspected: number; failed: number }[];
  papers: Record<string, number>;
  /** For a later reading. */
  seen: { inspections: number; papers: Record<string, number> };
}

/** Reads quality; what was there before is left out. */
export async function observeQuality({ quality }: SystemClients, before?: QualityState): Promise<QualityState> {
  const query = { limit: 200 };
  const [{ inspectionRequests }, { inspectionRecords }, { nonconformingSlips }, { correctiveActions }] = await Promise.all([
    quality.listInspectionRequests({ query }),
    quality.listInspectionRecords({ query }),
    quality.listNonconformingSlips({ query }),
    quality.listCorrectiveActions({ query }),
  ]);
  const papers = {
    inspectionRequest: inspectionRequests.length,
    inspectionRecord: inspectionRecords.length,
    nonconformingSlip: nonconformingSlips.length,
    correctiveAction: correctiveActions.length,
  };
  const inspections = inspectionRecords.map(({ method, inspectedQuantity, failedQuantity }) => ({ method, inspected: inspectedQuantity, failed: failedQuantity }));
  return {
    inspections: inspections.slice(before?.seen.inspections ?? 0),
    papers: papersSince(papers, before?.seen.papers),
    seen: { inspections: inspections.length, papers },
  };
}
