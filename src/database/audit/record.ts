import { sql, type Transaction } from 'kysely';
import type { BaseTables } from '../base-tables';
import { withoutWaiting } from '../driver';

/** A change as its caller asked for it. */
export interface Asked {
  key: string;
  operation: string;
  caller: string;
  fields: unknown;
}

/**
 * Keeps the answer of a change and completes its entry of the audit log, in one statement, for whose answer the commit waits.
 * The rows that it changed are there already, by the tables' triggers; a change without any gets its entry here.
 */
export async function answerAndRecord(tx: Transaction<BaseTables>, asked: Asked, answer: unknown, at: Date): Promise<void> {
  const { persons, subjects } = namesIn(asked.fields, answer);
  const recorded = sql`
    with answered as (update idempotency set response = ${JSON.stringify(answer ?? {})}::jsonb where key = ${asked.key})
    insert into audit_entry (id, at, caller, operation, idempotency_key, persons, subjects)
    values (
      coalesce(nullif(current_setting('audit.' || current_schema(), true), '')::bigint, nextval('audit_number')),
      ${at}, ${asked.caller}, ${asked.operation}, ${asked.key}, ${persons}, ${subjects})
    on conflict (id) do update set (at, caller, operation, idempotency_key, persons, subjects)
      = (excluded.at, excluded.caller, excluded.operation, excluded.idempotency_key, excluded.persons, excluded.subjects)
  `;
  await tx.executeQuery(withoutWaiting(recorded.compile(tx)));
}

const isPerson = /(By|^assignee|^maker|^reviewer|^personId)$/;
const isSubject = /(No|Id|Key)$/;

/** Who is named in what was asked, and which papers, cases or lines in it or its answer: by the names of the fields. */
export function namesIn(fields: unknown, answer: unknown): { persons: string[]; subjects: string[] } {
  const asked = Object.values(objectOf(fields)).flatMap((part) => Object.entries(objectOf(part)));
  const answered = Object.entries(objectOf(answer));
  const texts = (entries: [string, unknown][], name: RegExp) => entries.flatMap(([key, value]) => (name.test(key) && typeof value === 'string' ? [value.slice(0, 200)] : []));
  return { persons: [...new Set(texts(asked, isPerson))], subjects: [...new Set(texts([...asked, ...answered], isSubject))] };
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
