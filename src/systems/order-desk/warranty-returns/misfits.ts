import type { Locale } from '../../../config';
import { Problem } from '../../../http/problem';
import type { WarrantyMisfit } from './schemas';

/** What can not be taken in: why, which field it is about, and what stands there. */
export interface Misfit {
  misfit: WarrantyMisfit;
  field: string;
  value: string;
}

interface Wording {
  status: 409 | 422;
  words: (value: string) => readonly [zh: string, en: string];
}

const wordings: Record<WarrantyMisfit, Wording> = {
  unknownDealer: { status: 422, words: (no) => [`没有经销商 ${no}`, `There is no dealer ${no}`] },
  unknownPart: { status: 422, words: (no) => [`没有配件 ${no}`, `There is no part ${no}`] },
  parcelAlreadyRecorded: { status: 409, words: (no) => [`该经销商的这份清单已登记为案件 ${no}`, `This list of the dealer is case ${no} already`] },
  partInOpenCase: { status: 409, words: (what) => [`该件已在未结案件中：${what}`, `The part is in an open case already: ${what}`] },
  unknownIncident: { status: 422, words: (no) => [`没有案件 ${no}`, `There is no incident ${no}`] },
  incidentOfOtherDealer: { status: 422, words: (no) => [`案件 ${no} 属于另一经销商`, `The incident ${no} is another dealer's`] },
  partNotExpected: { status: 422, words: (no) => [`案件 ${no} 没有要求退回该配件`, `The incident ${no} did not ask for this part`] },
  partAlreadyReceived: { status: 409, words: (no) => [`案件 ${no} 要求退回的该配件已经收到`, `The pieces of this part that the incident ${no} asked for have come already`] },
  lineHasIncident: { status: 409, words: (no) => [`清单这一行已写明属于案件 ${no}`, `The list itself names the incident ${no} for this line`] },
  moreThanArrived: { status: 409, words: (pieces) => [`这一行只有 ${pieces} 件还没有归入案件`, `Only ${pieces} of this line belong to no incident yet`] },
  saleDateAhead: { status: 422, words: (day) => [`销售日期 ${day} 在今天之后`, `The date of sale ${day} has not come yet`] },
  unknownReturnedPart: { status: 422, words: (no) => [`没有退件 ${no}`, `There is no returned part ${no}`] },
  returnedPartOfOtherDealer: { status: 422, words: (no) => [`退件 ${no} 属于另一经销商`, `The returned part ${no} is another dealer's`] },
  questionClosed: { status: 409, words: (no) => [`退件 ${no} 没有待答复的判定：已答复过，或已过期限`, `Of the returned part ${no} no ruling waits for an answer: it was answered, or its time is over`] },
  unknownClearing: { status: 422, words: (no) => [`没有清退 ${no}`, `There is no clearing ${no}`] },
  clearingAnswered: { status: 409, words: (no) => [`清退 ${no} 已有答复`, `The clearing ${no} is answered already`] },
  partNotInClearing: { status: 422, words: (no) => [`退件 ${no} 不在本次清退中`, `The returned part ${no} is not in this clearing`] },
  moreThanCleared: { status: 422, words: (what) => [`接收件数多于清退件数：${what}`, `More pieces are taken than the clearing has: ${what}`] },
  lineNotOnList: { status: 422, words: (no) => [`清单上没有第 ${no} 行`, `The list has no line ${no}`] },
  lineNotCounted: { status: 422, words: (no) => [`清单第 ${no} 行没有清点数`, `Line ${no} of the list is not counted`] },
  remedyGiven: { status: 409, words: (no) => [`案件 ${no} 已为该件给过处理，不再调换`, `The incident ${no} gave a remedy for this part already; it is not exchanged again`] },
  remedyNotOpen: { status: 409, words: (no) => [`退件 ${no} 的经销商一方已了结，或超出三包范围`, `The dealer side of ${no} has ended, or it is out of scope`] },
};

/** Why it is not taken in, in the installation's language. */
export const misfitWords = ({ misfit, value }: Misfit, locale: Locale): string => wordings[misfit].words(value)[locale === 'zh-CN' ? 0 : 1];

/** The same as a refusal over HTTP that names the field. */
export function problemOf(given: Misfit): Problem {
  const detail = misfitWords(given, 'en');
  return new Problem(wordings[given.misfit].status, given.misfit, `${given.field}: ${detail}`, [{ field: given.field, detail }]);
}
