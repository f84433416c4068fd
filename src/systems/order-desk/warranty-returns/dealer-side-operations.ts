import { z } from 'zod';
import { operation } from '../../../http/contract';
import * as warranty from './schemas';

const missing = { notFound: 404 };
const moving = { notFound: 404, caseState: 409 };
const nothing = z.object({});
const unfitAnswer = { unknownReturnedPart: 422, returnedPartOfOtherDealer: 422, questionClosed: 409 };

/** Operations on the dealer's side of returned parts: rulings and answers, re-checks, remedies and exchanges (WR-06 to WR-12). */
export const dealerSideOperations = {
  registerOutOfScope: operation({
    method: 'post',
    path: '/warranty-returns/out-of-scope-register',
    summary: 'Enter a part that is beyond the warranty in the register, once (WR-06)',
    body: warranty.registration,
    result: warranty.registered,
    problems: { ...moving, partInScope: 409 },
  }),
  recordRulingContact: operation({
    method: 'post',
    path: '/warranty-returns/contacts',
    summary: 'Record that the dealer was told a ruling, which puts the question to him, once (WR-07)',
    body: warranty.rulingContact,
    result: warranty.rulingContactRecorded,
    problems: { ...moving, notRegistered: 409, questionOpen: 409 },
  }),
  answerRuling: operation({
    method: 'post',
    path: '/warranty-returns/answers',
    summary: "Take in the dealer's answer to a ruling (WR-D4), once, until the question is closed",
    openTo: ['dealers'],
    body: warranty.answerToRuling,
    result: nothing,
    problems: unfitAnswer,
  }),
  recordRulingAnswer: operation({
    method: 'post',
    path: '/warranty-returns/answers/record',
    summary: 'The same from a form of the staff: what can not be taken in is answered in words',
    body: warranty.answerToRuling,
    result: z.object({ answered: z.boolean(), refusal: warranty.refusal }),
  }),
  closeRulingQuestion: operation({
    method: 'post',
    path: '/warranty-returns/questions/close',
    summary: 'Close the question: what the dealer answered until now, or his silence, counts (WR-D4)',
    body: warranty.ofReturnedPart,
    result: warranty.rulingQuestionClosed,
    problems: moving,
  }),
  recordRecheck: operation({
    method: 'post',
    path: '/warranty-returns/rechecks',
    summary: 'Quality has re-checked a part; the adjudicator\'s superior rules next (WR-08)',
    openTo: ['relay'],
    body: warranty.recheckOfPart,
    result: nothing,
    problems: missing,
  }),
  recordSecondRuling: operation({
    method: 'post',
    path: '/warranty-returns/second-rulings',
    summary: 'The ruling after a re-check, as Quality made it (WR-08)',
    openTo: ['relay'],
    body: warranty.secondRulingOfPart,
    result: nothing,
    problems: missing,
  }),
  recordRemedy: operation({
    method: 'post',
    path: '/warranty-returns/remedies',
    summary: 'What the dealer gets for a part in scope (WR-11, WR-D5); a remedy that he had is refused in words',
    body: warranty.remedyToRecord,
    result: warranty.remedyRecorded,
    problems: moving,
  }),
  placeWarrantyExchange: operation({
    method: 'post',
    path: '/warranty-returns/exchanges',
    summary: 'Place the exchange order of a part, once at a time (WR-12, X-07)',
    body: warranty.exchangeToPlace,
    result: warranty.exchangeOrder,
    problems: { ...moving, exchangeNotAgreed: 409 },
  }),
};
