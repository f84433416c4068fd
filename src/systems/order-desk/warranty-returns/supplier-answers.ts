import type { z } from 'zod';
import type { Locale } from '../../../config';
import { enqueue } from '../../../database/outbox';
import { notFound } from '../../../http/problem';
import { faxReceived } from '../fax-entry';
import { supplierAnswered } from './messages';
import { misfitWords, type Misfit } from './misfits';
import { piecesOf } from './pieces';
import { findClearing, partsOf, updatePart } from './repository';
import type { AnswerToClearing, clearingAnswer } from './schemas';
import { splitOff } from './splits';
import type { ClearingRow, PartRow, WarrantyTx } from './tables';

/** Takes in what a supplier himself tells of a clearing (WR-16), once, and tells the flow; returns why not, if it does not fit. */
export async function answerClearing(tx: WarrantyTx, at: Date, given: AnswerToClearing, locale: Locale): Promise<Misfit | undefined> {
  const { clearingKey } = given;
  const clearing = await findClearing(tx, clearingKey);
  if (!clearing) return { misfit: 'unknownClearing', field: 'clearingKey', value: clearingKey };
  if (clearing.answeredAt !== null) return { misfit: 'clearingAnswered', field: 'clearingKey', value: clearingKey };
  const misfit = await settle(tx, at, clearing, given, null, locale);
  if (misfit) return misfit;
  await enqueue(tx, supplierAnswered(clearingKey, await answerOf(tx, clearing, given.note ?? null, locale)), at);
  return undefined;
}

/**
 * The same by the clerk's form (WR-16, WR-D8): what does not fit is refused in words, and an answer that came before
 * stands. Throws 404.
 */
export async function recordSupplierAnswer(tx: WarrantyTx, at: Date, given: z.output<typeof clearingAnswer>, locale: Locale) {
  const { clearingKey, recordedBy } = given;
  const clearing = await findClearing(tx, clearingKey);
  if (!clearing) throw notFound('clearing', clearingKey);
  const stands = clearing.answeredAt !== null;
  const misfit = stands ? undefined : await settle(tx, at, clearing, given, recordedBy, locale);
  if (misfit) return { refusal: misfitWords(misfit, locale), takenParts: [], refusedParts: [], supplierNote: null };
  return { refusal: null, ...(await answerOf(tx, clearing, (stands ? clearing.answerNote : given.note) ?? null, locale)) };
}

const inClearing = async (tx: WarrantyTx, { caseNo, clearingKey }: ClearingRow) => (await partsOf(tx, caseNo)).filter((part) => part.clearingKey === clearingKey);

/** Settles what the supplier takes of each part; a part of which he takes some is split. */
async function settle(tx: WarrantyTx, at: Date, clearing: ClearingRow, { acceptedParts, note }: AnswerToClearing, answeredBy: string | null, locale: Locale): Promise<Misfit | undefined> {
  const { clearingKey, caseNo, supplierNo } = clearing;
  const parts = await inClearing(tx, clearing);
  const misfit = unfitAnswer(parts, acceptedParts);
  if (misfit) return misfit;
  for (const part of parts) {
    const accepted = acceptedParts.find(({ returnedPartNo }) => returnedPartNo === part.returnedPartNo)?.acceptedQuantity ?? 0;
    if (accepted > 0 && accepted < part.quantity) {
      const { split } = await splitOff(tx, part, part.quantity - accepted);
      await updatePart(tx, split.returnedPartNo, { taken: false });
    }
    await updatePart(tx, part.returnedPartNo, { taken: accepted > 0 });
  }
  await tx.updateTable('clearing').set({ answeredAt: at, answeredBy, answerNote: note ?? null }).where('clearingKey', '=', clearingKey).execute();
  await enqueue(tx, faxReceived({ caseNo, party: supplierNo, what: 'supplierAnswer', no: clearingKey }, locale), at);
  return undefined;
}

function unfitAnswer(parts: PartRow[], acceptedParts: AnswerToClearing['acceptedParts']): Misfit | undefined {
  for (const [index, { returnedPartNo, acceptedQuantity }] of acceptedParts.entries()) {
    const part = parts.find((each) => each.returnedPartNo === returnedPartNo);
    if (!part) return { misfit: 'partNotInClearing', field: `acceptedParts.${index}.returnedPartNo`, value: returnedPartNo };
    if (acceptedQuantity > part.quantity) {
      return { misfit: 'moreThanCleared', field: `acceptedParts.${index}.acceptedQuantity`, value: `${returnedPartNo} ${acceptedQuantity} > ${part.quantity}` };
    }
  }
  return undefined;
}

async function answerOf(tx: WarrantyTx, clearing: ClearingRow, supplierNote: string | null, locale: Locale) {
  const parts = await inClearing(tx, clearing);
  const takenParts = await piecesOf(tx, parts.filter(({ taken }) => taken), locale);
  const refusedParts = await piecesOf(tx, parts.filter(({ taken }) => !taken), locale);
  return { takenParts, refusedParts, supplierNote };
}
