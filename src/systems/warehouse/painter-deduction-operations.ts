import { z } from 'zod';
import { operation } from '../../http/contract';
import { quantity, reference } from '../shared-schemas';

/** What the month-end settlement does to the stock at the paint shop. */
export const painterDeductionOperations = {
  writeOffAtPainter: operation({
    method: 'post',
    path: '/stock-at-painter/write-offs',
    summary: 'White parts that the paint shop does not give back leave the stock, once per deduction (OP-12); the month-end settlement posts them (L-08)',
    body: z.strictObject({ deductionNo: reference, whitePartNo: reference, quantity }),
    result: z.object({ movementId: reference }),
    problems: { unknownPart: 422, notAtPainter: 409, alreadyMoved: 409 },
  }),
};
