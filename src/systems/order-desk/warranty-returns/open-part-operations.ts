import { z } from 'zod';
import { operation } from '../../../http/contract';
import { moment, page, quantity, reference } from '../../shared-schemas';
import { returnedPartNo, warrantyCaseNo as caseNo } from '../../warranty-schemas';

const pieces = { caseNo, partNo: reference, partName: z.string(), quantity };
const age = { since: moment, ageDays: z.number().int().min(0).describe('Whole days since then') };

/** A side of a returned part that has not ended, or a part that is not judged yet, with whose it is. */
export const openPart = z.object({
  ...pieces,
  returnedPartNo: returnedPartNo.nullable().describe('null: not judged yet'),
  lineNo: z.number().int(),
  side: z.enum(['dealer', 'supplier']).nullable().describe('null: not judged yet, both are open'),
  step: z.string().describe('Step that it waits at, e.g. WR-16'),
  owner: z.string().describe("Post or department whose step it is, e.g. warrantyReturnsClerk"),
  waitsFor: reference.nullable().describe('Dealer, supplier or exchange order whose turn it is'),
  ...age,
});

/** A part that a supplier answers for and that he is not charged for yet. */
export const uncreditedPart = z.object({
  ...pieces,
  returnedPartNo,
  oldPartNo: returnedPartNo,
  supplierNo: reference,
  clearingKey: reference,
  clearingState: z.enum(['asked', 'taken', 'ended']).describe('ended: the supplier side is closed as cleared, and yet no credit stands in the books'),
  ...age,
});

/** Pieces that an incident asked a dealer for and that have not come. */
export const expectedPart = z.object({
  ...pieces,
  caseNo: reference.describe('The incident that asked for them'),
  dealerNo: reference,
  dealerName: z.string(),
  owner: z.string().describe('Post that asked the dealer for them'),
  ...age,
});

/** Operations of the report of open returned parts: nothing of a parcel leaks away unseen. */
export const openPartOperations = {
  listOpenParts: operation({
    method: 'get',
    path: '/open-returned-parts',
    summary: 'Returned parts with a side that has not ended, with owner and age, oldest first',
    openTo: ['reports'],
    query: z.strictObject({ ...page }),
    result: z.object({ openParts: z.array(openPart) }),
  }),
  listExpectedParts: operation({
    method: 'get',
    path: '/expected-parts',
    summary: 'Pieces that incidents asked dealers for and that have not come, oldest first; those on a list under way are none of them',
    openTo: ['reports'],
    query: z.strictObject({ ...page }),
    result: z.object({ expectedParts: z.array(expectedPart) }),
  }),
  listUncreditedParts: operation({
    method: 'get',
    path: '/uncredited-parts',
    summary: 'Parts whose supplier is to be charged and is not yet (L-13), oldest first; those that he refused are none of them',
    openTo: ['reports'],
    query: z.strictObject({ ...page }),
    result: z.object({ uncreditedParts: z.array(uncreditedPart) }),
  }),
};
