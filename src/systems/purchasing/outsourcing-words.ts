import type { Locale } from '../../config';
import type { PaperMisfit } from './outsourcing-schemas';
import { momentWords, type MomentMisfit } from './said-moments';

const bothWords = (misfit: MomentMisfit, said: string) => [momentWords(misfit, said, 'zh-CN'), momentWords(misfit, said, 'en')] as const;

const words: Record<PaperMisfit, (no: string) => readonly [zh: string, en: string]> = {
  unknownOrder: (no) => [`没有外协单 ${no}`, `There is no outsourcing order ${no}`],
  notSent: (no) => [`外协单 ${no} 的白件还没有送出并签收`, `The white parts of ${no} have not been sent and signed for`],
  nothingExpected: (no) => [`外协单 ${no} 已没有应交的件，货物请留在烤漆厂`, `Nothing is expected of ${no} any more; leave the goods with the paint shop`],
  notExpectedFor: (no) => [`外协单 ${no} 没有这一类应交的件`, `${no} expects no pieces of this kind`],
  purposeMissing: (no) => [`外协单 ${no} 补足件和返工件都未交齐，请写明这次送的是哪一类`, `${no} waits for missing and for reworked pieces: say which these are`],
  noteKnown: (no) => [`送货单 ${no} 已登记过，内容不同`, `Delivery note ${no} is recorded already, with other contents`],
  nothingMissing: (no) => [`外协单 ${no} 没有待说明的短缺`, `${no} has no shortage that waits for an explanation`],
  noSuchMoment: (no) => bothWords('noSuchMoment', no),
  momentAhead: (no) => bothWords('momentAhead', no),
  momentTooEarly: (no) => [`交货时间 ${no} 早于白件签收，不可能`, `${no} is before the paint shop signed for the white parts`],
};

/** Why a painter's paper is not recorded, for staff; `no` is the order, note or moment that it names. */
export const misfitWords = (misfit: PaperMisfit, no: string, locale: Locale): string => words[misfit](no)[locale === 'zh-CN' ? 0 : 1];
