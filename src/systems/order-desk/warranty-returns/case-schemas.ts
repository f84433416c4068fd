import { z } from 'zod';
import { dealerNo, moment, orderNo, pieces, quantity, reference } from '../../shared-schemas';
import { countedLine, dealerEnd, lineNo, listedFacts, partPieces, remedy, returnedPartNo, ruling, supplierEnd, warrantyCaseNo as caseNo } from '../../warranty-schemas';
import { dealerAnswer } from './dealer-side-schemas';
import { supplierRoute, clearingKey } from './supplier-side-schemas';

/** A parcel of returned parts as a case: who runs it, how it and its sides end, and what is shown of it. */

export const ofReturn = z.strictObject({ caseNo });

export const returnClaim = z.strictObject({
  caseNo,
  instance: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible ASCII characters')
    .describe('`<installation>/<processInstanceKey>`'),
});

/** Ends one side of returned parts, each once. */
export const sideToEnd = z.strictObject({
  side: z.enum(['dealer', 'supplier']),
  endState: z.enum([...dealerEnd.options, ...supplierEnd.options]),
  returnedPartNos: z.array(returnedPartNo).min(1).max(500),
});

export const breachOfReturn = z.strictObject({ caseNo, deadlineId: reference, dueAt: moment });
export const partEnd = z.object({ ...partPieces, dealerEnd, supplierEnd });
export const returnClosed = z.object({ partEnds: z.array(partEnd) });
export const returnState = z.enum(['received', 'counted', 'judged', 'closed']);
export type ReturnState = z.infer<typeof returnState>;

export const returnSummary = z.object({
  caseNo,
  dealerNo,
  dealerName: z.string(),
  dealerListNo: reference.nullable(),
  state: returnState,
  receivedAt: moment,
  closedAt: moment.nullable(),
  deadlinesBreached: z.array(z.string()),
});

export const returnView = returnSummary.extend({
  lines: z.array(
    countedLine.extend({
      quantity: pieces,
      countedQuantity: z.number().int().nullable(),
      assignedTo: z.array(z.object({ expectedCaseNo: reference, quantity })).describe('Pieces that were booked to an incident afterwards (X-14)'),
    }),
  ),
  returnedParts: z.array(
    z.object({
      ...partPieces,
      lineNo,
      oldPartNo: returnedPartNo,
      ruling,
      rulingReason: z.string().nullable(),
      ...listedFacts,
      outOfScopeNo: reference.nullable(),
      dealerAnswer: dealerAnswer.nullable(),
      remedy: remedy.nullable(),
      orderNo: orderNo.nullable().describe('The last exchange order (X-07)'),
      orderEnd: z.string().nullable(),
      dealerEnd: dealerEnd.nullable().describe('null: still open'),
      supplierRoute: supplierRoute.nullable(),
      supplierNo: reference.nullable(),
      clearingKey: clearingKey.nullable(),
      supplierEnd: supplierEnd.nullable().describe('null: still open'),
      creditVoucherNo: reference.nullable().describe('The supplier is charged (L-13)'),
    }),
  ),
});
