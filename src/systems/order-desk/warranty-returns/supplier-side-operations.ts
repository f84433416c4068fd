import { z } from 'zod';
import { operation } from '../../../http/contract';
import * as warranty from './schemas';

const missing = { notFound: 404 };
const moving = { notFound: 404, caseState: 409 };
const nothing = z.object({});
const unfitClearing = { unknownClearing: 422, clearingAnswered: 409, partNotInClearing: 422, moreThanCleared: 422 };

/** Operations on the supplier's side of returned parts: routes, clearings and their answers, the credit (WR-15 to WR-18). */
export const supplierSideOperations = {
  recordSupplierRoutes: operation({
    method: 'post',
    path: '/warranty-returns/supplier-routes',
    summary: 'Which way each old part goes (WR-15, WR-D7); parts to be cleared are grouped by supplier',
    body: warranty.routesToRecord,
    result: warranty.routesRecorded,
    problems: { ...moving, supplierMissing: 422 },
  }),
  reopenClearing: operation({
    method: 'post',
    path: '/warranty-returns/clearings/reopen',
    summary: 'Open the supplier side of scrap candidates again: their supplier is asked once more (PS-D5.2)',
    body: warranty.clearingToReopen,
    result: warranty.clearing,
    problems: { ...moving, notACandidate: 409 },
  }),
  keepCandidates: operation({
    method: 'post',
    path: '/warranty-returns/kept-parts',
    summary: 'Scrap candidates that the special meeting keeps: they end as old parts (PS-D5.2)',
    openTo: ['relay'],
    body: warranty.keptPieces,
    result: nothing,
    problems: { notACandidate: 409 },
  }),
  answerClearing: operation({
    method: 'post',
    path: '/warranty-returns/supplier-answers',
    summary: "Take in a supplier's answer to a clearing (WR-16), once",
    body: warranty.answerToClearing,
    result: nothing,
    problems: unfitClearing,
  }),
  recordSupplierAnswer: operation({
    method: 'post',
    path: '/warranty-returns/supplier-answers/record',
    summary: 'The same from a form of the staff: what can not be taken in is answered in words; the first answer stands',
    body: warranty.clearingAnswer,
    result: warranty.clearingAnswered,
    problems: missing,
  }),
  recordClearingBreach: operation({
    method: 'post',
    path: '/warranty-returns/breaches',
    summary: 'Write down once that a supplier did not answer in time, judged by the recorded moments (T-09, I-G-5)',
    body: warranty.clearingBreach,
    result: z.object({ breached: z.boolean() }),
    problems: missing,
  }),
  recordSupplierCredit: operation({
    method: 'post',
    path: '/warranty-returns/supplier-credits',
    summary: 'The supplier of a clearing is charged (L-13)',
    openTo: ['relay'],
    body: warranty.supplierCredit,
    result: nothing,
    problems: missing,
  }),
};
