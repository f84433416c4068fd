import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import type { Locale } from '../../../config';
import { enqueue } from '../../../database/outbox';
import { conflict, notFound } from '../../../http/problem';
import { faxReceived } from '../fax-entry';
import { dealerAnswered } from '../incidents/messages';
import type { Misfit } from './misfits';
import { findPart, questionOf, takePart, takeReturn, updateQuestion } from './repository';
import type { AnswerToRuling, rulingContact } from './schemas';
import type { WarrantyTx } from './tables';

/**
 * Records that the dealer was told a ruling, which puts the question to him, once (WR-07). Throws 404; 409
 * `notRegistered` before the part stands in the register (S9.2), `questionOpen` for a second time.
 */
export async function recordRulingContact(tx: WarrantyTx, at: Date, { returnedPartNo, note, contactedBy }: z.output<typeof rulingContact>) {
  const { outOfScopeNo } = await takePart(tx, returnedPartNo);
  if (outOfScopeNo === null) throw conflict('notRegistered', `${returnedPartNo} is entered in the out-of-scope register before the dealer is contacted`);
  if (await questionOf(tx, returnedPartNo)) throw conflict('questionOpen', `The dealer was told the ruling on ${returnedPartNo} already`);
  await tx.insertInto('rulingQuestion').values({ returnedPartNo, note: note ?? null, contactedBy, contactedAt: at }).execute();
  return { answerKey: returnedPartNo, contactedAt: shanghaiIso(at) };
}

/** Takes in the dealer's answer to a ruling (WR-D4), once; returns why not, if none waits for it. */
export async function answerRuling(tx: WarrantyTx, at: Date, { returnedPartNo, dealerNo, answer, note }: AnswerToRuling, locale: Locale): Promise<Misfit | undefined> {
  const part = await findPart(tx, returnedPartNo);
  if (!part) return { misfit: 'unknownReturnedPart', field: 'returnedPartNo', value: returnedPartNo };
  const { dealerNo: owner } = await takeReturn(tx, part.caseNo);
  if (owner !== dealerNo) return { misfit: 'returnedPartOfOtherDealer', field: 'returnedPartNo', value: returnedPartNo };
  const question = await questionOf(tx, returnedPartNo);
  if (!question || question.closedAt !== null || question.answer !== null) return { misfit: 'questionClosed', field: 'returnedPartNo', value: returnedPartNo };
  await updateQuestion(tx, returnedPartNo, { answer, answerNote: note ?? null, answeredAt: at });
  await enqueue(tx, faxReceived({ caseNo: part.caseNo, party: dealerNo, what: 'rulingAnswer', no: returnedPartNo }, locale), at);
  await enqueue(tx, dealerAnswered(returnedPartNo), at);
  return undefined;
}

/**
 * Closes the question: what the dealer answered until now counts, his silence sends the part back (WR-D4.3). An answer in
 * the last moment beats the timer that woke the flow. Closed before, it is told as it was closed. Throws 404.
 */
export async function closeRulingQuestion(tx: WarrantyTx, at: Date, returnedPartNo: string) {
  await takePart(tx, returnedPartNo);
  const question = await questionOf(tx, returnedPartNo);
  if (!question) throw notFound('question about the ruling on', returnedPartNo);
  const closedAt = question.closedAt ?? at;
  if (question.closedAt === null) await updateQuestion(tx, returnedPartNo, { closedAt });
  return { dealerAnswer: question.answer ?? ('silent' as const), answerNote: question.answerNote, answeredAt: shanghaiIso(question.answeredAt ?? closedAt) };
}
