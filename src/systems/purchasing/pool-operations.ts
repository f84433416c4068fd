import { z } from 'zod';
import { operation } from '../../http/contract';
import { orderLineId, page, personId, quantity, reference, remark } from '../shared-schemas';
import { neededBy, poolLine, poolPart, purchaseRequestNo, requestLine, requestLineId, requestLineState, requesterPost } from './schemas';

const requirement = z.string().trim().max(500).optional();

/** What a purchase request says of its part (S5.2). */
export const requirementFields = { specification: requirement, qualityRequirements: requirement, specialRequirements: requirement };

/** Operations on the pool of needs, and on the requests that are collected from it. */
export const poolOperations = {
  requestLine: operation({
    method: 'post',
    path: '/request-lines',
    summary: 'A part purchase request goes into the pool, and its tracking record is opened (X-03, X-04, PR-08)',
    body: z.strictObject({
      partNo: reference,
      quantity,
      orderLineId: orderLineId.optional().describe('For which line the pieces are kept once they are in; left out, for stock'),
      requirements: remark.optional(),
      requester: personId.optional(),
      requesterPost: requesterPost.optional(),
      neededBy: neededBy.optional(),
    }),
    result: z.object({ requestLineId }),
    problems: { unknownPart: 422 },
  }),
  getPool: operation({
    method: 'get',
    path: '/pool',
    summary: 'Needs that no purchase request has collected, in the order of registration',
    result: z.object({ lines: z.array(poolLine), parts: z.array(poolPart) }),
  }),
  listRequestLines: operation({
    method: 'get',
    path: '/request-lines',
    summary: 'Needs with their tracking records, in the order of registration',
    query: z.strictObject({
      orderLineId: reference.optional(),
      purchaseRequestNo: purchaseRequestNo.optional(),
      state: requestLineState.optional(),
      ...page,
    }),
    result: z.object({ requestLines: z.array(requestLine) }),
  }),
  collectNeeds: operation({
    method: 'post',
    path: '/purchase-requests',
    summary: "Collects the pool's needs of one part into a purchase request (PP-01): those named, or all of the part but those left out, which stay in the pool",
    body: z.strictObject({
      partNo: reference,
      requestLineIds: z.array(requestLineId).max(200).optional(),
      leftOutLineIds: z.array(requestLineId).max(5000).optional(),
      ...requirementFields,
      maker: personId,
    }),
    result: z.object({ purchaseRequestNo, quantity: z.number().int(), remainingLines: z.number().int() }),
    problems: { nothingPooled: 409, lineNotPooled: 409, lineOfOtherPart: 422, tooManyPieces: 422 },
  }),
  collectAllNeeds: operation({
    method: 'post',
    path: '/purchase-requests/all',
    summary: 'Collects every need of the pool, one purchase request a part',
    body: z.strictObject({}),
    result: z.object({ purchaseRequestNos: z.array(purchaseRequestNo) }),
  }),
};
