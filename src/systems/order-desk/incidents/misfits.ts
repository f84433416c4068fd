import type { Locale } from '../../../config';
import { Problem } from '../../../http/problem';
import { evidenceWords } from '../evidence/words';
import type { IncidentMisfit } from './schemas';

/** What a dealer sent and can not be taken in: why, which field it is about, and what stands there. */
export interface Misfit {
  misfit: IncidentMisfit;
  field: string;
  value: string;
}

interface Wording {
  status: 409 | 422;
  words: (value: string) => readonly [zh: string, en: string];
}

const wordings: Record<IncidentMisfit, Wording> = {
  unknownDealer: { status: 422, words: (no) => [`没有经销商 ${no}`, `There is no dealer ${no}`] },
  unknownPart: { status: 422, words: (no) => [`没有配件 ${no}`, `There is no part ${no}`] },
  unknownVehicle: { status: 422, words: (no) => [`没有车架号 ${no}`, `There is no vehicle with the frame number ${no}`] },
  vehicleNotOfDealer: { status: 422, words: (no) => [`车架号 ${no} 不是售给该经销商的`, `The vehicle ${no} was not sold to this dealer`] },
  incidentAlreadyReported: { status: 409, words: (no) => [`该经销商的这份报告已登记为案件 ${no}`, `This report of the dealer is case ${no} already`] },
  unknownIncident: { status: 422, words: (no) => [`没有案件 ${no}`, `There is no incident ${no}`] },
  incidentOfOtherDealer: { status: 422, words: (no) => [`案件 ${no} 属于另一经销商`, `The incident ${no} is another dealer's`] },
  unknownEvidence: { status: 422, words: evidenceWords.unknownEvidence },
  evidenceOfOtherCase: { status: 422, words: evidenceWords.evidenceOfOtherCase },
  papersNotAwaited: { status: 409, words: (no) => [`案件 ${no} 没有在等补充材料`, `The incident ${no} does not wait for further papers`] },
  questionClosed: { status: 409, words: (no) => [`案件 ${no} 没有待答复的处理意见：已答复过，或已过期限`, `The incident ${no} has no opinion that waits for an answer: it was answered, or its time is over`] },
};

/** Why it is not taken in, in the installation's language. */
export const misfitWords = ({ misfit, value }: Misfit, locale: Locale): string => wordings[misfit].words(value)[locale === 'zh-CN' ? 0 : 1];

/** The same as a refusal over HTTP that names the field. */
export function problemOf(given: Misfit): Problem {
  const detail = misfitWords(given, 'en');
  return new Problem(wordings[given.misfit].status, given.misfit, `${given.field}: ${detail}`, [{ field: given.field, detail }]);
}
