import { z } from 'zod';
import { operation } from '../../../http/contract';
import { dealerNo } from '../../shared-schemas';
import * as warranty from './schemas';

const missing = { notFound: 404 };
const moving = { notFound: 404, caseState: 409 };
const nothing = z.object({});

/** Operations on the case of a parcel as a whole: who runs it, the ends of its sides, and what is shown of it. */
export const caseOperations = {
  claimWarrantyReturn: operation({
    method: 'post',
    path: '/warranty-returns/claim',
    summary: 'Bind the parcel to the one process instance that runs its case',
    body: warranty.returnClaim,
    result: nothing,
    problems: { ...missing, caseAlreadyRuns: 409 },
  }),
  flagReturnBreach: operation({
    method: 'post',
    path: '/warranty-returns/breach-flags',
    summary: 'The flag deadlineBreached of a deadline that another system found missed (I-G-5)',
    openTo: ['relay'],
    body: warranty.breachOfReturn,
    result: nothing,
    problems: missing,
  }),
  endSide: operation({
    method: 'post',
    path: '/warranty-returns/ends',
    summary: 'End one side of returned parts, each once (I-WR-9)',
    body: warranty.sideToEnd,
    result: nothing,
    problems: { ...moving, sideEnded: 409, endUnfit: 422 },
  }),
  closeWarrantyReturn: operation({
    method: 'post',
    path: '/warranty-returns/close',
    summary: 'Close the case when both sides of every part have ended (WR-20)',
    body: warranty.ofReturn,
    result: warranty.returnClosed,
    problems: { ...moving, sidesOpen: 409 },
  }),
  getWarrantyReturn: operation({
    method: 'get',
    path: '/warranty-returns/{caseNo}',
    summary: 'A parcel with everything the dealer may see of it',
    openTo: ['dealers'],
    params: warranty.ofReturn,
    result: warranty.returnView,
    problems: missing,
  }),
  listWarrantyReturns: operation({
    method: 'get',
    path: '/warranty-returns',
    summary: 'Parcels, oldest first, page by page',
    openTo: ['dealers'],
    query: z.strictObject({
      state: warranty.returnState.optional(),
      dealerNo: dealerNo.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).describe('`next` of the page before'),
    }),
    result: z.object({ warrantyReturns: z.array(warranty.returnSummary), next: z.number().int().nullable() }),
  }),
};
