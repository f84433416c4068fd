import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import type { Locale } from '../../../config';
import { enqueue } from '../../../database/outbox';
import { conflict, notFound } from '../../../http/problem';
import { unfitEvidence } from '../evidence/evidence';
import { faxReceived } from '../fax-entry';
import { takeIncident } from './access';
import { nameEvidence, updateIncident } from './incident-repository';
import { dealerAnswered } from './messages';
import type { Misfit } from './misfits';
import { insertQuestion, questionsOf, updateQuestion } from './question-repository';
import { incidentMeant } from './reports';
import type { AnswerToOpinion, contact } from './schemas';
import type { IncidentTx, QuestionRow } from './tables';

const keyOf = ({ caseNo, questionNo }: Pick<QuestionRow, 'caseNo' | 'questionNo'>) => `${caseNo}/${questionNo}`;

/**
 * Records that the dealer was told the opinion, which puts the question to him (DI-09).
 * Throws 409 `questionOpen` while an earlier one stands open.
 */
export async function recordContact(tx: IncidentTx, at: Date, { caseNo, note, contactedBy }: z.output<typeof contact>) {
  await takeIncident(tx, caseNo, ['registered', 'answering']);
  const earlier = await questionsOf(tx, caseNo);
  if (earlier.some(({ closedAt }) => closedAt === null)) throw conflict('questionOpen', `${caseNo} waits for the dealer's answer already`);
  const questionNo = earlier.length + 1;
  await insertQuestion(tx, { caseNo, questionNo, note: note ?? null, contactedBy, contactedAt: at });
  await updateIncident(tx, caseNo, { state: 'answering' });
  return { questionNo, answerKey: keyOf({ caseNo, questionNo }), contactedAt: shanghaiIso(at) };
}

/** Takes in the dealer's answer to the open question (DI-11), once; returns why not, if none waits for it. */
export async function answerOpinion(tx: IncidentTx, at: Date, given: AnswerToOpinion, locale: Locale): Promise<Misfit | undefined> {
  const incident = await incidentMeant(tx, given);
  if ('misfit' in incident) return incident;
  const { caseNo } = incident;
  const question = (await questionsOf(tx, caseNo)).at(-1);
  if (!question || question.closedAt !== null || question.answer !== null) return { misfit: 'questionClosed', field: 'caseNo', value: caseNo };
  const misfit = await unfitEvidence(tx, given.evidenceNos, incident);
  if (misfit) return misfit;
  await updateQuestion(tx, question, { answer: given.answer, answerNote: given.note ?? null, answeredAt: at });
  await nameEvidence(tx, incident, given.evidenceNos, at);
  await enqueue(tx, faxReceived({ caseNo, party: incident.dealerNo, what: 'answer', no: question.questionNo }, locale), at);
  await enqueue(tx, dealerAnswered(keyOf(question)), at);
  return undefined;
}

/**
 * Closes the question: what the dealer answered until now counts, and silence is acceptance (DI-D2.1). An answer in
 * the last moment beats the timer that woke the flow. Closed before, it is told as it was closed.
 */
export async function closeQuestion(tx: IncidentTx, at: Date, { caseNo, questionNo }: { caseNo: string; questionNo: number }) {
  await takeIncident(tx, caseNo);
  const questions = (await questionsOf(tx, caseNo)).filter((question) => question.questionNo <= questionNo);
  const question = questions.at(-1);
  if (question?.questionNo !== questionNo) throw notFound('question to the dealer', keyOf({ caseNo, questionNo }));
  const closedAt = question.closedAt ?? at;
  if (question.closedAt === null) await updateQuestion(tx, question, { closedAt });
  return {
    dealerAnswer: question.answer ?? ('silent' as const),
    answerNote: question.answerNote,
    contestCount: questions.filter(({ answer }) => answer === 'contested').length,
    answeredAt: shanghaiIso(question.answeredAt ?? closedAt),
  };
}
