import { z } from 'zod';
import { operation } from '../../http/contract';
import { page, personId, pieces, quantity, reference, remark } from '../shared-schemas';
import {
  deductionNo,
  deliveredFor,
  outsourcingOrderNo,
  painterDeliveryNoteNo,
  painterNo,
  paperAnswer,
  pendingDeduction,
  shortageReportNo,
} from './outsourcing-schemas';
import { saidMoment } from './said-moments';

const decision = z.strictObject({ shortageReportNo, decidedBy: personId });
const shortageProblems = { notFound: 404, notExplained: 409, shortageSettled: 409 };

/** Operations on the paint shop's papers: delivery notes and their count, shortage reports and what comes of them. */
export const outsourcingPaperOperations = {
  recordPainterDelivery: operation({
    method: 'post',
    path: '/painter-delivery-notes',
    summary: 'The paint shop hands over painted parts (OP-06, OP-11, OP-14): the waiting order hears of it. A note is taken in once; one that fits no order is not recorded',
    body: z.strictObject({
      outsourcingOrderNo,
      noteNo: reference.describe("The paint shop's own number"),
      quantity,
      deliveredAt: saidMoment.optional().describe('When the goods were presented at the counting point (T-01): Shanghai time such as 2026-09-07 18:00, or ISO 8601 with offset; left out: now'),
      deliveredFor: deliveredFor.optional().describe('Needed only where missing and reworked pieces are both expected'),
    }),
    result: z.object({ painterDeliveryNoteNo: painterDeliveryNoteNo.nullable(), ...paperAnswer }),
  }),
  recordPainterCount: operation({
    method: 'post',
    path: '/painter-delivery-notes/counts',
    summary: "The keeper's count (OP-08, OP-D3): missing pieces open a shortage report, surplus is noted and left to the paint shop",
    body: z.strictObject({ painterDeliveryNoteNo, countedQuantity: pieces, counter: personId }),
    result: z.object({
      inspectionQuantity: pieces.describe('Counted and expected: to be inspected'),
      missingQuantity: pieces,
      surplusQuantity: pieces,
      shortageReportNo: shortageReportNo.nullable(),
    }),
    problems: { notFound: 404, noteCounted: 409 },
  }),
  recordShortageReport: operation({
    method: 'post',
    path: '/shortage-reports',
    summary: 'The paint shop reports the cause of the missing pieces of an order (OP-09): its flow hears of it',
    body: z.strictObject({ outsourcingOrderNo, cause: remark, canSupply: z.boolean().describe('Whether the paint shop can still supply them') }),
    result: z.object({ shortageReportNo: shortageReportNo.nullable(), ...paperAnswer }),
  }),
  askMakeUp: operation({
    method: 'post',
    path: '/shortage-reports/make-ups',
    summary: 'The paint shop is to make the missing pieces up (OP-11)',
    body: decision,
    result: z.object({ makeUpQuantity: quantity }),
    problems: { ...shortageProblems, orderState: 409 },
  }),
  recordPendingDeduction: operation({
    method: 'post',
    path: '/shortage-reports/deductions',
    summary: 'The missing pieces are deducted at the month-end settlement (OP-12, T-02)',
    body: decision,
    result: z.object({ deductionNo }),
    problems: shortageProblems,
  }),
  giveUpMakeUp: operation({
    method: 'post',
    path: '/outsourcing-orders/make-ups-given-up',
    summary: 'Pieces of a make-up that have not come are waited for no longer, and deducted at the month-end settlement (I-OP-10, T-02)',
    body: z.strictObject({ outsourcingOrderNo, decidedBy: personId }),
    result: z.object({ givenUpQuantity: pieces.describe('0: all pieces are there by now') }),
    problems: { notFound: 404 },
  }),
  listPendingDeductions: operation({
    method: 'get',
    path: '/pending-deductions',
    summary: 'Deductions that were decided, oldest first; of one paint shop when asked',
    query: z.strictObject({ painterNo: painterNo.optional(), ...page }),
    result: z.object({ pendingDeductions: z.array(pendingDeduction) }),
  }),
};
