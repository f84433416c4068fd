import { z } from 'zod';
import { longText } from '../../incident-schemas';
import { dealerNo, moment, orderNo, personId, reference, remark, shippingMethod } from '../../shared-schemas';
import { dealerEnd, remedy, returnedPartNo, ruling } from '../../warranty-schemas';
import { refusal } from './misfit-schemas';

/** The dealer's side of a returned part: the question about a ruling, re-check, remedy and exchange (WR-06 to WR-12). */

export const registration = z.strictObject({ returnedPartNo, registeredBy: personId });
export const registered = z.object({ outOfScopeNo: reference.describe('Row of the out-of-scope register, e.g. OS-202609-001') });

/** What a dealer says to a ruling out of scope (WR-D4). */
export const rulingAnswer = z.enum(['confirmed', 'contested', 'givenUp']);

export const answerToRuling = z
  .strictObject({ returnedPartNo, dealerNo, answer: rulingAnswer, note: longText.nullish() })
  .refine(({ answer, note }) => answer === 'confirmed' || Boolean(note), { message: 'is needed in writing to contest a ruling or to give a part up', path: ['note'] });
export type AnswerToRuling = z.output<typeof answerToRuling>;

export const rulingContact = z.strictObject({ returnedPartNo, note: remark.nullish(), contactedBy: personId });

export const rulingContactRecorded = z.object({
  answerKey: reference.describe('What the message dealerAnswered is correlated by: the returned part'),
  contactedAt: moment.describe('T-10 starts'),
});

/** How the question about a ruling ended; `silent` goes back to the dealer (WR-D4.3). */
export const dealerAnswer = z.enum([...rulingAnswer.options, 'silent']);

export const ofReturnedPart = z.strictObject({ returnedPartNo });

export const rulingQuestionClosed = z.object({
  dealerAnswer,
  answerNote: z.string().nullable().describe("The dealer's words"),
  answeredAt: moment.describe('When the dealer answered, or else when his time was over; T-11 starts'),
});

export const recheckOfPart = z.strictObject({ returnedPartNo, checkedAt: moment });
export const secondRulingOfPart = z.strictObject({ returnedPartNo, ruling, ruledAt: moment });
export const remedyToRecord = z.strictObject({ returnedPartNo, remedy, recordedBy: personId });

export const remedyRecorded = z.object({
  refusal,
  dealerEnd: dealerEnd.nullable().describe('Of the remedy none: the dealer side has ended'),
});

export const exchangeToPlace = z.strictObject({ returnedPartNo, shippingMethod });
export const exchangeOrder = z.object({ orderNo, exchangeKey: returnedPartNo.describe('orderClosed is correlated by it (X-07)') });
