import { olderThan, type PersonalData } from '../../database/personal-data/personal-data';

/** What quality keeps of people outside the company. */
export const personalData = (before: Date): PersonalData[] => [
  olderThan(before, { table: 'service_record', is: 'who signed service records for dealers', since: 'recorded_at', columns: ['dealer_signed_by'] }),
];
