import type { PartRow } from './tables';

/** Whose step a side of a returned part waits at. */
export interface Owner {
  step: string;
  /** Post or department (glossary). */
  owner: string;
  waitsFor: string | null;
}

/** What is known of the questions put to dealer and supplier. */
export interface Asked {
  dealerNo: string;
  contactedAt: Date | null;
  answer: string | null;
  questionClosedAt: Date | null;
  clearingAnsweredAt: Date | null;
}

const at = (step: string, owner: string, waitsFor: string | null = null): Owner => ({ step, owner, waitsFor });

/** Whose pieces that an incident asked back and that have not come are: who asked the dealer for them (DI-16, X-14). */
export const ownerOfExpected = 'caseHandler';

/** A part that is not judged yet: to be counted (WR-02), then to be ruled on (WR-05). */
export const ownerOfUnjudged = (counted: boolean): Owner => (counted ? at('WR-05', 'warrantyAdjudicator') : at('WR-02', 'warehouseKeeper'));

/** Whose step the open dealer side of a part waits at (WR-06 to WR-14). */
export function ownerOfDealerSide(part: PartRow, asked: Asked): Owner {
  if (part.ruling === 'outOfScope') return ownerOutOfScope(part, asked);
  if (part.ruling === 'forRepair' && part.remedy !== 'exchange') return at('WR-13', 'serviceMarketingDept');
  if (part.remedy !== 'exchange') return at('WR-11', 'serviceMarketingDept');
  return at('WR-12', 'backOfficeClerk', part.orderNo);
}

function ownerOutOfScope({ outOfScopeNo, recheckedAt, secondRuledAt }: PartRow, { dealerNo, contactedAt, answer, questionClosedAt }: Asked): Owner {
  if (outOfScopeNo === null) return at('WR-06', 'serviceMarketingDept');
  if (contactedAt === null) return at('WR-07', 'serviceMarketingDept');
  if (questionClosedAt === null) return at('WR-07', 'serviceMarketingDept', answer === null ? dealerNo : null);
  if (answer === 'givenUp') return at('WR-10', 'serviceMarketingDept');
  if (answer !== 'contested' || secondRuledAt !== null) return at('WR-09', 'afterSalesUnit');
  return recheckedAt === null ? at('WR-08', 'qualityDept') : at('WR-08', 'serviceMarketingHead');
}

/**
 * Whose step the open supplier side of a part waits at (WR-15 to WR-19); undefined while it only waits for the dealer
 * side: parts out of scope and motors under repair have no way of their own yet.
 */
export function ownerOfSupplierSide(part: PartRow, { clearingAnsweredAt }: Asked): Owner | undefined {
  const { supplierRoute, ruling, dealerEnd, supplierNo, taken } = part;
  if (supplierRoute === null) return ruling !== 'inScope' && dealerEnd === null ? undefined : at('WR-15', 'warrantyReturnsClerk');
  if (supplierRoute === 'keep') return at('WR-15', 'warrantyReturnsClerk');
  if (supplierRoute === 'scrap') return at('WR-19', 'warrantyReturnsClerk');
  if (clearingAnsweredAt === null) return at('WR-16', 'warrantyReturnsClerk', supplierNo);
  if (!taken) return at('WR-19', 'warrantyReturnsClerk');
  return part.creditVoucherNo === null ? at('WR-17', 'deptFinanceClerk') : at('WR-18', 'financeDept');
}
