import { olderThan, type PersonalData } from '../../database/personal-data/personal-data';

/** What purchasing keeps of people outside the company. */
export const personalData = (before: Date): PersonalData[] => [
  olderThan(before, { table: 'outsourcing_order', is: 'who signed for white parts at paint shops', since: 'closed_at', columns: ['signed_by'] }),
  olderThan(before, { table: 'rework', is: 'who signed for rework at paint shops', since: 'signed_at', columns: ['signed_by'] }),
];
