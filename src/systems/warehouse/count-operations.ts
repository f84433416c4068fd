import { z } from 'zod';
import { operation } from '../../http/contract';
import { orderNo, page, personId, quantity, reference, remark } from '../shared-schemas';
import { countSheet, countSheetNo, countTarget, countTargetOnSheet, countTargets, difference, differenceReportNo, found } from './keeper-schemas';

const counted = z
  .array(countTarget.extend({ countedQuantity: found }))
  .min(1)
  .max(200);

/** Pieces of approved goods that a count found: no more than are approved. */
const goods = z.object({ partNo: reference, partName: z.string(), quantity, candidateId: reference.nullable() });

/** Operations of a count (SW-06, SW-D3, PS-11). */
export const countOperations = {
  openCount: operation({
    method: 'post',
    path: '/count-sheets',
    summary: 'Makes out a count sheet for parts and locations; in the old-parts store for their lots, or for lines of an approved scrap list',
    body: z.strictObject({ countLines: countTargets, reason: remark.optional(), askedBy: reference.nullish().describe('Post or person that is told the result') }),
    result: z.object({ countSheetNo, countLines: z.array(z.object({ ...countTargetOnSheet, listedQuantity: z.number().int().nullable().describe('Approved for scrapping') })) }),
    problems: { unknownPart: 422, unknownOldPart: 422, notOnList: 422 },
  }),
  recordCount: operation({
    method: 'post',
    path: '/count-sheets/count',
    summary: 'Enters what was counted and compares it with the book at this moment; a difference makes a difference report',
    body: z.strictObject({ countSheetNo, countedLines: counted, counter: personId }),
    result: z.object({
      countAgrees: z.boolean().describe('No difference to the book'),
      countResult: z.enum(['agrees', 'fewer', 'more']).describe('Beside the scrap list where it counts one, else beside the book (PS-D6); fewer as soon as one line is'),
      countedGoods: z.array(goods).describe('What there is to hand over (PS-12)'),
      differenceReportNo: differenceReportNo.nullable(),
      differences: z.array(difference),
    }),
    problems: { notFound: 404, alreadyCounted: 409, lineMissing: 422, lineNotOnSheet: 422, notOnList: 422 },
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
