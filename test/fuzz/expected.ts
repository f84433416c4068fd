import type { z } from 'zod';
import { texts, wellFormed, type Asked, type Door } from './request';

/** What the contract says of a request: taken or refused by the business, or refused for its form with the field named. */
export type Expected = { broken: false } | { broken: true; field: string };

/** Most that a body of JSON may have. */
const mostBytes = 1024 * 1024;

/** Asks the very schemas of the contract, in the order in which the system asks them. */
export function expectedOf({ operation }: Door, asked: Asked): Expected {
  if (operation.upload === undefined && Buffer.byteLength(JSON.stringify(asked.body) ?? '') > mostBytes) return { broken: true, field: 'body' };
  // The parser takes an object or a list, and calls anything else no JSON.
  if (operation.upload === undefined && operation.body && (asked.body === null || typeof asked.body !== 'object')) return { broken: true, field: 'body' };
  const body: unknown = operation.upload ? Object.fromEntries(texts(asked.body)) : (JSON.parse(JSON.stringify(asked.body ?? null)) ?? {});
  const inPath = (name: string) => operation.path.includes(`{${name}}`);
  const params = Object.fromEntries(texts(asked.params).filter(([name]) => inPath(name)).map(([name, value]) => [name, wellFormed(value) || ' ']));
  const query = Object.fromEntries(new URLSearchParams(texts(asked.query)));
  return wrongIn(operation.params, params, 'path') ?? wrongIn(operation.query, query, 'query') ?? wrongIn(operation.body, body, 'body') ?? { broken: false };
}

function wrongIn(schema: z.ZodType | undefined, value: unknown, where: string): Expected | undefined {
  const [issue] = schema?.safeParse(value).error?.issues ?? [];
  return issue && { broken: true, field: issue.path.map(String).join('.') || where };
}
