import { z } from 'zod';
import { operation } from '../../../http/contract';
import { cny } from '../../../money';
import { page, reference } from '../../shared-schemas';
import { warrantyCaseNo as caseNo } from '../../warranty-schemas';
import * as oldParts from './schemas';

const nothing = z.object({});

/** Operations on returned parts and the lots of the old-parts store (flows.md 9). */
export const oldPartOperations = {
  recordReturnCount: operation({
    method: 'post',
    path: '/return-counts',
    summary: 'What the keeper counted of a parcel, once (WR-02)',
    body: oldParts.returnCount,
    result: oldParts.returnCounted,
    problems: { unknownPart: 422, countedBefore: 409 },
  }),
  takeInOldParts: operation({
    method: 'post',
    path: '/old-parts',
    summary: 'Take parts into the old-parts store on one other receipt slip, a lot each; finance is told what they are worth (WR-10, L-12)',
    body: oldParts.oldPartsToTakeIn,
    result: oldParts.oldPartsTakenIn,
    problems: { unknownPart: 422, sameHand: 409, takenInBefore: 409 },
  }),
  valueOldPart: operation({
    method: 'post',
    path: '/old-parts/values',
    summary: 'A motor beyond repair becomes the company\'s where it lies: its lot gets its claim value (WR-D6.2, L-12)',
    body: z.strictObject({ oldPartNo: oldParts.oldPartNo }),
    result: oldParts.valued,
    problems: { notFound: 404, valuedBefore: 409, notInStore: 409 },
  }),
  recordRepairTrip: operation({
    method: 'post',
    path: '/old-parts/repair-trips',
    summary: 'A motor goes to its maker for repair, or comes back from there (WR-13)',
    body: oldParts.repairTrip,
    result: nothing,
    problems: { notFound: 404, notForRepair: 409, notInStore: 409, notAtSupplier: 409 },
  }),
  makeOtherIssueSlip: operation({
    method: 'post',
    path: '/other-issue-slips/to-dealer',
    summary: 'Make out the other issue slip for parts that go back to their dealer, from packing on (WR-09, WR-14, X-09)',
    body: oldParts.slipToDealer,
    result: oldParts.slipToDealerMade,
    problems: { unknownPart: 422, partOnSlip: 409, partDiffers: 422, notInStore: 409, ownedByCompany: 409 },
  }),
  issueToSupplier: operation({
    method: 'post',
    path: '/other-issue-slips/to-supplier',
    summary: 'Parts leave to the supplier that takes them on one other issue slip; finance is told (WR-17, I-WR-14)',
    body: oldParts.partsToSupplier,
    result: oldParts.issuedToSupplier,
    problems: { notFound: 404, notInStore: 409, scrapCandidate: 409, withoutValue: 409 },
  }),
  listOldParts: operation({
    method: 'get',
    path: '/old-parts',
    summary: 'Lots of the old-parts store, empty ones too, oldest first; of one case when asked',
    openTo: ['reports'],
    query: z.strictObject({ caseNo: caseNo.optional(), ...page }),
    result: z.object({ oldParts: z.array(oldParts.oldPart), totalValue: cny.describe('What all lots are worth') }),
  }),
  listReturnPapers: operation({
    method: 'get',
    path: '/return-papers',
    summary: 'Counts of parcels and other issue slips, oldest first; of one case when asked',
    query: z.strictObject({ caseNo: caseNo.optional(), ...page }),
    result: z.object({
      returnCounts: z.array(z.object({ returnCountNo: reference, caseNo, countedBy: reference, countedAt: z.string() })),
      otherIssueSlips: z.array(z.object({ otherIssueSlipNo: reference, caseNo, supplierNo: reference.nullable(), dealerNo: reference.nullable(), maker: reference, madeAt: z.string() })),
    }),
  }),
};
