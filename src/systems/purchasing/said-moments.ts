import { z } from 'zod';
import type { Locale } from '../../config';
import { refusedField } from '../../http/problem';
import { moment } from '../shared-schemas';
import { findNote, orderToRead, type OutsourcingTx } from './outsourcing-repository';

/** A moment as a person writes it, or as a program does. */
export const saidMoment = z.string().trim().min(1).max(64).describe('Shanghai time such as 2026-09-07 18:00, or ISO 8601 with offset; left out: now');

/** Why a moment that somebody said can not be. */
export type MomentMisfit = 'noSuchMoment' | 'momentAhead' | 'momentTooEarly';

const ofShanghai = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/;

/** The moment that the text says; undefined when it says none. */
function momentOf(said: string): Date | undefined {
  const [, day, time] = ofShanghai.exec(said) ?? [];
  const { success, data } = moment.safeParse(day === undefined ? said : `${day}T${time}:00+08:00`);
  return success ? new Date(data) : undefined;
}

/** Takes a moment that somebody said: not before `earliest`, not ahead of `now`, which stands for one left out. */
export function takeMoment(said: string | undefined, earliest: Date, now: Date): Date | MomentMisfit {
  if (said === undefined) return now;
  const at = momentOf(said);
  if (!at) return 'noSuchMoment';
  if (at > now) return 'momentAhead';
  // People write minutes: the minute in which the earlier thing happened is not before it.
  return at.getTime() < Math.floor(earliest.getTime() / 60_000) * 60_000 ? 'momentTooEarly' : at;
}

/** The same for a field of a request. Throws 422 noSuchMoment, momentAhead, momentTooEarly. */
export function requireMoment(field: string, said: string | undefined, earliest: Date, now: Date): Date {
  const taken = takeMoment(said, earliest, now);
  if (typeof taken === 'string') throw refusedField(taken, field, momentWords(taken, said ?? '', 'en'));
  return taken;
}

const words: Record<MomentMisfit, (said: string) => readonly [zh: string, en: string]> = {
  noSuchMoment: (said) => [`“${said}”不是时间，请写成 2026-09-07 18:00`, `'${said}' is no time; write it as 2026-09-07 18:00`],
  momentAhead: (said) => [`${said} 还没有到`, `${said} has not come yet`],
  momentTooEarly: (said) => [`${said} 早于开单或交货，不可能`, `${said} is before the order was opened or the goods were handed over`],
};

/** Why the moment is not taken, for staff. */
export const momentWords = (misfit: MomentMisfit, said: string, locale: Locale): string => words[misfit](said)[locale === 'zh-CN' ? 0 : 1];

export interface SaidSignature {
  outsourcingOrderNo: string;
  /** Of failed pieces: the delivery that they came with. */
  painterDeliveryNoteNo?: string | undefined;
  signedAt?: string | undefined;
}

/** Why the paint shop can not have signed then, in words; null when it can. Throws 404. */
export async function signatureMisfit(tx: OutsourcingTx, { outsourcingOrderNo, painterDeliveryNoteNo, signedAt }: SaidSignature, now: Date, locale: Locale): Promise<string | null> {
  const { openedAt } = await orderToRead(tx, outsourcingOrderNo);
  const note = painterDeliveryNoteNo === undefined ? undefined : await findNote(tx, painterDeliveryNoteNo);
  const taken = takeMoment(signedAt, note?.deliveredAt ?? openedAt, now);
  return typeof taken === 'string' ? momentWords(taken, signedAt ?? '', locale) : null;
}
