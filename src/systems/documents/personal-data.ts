import { sql } from 'kysely';
import { olderThan, type PersonalData } from '../../database/personal-data/personal-data';

/** What the documents system keeps of people outside the company. */
export const personalData = (before: Date): PersonalData[] => [
  olderThan(before, { table: 'contact_record', is: 'notes on contacts with dealers', since: 'contacted_at', columns: ['note'] }),
  olderThan(before, { table: 'fax_register', is: 'notes of the fax register', since: 'registered_at', columns: ['note'] }),
  olderThan(before, { table: 'evidence', is: 'names and remarks of uploaded files', since: 'uploaded_at', columns: ['file_name', 'remark'] }),
  olderThan(before, { table: 'notice', is: 'answers of mail servers', since: 'queued_at', columns: ['last_error'] }),
];

/** How a dealer, supplier or post is reached by mail, whatever its age. */
export const contactOf = (recipient: string): PersonalData[] => [
  {
    table: 'mail_address',
    is: `mail addresses of ${recipient}`,
    rows: sql`recipient = ${recipient}`,
    audited: sql`coalesce(before, after)::json ->> 'recipient' = ${recipient}`,
  },
  {
    table: 'notice',
    is: `answers of mail servers about ${recipient}`,
    columns: ['last_error'],
    rows: sql`recipient = ${recipient}`,
    audited: sql`coalesce(before, after)::json ->> 'recipient' = ${recipient}`,
  },
];
