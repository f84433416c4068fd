import { olderThan, type PersonalData } from '../../database/personal-data/personal-data';

/** What the order desk keeps of people outside the company. */
export const personalData = (before: Date): PersonalData[] => [
  olderThan(before, { table: 'incident_question', is: 'notes on contacts with dealers about incidents', since: 'contacted_at', columns: ['note', 'answer_note'] }),
  olderThan(before, { table: 'ruling_question', is: 'notes on contacts with dealers about rulings', since: 'contacted_at', columns: ['note', 'answer_note'] }),
  olderThan(before, { table: 'clearing', is: 'notes on answers of suppliers', since: 'opened_at', columns: ['answer_note'] }),
  olderThan(before, { table: 'vehicle_announcement', is: 'places where vehicles were fetched', since: 'announced_at', columns: ['pick_up_place'] }),
];
