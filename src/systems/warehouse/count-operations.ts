import { z } from 'zod';
import { operation } from '../../http/contract';
import { orderNo, page, personId, quantity, reference, remark } from '../shared-schemas';
import { countPlace, countPlaces, countSheet, countSheetNo, difference, differenceReportNo, found } from './keeper-schemas';

const counted = z
  .array(countPlace.extend({ countedQuantity: found }))
  .min(1)
  .max(200);

/** Operations of a count (SW-06, SW-D3). */
export const countOperations = {
  openCount: operation({
    method: 'post',
    path: '/count-sheets',
    summary: 'Makes out a count sheet for parts and locations',
    body: z.strictObject({ countLines: countPlaces, reason: remark.optional() }),
    result: z.object({ countSheetNo, countLines: z.array(countPlace.extend({ partName: z.string() })) }),
    problems: { unknownPart: 422 },
  }),
  recordCount: operation({
    method: 'post',
    path: '/count-sheets/count',
    summary: 'Enters what was counted and compares it with the book at this moment; a difference makes a difference report',
    body: z.strictObject({ countSheetNo, countedLines: counted, counter: personId }),
    result: z.object({
      countAgrees: z.boolean(),
      differenceReportNo: differenceReportNo.nullable(),
      differences: z.array(difference),
    }),
    problems: { notFound: 404, alreadyCounted: 409, lineMissing: 422, lineNotOnSheet: 422 },
  }),
  decideDifference: operation({
    method: 'post',
    path: '/difference-reports/decision',
    summary: 'The department finance clerk releases a difference, or refuses it with a reason: then it is counted anew',
    body: z.strictObject({ differenceReportNo, released: z.boolean(), reason: remark.optional(), decidedBy: personId }),
    result: z.object({}),
    problems: { notFound: 404, reportState: 409, sameHand: 409, reasonMissing: 422 },
  }),
  postDifference: operation({
    method: 'post',
    path: '/difference-reports/posting',
    summary: 'Corrects the book by a released difference; reservations that no pieces are left for shrink, the latest order first (I-SW-1), never what is picked',
    body: z.strictObject({ differenceReportNo }),
    result: z.object({
      differencePosted: z.boolean().describe('false: pieces that are picked would have to go; the place is counted anew'),
      movementIds: z.array(reference),
      lostReservations: z.array(z.object({ orderNo, orderLineId: reference, quantity })),
    }),
    problems: { notFound: 404, reportState: 409 },
  }),
  listCounts: operation({
    method: 'get',
    path: '/count-sheets',
    summary: 'Count sheets with what was counted and what became of a difference, oldest first',
    query: z.strictObject({ countSheetNo: countSheetNo.optional(), ...page }),
    result: z.object({ countSheets: z.array(countSheet) }),
  }),
};
