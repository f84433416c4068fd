import type { Doors } from './happen';
import type { SampleParcel } from './sample-parcels';

/** The list of a dealer's parcel comes in with the carrier (WR-01); returns the number of its case. */
export async function parcelComesIn({ clients }: Doors, { dealerNo, dealerListNo, carrier, parts }: SampleParcel): Promise<string> {
  const lines = parts.map(({ partNo, quantity, fault, saleDate, exchangeWanted }) => ({ partNo, quantity, fault, saleDate, exchangeWanted, saleDateKind: 'purchase' as const }));
  const body = { dealerNo, dealerListNo, carrier, lines };
  return (await clients.orderDesk.reportReturnedParts({ body, idempotencyKey: `day/${dealerListNo}` })).caseNo;
}

/** The dealer answers what was ruled out of scope (WR-07). */
export async function rulingsAreAnswered({ clients }: Doors, caseNo: string, { dealerNo, parts }: SampleParcel): Promise<void> {
  const { returnedParts } = await clients.orderDesk.getWarrantyReturn({ params: { caseNo } });
  for (const { returnedPartNo, lineNo, outOfScopeNo } of returnedParts) {
    const { answer, note } = parts[lineNo - 1] ?? {};
    if (outOfScopeNo === null || !answer) continue;
    await clients.orderDesk.answerRuling({ body: { returnedPartNo, dealerNo, answer, note: note || null }, idempotencyKey: `day/${returnedPartNo}/answer` });
  }
}
