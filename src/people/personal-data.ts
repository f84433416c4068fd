import { sql } from 'kysely';
import { olderThan, type PersonalData } from '../database/personal-data/personal-data';

/** Who did which act; it stays as long as the case still needs it for two hands (I-G-9). */
export const personalData = (before: Date): PersonalData[] => [
  olderThan(before, {
    table: 'act',
    is: 'who did which act of a case',
    since: 'reserved_at',
    unless: sql`exists (select from act as later where (later.instance = act.instance or later.case_no = act.case_no) and later.reserved_at >= ${before})`,
  }),
];
