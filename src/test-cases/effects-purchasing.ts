import { isDeepStrictEqual } from 'node:util';
import type { SystemClients } from '../systems/clients';
import { papersSince } from './papers';

export interface PurchasingState {
  /** Needs as they stand, with what was received and what is short once they are settled. */
  lines: { requestLineId: string; state: string; received: number; short: number }[];
  papers: Record<string, number>;
  /** For a later reading. */
  seen: { papers: Record<string, number> };
}

/** Reads purchasing; papers and lines that were there before are left out. */
export async function observePurchasing({ purchasing }: SystemClients, before?: PurchasingState): Promise<PurchasingState> {
  const page = { limit: 200 };
  const [{ requestLines }, { purchaseRequests }] = await Promise.all([
    purchasing.listRequestLines({ query: page }),
    purchasing.listRequests({ query: page }),
  ]);
  const lines = requestLines.map(({ requestLineId, state, receivedQuantity, shortQuantity }) => ({
    requestLineId,
    state,
    received: receivedQuantity,
    short: shortQuantity,
  }));
  const papers = {
    partPurchaseRequest: requestLines.length,
    trackingRecord: requestLines.filter(({ trackingRecord }) => trackingRecord.length > 0).length,
    purchaseRequest: purchaseRequests.length,
    deliveryNote: purchaseRequests.flatMap(({ deliveries }) => deliveries).length,
    vendorReturnNote: purchaseRequests.flatMap(({ vendorReturns }) => vendorReturns).length,
  };
  return {
    lines: lines.filter((line) => !before?.lines.some((old) => isDeepStrictEqual(old, line))),
    papers: papersSince(papers, before?.seen.papers),
    seen: { papers },
  };
}
