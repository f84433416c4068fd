import type { z } from 'zod';
import { shanghaiIso } from '../../../clock';
import { baseOf } from '../../../database/base-tables';
import { nextNumber } from '../../../database/serial';
import { conflict } from '../../../http/problem';
import type { QualityTx } from '../tables';
import { insertCheck, insertForm, opinionsOf, takeForm, updateForm, checksOf } from './repository';
import type * as form from './schemas';

/** Opens the form of a case (DI-02). Throws 409 `formExists`. */
export async function openForm(tx: QualityTx, at: Date, given: z.output<typeof form.formToOpen>) {
  const qualityFeedbackFormNo = await nextNumber(baseOf(tx), 'QF', at);
  const { lines, shipmentNo = null, frameNo = null, description = null, ...rest } = given;
  const row = { ...rest, shipmentNo, frameNo, description, lines: JSON.stringify(lines), qualityFeedbackFormNo, filledInAt: at };
  if (!(await insertForm(tx, row))) throw conflict('formExists', `${given.caseNo} has its quality information feedback form already`);
  return { qualityFeedbackFormNo, filledInAt: shanghaiIso(at) };
}

/** Enters on the form what the dealer sent in addition: from now on it counts as filled in (T-08). */
export async function updateFilledForm(tx: QualityTx, at: Date, { caseNo, lines, description }: z.output<typeof form.formToUpdate>) {
  const { qualityFeedbackFormNo, handedOverAt } = await takeForm(tx, caseNo);
  if (handedOverAt !== null) throw conflict('formState', `The form of ${caseNo} was passed on; it is not filled in any more`);
  await updateForm(tx, caseNo, { lines: JSON.stringify(lines), description: description ?? null, filledInAt: at });
  return { qualityFeedbackFormNo, filledInAt: shanghaiIso(at) };
}

/** The check mark: are the papers complete and signed (DI-D1). */
export async function recordCheck(tx: QualityTx, at: Date, check: z.output<typeof form.formCheck>) {
  await takeForm(tx, check.caseNo);
  await insertCheck(tx, { ...check, checkedAt: at });
  return {};
}

/** Passes the papers to the complaint specialist (DI-04), once and only when they are complete. */
export async function handOver(tx: QualityTx, at: Date, { caseNo, handedOverBy }: z.output<typeof form.handover>) {
  const { handedOverAt } = await takeForm(tx, caseNo);
  if (handedOverAt !== null) throw conflict('formState', `The papers of ${caseNo} were passed on already`);
  if (!(await checksOf(tx, [caseNo])).at(-1)?.papersComplete) throw conflict('formState', `The papers of ${caseNo} are not checked, or not complete`);
  const handoverNo = await nextNumber(baseOf(tx), 'QH', at);
  await updateForm(tx, caseNo, { handoverNo, handedOverBy, handedOverAt: at });
  return { handoverNo, handedOverAt: shanghaiIso(at) };
}

/** The complaint specialist signs for the papers (DI-05): the time for his opinion runs from here (I-DI-2). */
export async function signHandover(tx: QualityTx, at: Date, { caseNo, signedBy }: z.output<typeof form.handoverSignature>) {
  const { handedOverAt, signedAt } = await takeForm(tx, caseNo);
  if (handedOverAt === null || signedAt !== null) throw conflict('formState', `The papers of ${caseNo} do not wait for a signature`);
  await updateForm(tx, caseNo, { signedBy, signedAt: at });
  return { signedAt: shanghaiIso(at) };
}

/** Service Marketing has the completed form (DI-08), once. */
export async function recordReceipt(tx: QualityTx, at: Date, { caseNo, receivedBy }: z.output<typeof form.formReceipt>) {
  const { receivedAt } = await takeForm(tx, caseNo);
  if (receivedAt !== null) throw conflict('formState', `The form of ${caseNo} came back already`);
  if ((await opinionsOf(tx, [caseNo])).length === 0) throw conflict('formState', `The form of ${caseNo} has no opinion yet`);
  await updateForm(tx, caseNo, { receivedBy, receivedAt: at });
  return { receivedAt: shanghaiIso(at) };
}

/** Quality is told how the case ended (DI-17). */
export async function closeForm(tx: QualityTx, at: Date, { caseNo, endState, closedBy }: z.output<typeof form.formClosing>) {
  await takeForm(tx, caseNo);
  await updateForm(tx, caseNo, { endState, closedBy, closedAt: at });
  return {};
}
