import { z } from 'zod';
import { operation } from '../../../http/contract';
import { cny } from '../../../money';
import { page, personId, quantity, reference, remark } from '../../shared-schemas';
import {
  candidateId,
  listedLines,
  oldPartNo,
  openCandidate,
  resolvedLines,
  scrapCandidate,
  scrapCase,
  scrapCaseNo,
  scrapDecision,
  scrapEnd,
  scrapGoods,
  scrapList,
  scrapListLine,
  scrapListNo,
  supplierClearing,
} from './schemas';

export const addScrapCandidateBody = z.strictObject({
  oldPartNo,
  quantity,
  reason: remark,
  supplierNo: reference.nullish().describe('Supplier that did not take it: the special meeting may send it back there (PS-D5.2)'),
  addedBy: personId,
});
export const openScrapCaseBody = z.strictObject({
  candidateId: candidateId.optional().describe('Candidate whose entry starts the case (X-08); left out, it is started by hand'),
  caseNo: scrapCaseNo.optional().describe('A case that goes on: its list is drawn up anew, or the pool is read anew'),
});
export const drawUpScrapListBody = z.strictObject({ caseNo: scrapCaseNo, lines: listedLines, drawnUpBy: personId });
export const decideScrapListBody = z.strictObject({
  scrapListNo,
  scrapDecision,
  resolvedLines: resolvedLines.default([]).describe('Of scrapPart: what becomes of each line'),
});

const ofCase = z.strictObject({ caseNo: scrapCaseNo.optional(), ...page });

/** Operations on scrap candidates and scrap lists (WR-19, PS-01, PS-D5, PS-D6). */
export const scrapOperations = {
  addScrapCandidate: operation({
    method: 'post',
    path: '/scrap-candidates',
    summary: 'Enters pieces of an old part as scrap candidate (WR-19, X-08); starts part-scrap',
    body: addScrapCandidateBody,
    result: z.object({ candidateId }),
    problems: { unknownOldPart: 422, dealersProperty: 422, moreThanThere: 422 },
  }),
  openScrapCase: operation({
    method: 'post',
    path: '/scrap-cases',
    summary: 'Opens the drawing up of a list (PS-01) with the open candidates; where one is being drawn up already, the candidate joins its pool',
    body: openScrapCaseBody,
    result: z.object({
      joined: z.boolean().describe('true: a list is being drawn up already, or the candidate is on one'),
      caseNo: scrapCaseNo,
      sheetRevision: z.number().int().min(1).describe('Revision that the list will have'),
      candidates: z.array(openCandidate),
    }),
    problems: { notFound: 404, scrapCaseState: 409 },
  }),
  drawUpScrapList: operation({
    method: 'post',
    path: '/scrap-lists',
    summary: 'Draws up a list from candidates (PS-01); of a case that has one it is the next revision, which everybody signs anew',
    body: drawUpScrapListBody,
    result: z.object({ scrapListNo, sheetRevision: z.number().int().min(1), scrapAmount: cny, lines: z.array(scrapListLine) }),
    problems: { notFound: 404, scrapCaseState: 409, listEmpty: 422, listTooLarge: 422, unknownCandidate: 422, moreThanOpen: 422 },
  }),
  decideScrapList: operation({
    method: 'post',
    path: '/scrap-lists/decision',
    summary: 'What is done with a list: all of it approved, what the special meeting resolved, or withdrawn; pieces that are not scrapped are candidates again or leave the pool (PS-D5)',
    body: decideScrapListBody,
    result: z.object({
      endState: scrapEnd.nullable().describe('null: goods go on to the stocktake'),
      scrapAmount: cny,
      goods: z.array(scrapGoods),
      supplierClearings: z.array(supplierClearing).describe('Pieces that go back to WR-16, by case and supplier (PS-D5.2)'),
    }),
    problems: { notFound: 404, scrapListState: 409, resolutionIncomplete: 422, resolutionDiffers: 422, notOnList: 422, supplierUnknown: 422 },
  }),
  listScrapCandidates: operation({
    method: 'get',
    path: '/scrap-candidates',
    summary: 'Scrap candidates with what became of their pieces, oldest first; of one returned part when asked',
    query: z.strictObject({ oldPartNo: oldPartNo.optional(), ...page }),
    result: z.object({ scrapCandidates: z.array(scrapCandidate) }),
  }),
  listScrapLists: operation({
    method: 'get',
    path: '/scrap-lists',
    summary: 'Scrap lists with their lines, oldest first; of one case when asked',
    query: ofCase,
    result: z.object({ scrapLists: z.array(scrapList) }),
  }),
  listScrapCases: operation({
    method: 'get',
    path: '/scrap-cases',
    summary: 'Scrap cases with how they ended, oldest first; one when asked',
    query: ofCase,
    result: z.object({ scrapCases: z.array(scrapCase) }),
  }),
};
