import type { SystemClients } from '../systems/clients';

/** Outsourced paint as purchasing and quality hold it. */
export interface OutsourcingState {
  papers: { paintOutsourcingOrder: number; painterDeliveryNote: number; shortageReport: number };
  /** Pieces counted and left to the paint shop. */
  surplus: number;
  /** Pieces of each deduction that was decided, in their order. */
  deductions: number[];
  deadlinesBreached: string[];
  inspections: { method: 'full'; inspected: number; failed: number }[];
}

/** Reads what there is; orders that were never sent are void and no papers. */
export async function observeOutsourcing({ purchasing, quality }: SystemClients): Promise<OutsourcingState> {
  const query = { limit: 200 };
  const [{ outsourcingOrders }, { pendingDeductions }, { paintInspections }] = await Promise.all([
    purchasing.listOutsourcingOrders({ query }),
    purchasing.listPendingDeductions({ query }),
    quality.listPaintInspections({ query }),
  ]);
  const notes = outsourcingOrders.flatMap(({ deliveryNotes }) => deliveryNotes);
  return {
    papers: {
      paintOutsourcingOrder: outsourcingOrders.filter(({ signedAt }) => signedAt !== null).length,
      painterDeliveryNote: notes.length,
      shortageReport: outsourcingOrders.flatMap(({ shortageReports }) => shortageReports).filter(({ cause }) => cause !== null).length,
    },
    surplus: notes.reduce((sum, { surplusQuantity }) => sum + surplusQuantity, 0),
    deductions: pendingDeductions.map(({ quantity }) => quantity),
    deadlinesBreached: outsourcingOrders.flatMap(({ dues }) => dues.filter(({ breached }) => breached).map(() => 'T-01')),
    inspections: paintInspections.map(({ inspectedQuantity, failedQuantity }) => ({ method: 'full', inspected: inspectedQuantity, failed: failedQuantity })),
  };
}
