import { olderThan, type PersonalData } from '../../database/personal-data/personal-data';

/** What finance keeps of people outside the company, beside the accounts of dealers and suppliers. */
export const personalData = (before: Date): PersonalData[] => [
  olderThan(before, { table: 'special_sale_record', is: 'who bought vehicles that came back', since: 'sold_at', columns: ['buyer'] }),
];
