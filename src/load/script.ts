import { scrapAnswers } from '../demo/scrap-answers';
import { formOf, usualAnswers } from '../demo/usual-answers';
import { scrappedPart } from './market';

/** What the staff write: as on the sample day where nothing speaks against it; of one part the supplier takes nothing back. */
export function answer(elementId: string, seen: Record<string, unknown>): Record<string, unknown> | undefined {
  const form = formOf(seen);
  const say = (zh: string) => zh;
  if (elementId === 'Task_ContactSupplier') {
    return { acceptedParts: form.acceptedParts?.map((row) => ({ ...row, acceptedQuantity: row.partNo === scrappedPart ? 0 : row.quantity })), answerNote: null };
  }
  // The day says of each of its orders what can be drawn and what is bought.
  if (elementId === 'Task_JudgeDrawable') return { partDrawable: seen['partDrawable'] === true };
  if (elementId === 'Task_DecidePurchase') return { purchaseNeeded: true };
  if (elementId === 'Task_SetCorrectiveAction') return { rootCause: '装箱清单未核对', correctiveAction: '装箱后复核', responsible: '仓库' };
  return scrapAnswers[elementId]?.(form, say).variables ?? usualAnswers[elementId]?.(form, say);
}
