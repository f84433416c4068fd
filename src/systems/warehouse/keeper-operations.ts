import { z } from 'zod';
import { operation } from '../../http/contract';
import { page, personId, reference, remark } from '../shared-schemas';
import { countedLines, realLines, slipKind, slipLines, stockSlip, stockSlipNo, stockSlipState, storedLines } from './keeper-schemas';

const notInState = { notFound: 404, slipState: 409 };

/** Operations on the slips that are laid before the keeper (SW-01, SW-03 to SW-05). */
export const keeperOperations = {
  makeStockSlip: operation({
    method: 'post',
    path: '/stock-slips',
    summary: 'Makes out a slip of a kind; its kind says from where to where it moves',
    body: z.strictObject({ kind: slipKind, slipLines, maker: personId }),
    result: z.object({ stockSlipNo }),
    problems: { unknownPart: 422 },
  }),
  reviewStockSlip: operation({
    method: 'post',
    path: '/stock-slips/review',
    summary: 'Reviews a slip that hands out: reviewed, or void with the reason; void too when it draws more than is needed (PR-D2)',
    body: z.strictObject({ stockSlipNo, approved: z.boolean(), reason: remark.optional(), reviewer: personId }),
    result: z.object({ slipState: stockSlipState, reviewReason: z.string().nullable() }),
    problems: { ...notInState, sameHand: 409, reasonMissing: 422 },
  }),
  presentSlip: operation({
    method: 'get',
    path: '/stock-slips/presented',
    summary: 'The slip that is laid before the keeper, and why nothing is handed out or taken in against it (SW-D1.2, SW-D2)',
    query: z.strictObject({ stockSlipNo: stockSlipNo.optional(), act: z.enum(['handOut', 'receipt']) }),
    result: z.object({
      slipState: z.enum([...stockSlipState.options, 'none']),
      slipMaker: z.string().nullable(),
      slipLines: z.array(z.object({ partNo: reference, partName: z.string(), quantity: z.number().int() })),
      refusalReason: z.string().nullable().describe('In words; null when the keeper may'),
    }),
  }),
  recordHandOut: operation({
    method: 'post',
    path: '/stock-slips/hand-out',
    summary: "The keeper hands out against a slip, refuses, or finds pieces missing (SW-D1); without a reviewed slip nothing is handed out",
    body: z.strictObject({
      stockSlipNo: stockSlipNo.optional(),
      decision: z.enum(['handOut', 'short', 'refuse']),
      realLines: realLines.describe('What really lies there of each line that is short').default([]),
      reason: remark.optional(),
      keeper: personId,
    }),
    result: z.object({
      handOutResult: z.enum(['signed', 'short', 'refused']),
      refusalReason: z.string().nullable(),
      countLines: z.array(z.object({ partNo: reference, location: z.string() })).describe('Places whose book is in doubt'),
    }),
    problems: { sameHand: 409, reasonMissing: 422, lineNotOnSlip: 422, notShort: 422 },
  }),
  recordReceipt: operation({
    method: 'post',
    path: '/stock-slips/receipt',
    summary: 'The keeper counts what came in and signs, or does not: then the slip is void and goes back with the count, or with what the book has too few of (SW-D2)',
    body: z.strictObject({ stockSlipNo, countedLines, keeper: personId }),
    result: z.object({
      receiptResult: z.enum(['signed', 'differs', 'notThere']),
      refusalReason: z.string().nullable().describe('Each line that differs or is not there, in words; null when signed'),
      intoOldParts: z.boolean(),
    }),
    problems: { ...notInState, sameHand: 409, lineNotOnSlip: 422, lineMissing: 422, notThere: 409 },
  }),
  recordStorage: operation({
    method: 'post',
    path: '/stock-slips/storage',
    summary: 'Old parts lie in the old-parts store, sorted by class (SW-05)',
    body: z.strictObject({ stockSlipNo, storedLines, keeper: personId }),
    result: z.object({}),
    problems: { ...notInState, lineNotOnSlip: 422, lineMissing: 422 },
  }),
  postStockSlip: operation({
    method: 'post',
    path: '/stock-slips/posting',
    summary: 'Posts the movement of a signed slip that no flow posts itself (SW-04); finance is told of each line',
    body: z.strictObject({ stockSlipNo }),
    result: z.object({ movementIds: z.array(reference) }),
    problems: { ...notInState, ofFlow: 409, notStored: 409, alreadyMoved: 409 },
  }),
  listStockSlips: operation({
    method: 'get',
    path: '/stock-slips',
    summary: 'Slips of the keeper with their lines, void ones too, oldest first',
    query: z.strictObject({ stockSlipNo: stockSlipNo.optional(), kind: slipKind.optional(), state: stockSlipState.optional(), ...page }),
    result: z.object({ stockSlips: z.array(stockSlip) }),
  }),
};
