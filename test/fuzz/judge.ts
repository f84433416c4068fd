import { z } from 'zod';
import type { RawAnswer } from '../support/send-raw';
import type { Expected } from './expected';
import type { Door } from './request';

const problem = z.strictObject({
  type: z.string().startsWith('urn:aftersales-flows:problem:'),
  title: z.string(),
  status: z.number(),
  detail: z.string().min(1).max(3000),
  instance: z.string(),
  code: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), detail: z.string().min(1) })).optional(),
});
export type Refusal = z.infer<typeof problem>;

/** Refusals that every operation may give, beside those of its contract. */
const everywhere: Record<string, number> = { idempotencyKeyReused: 409, unknownPath: 404, methodNotAllowed: 405 };
/** Refusals of what is no form, or no file of it. */
const ofUploads = ['invalidRequest', 'uploadTooLarge'];

/** What an answer is: taken, or refused with a code. A string tells what is wrong with it. */
export function judge(door: Door, expected: Expected, answer: RawAnswer): { taken: true } | { refusal: Refusal } | string {
  if (answer.status === 200) return expected.broken ? `took in what is broken at '${expected.field}'` : { taken: true };
  if (answer.status === addressTooLong.status) return expected.broken ? { refusal: addressTooLong } : 'refused a good address as too long';
  const refusal = readRefusal(answer, [400, ...Object.values(door.operation.problems ?? {})]);
  if (typeof refusal === 'string') return refusal;
  return expected.broken ? (brokenAt(refusal, expected.field, door) ?? { refusal }) : (declared(refusal, door) ?? { refusal });
}

/** Node.js itself refuses an address of more than 16 kB, before any system sees it. */
const addressTooLong = { type: '', title: '', status: 431, detail: '', instance: '', code: 'addressTooLong' };

/**
 * The problem details of a refusal that is no fault of the system's own.
 * @param told statuses of the contract: a 503 among them asks to come again
 */
export function readRefusal({ status, type, text }: RawAnswer, told: number[] = []): Refusal | string {
  if ((status < 400 || status >= 500) && !told.includes(status)) return `answered ${status}: ${text.slice(0, 300)}`;
  if (type !== 'application/problem+json; charset=utf-8') return `refused as ${type}`;
  if (text.length > 70_000) return `refused in ${text.length} characters`;
  const read = problem.safeParse(JSON.parse(text));
  if (!read.success) return `refused without problem details: ${text.slice(0, 300)}`;
  return read.data.status === status ? read.data : `answered ${status} and told ${read.data.status}`;
}

function brokenAt({ code, errors }: Refusal, field: string, { operation }: Door): string | undefined {
  if (['bodyTooLarge', 'brokenJson'].includes(code) && field === 'body') return undefined;
  if (operation.upload && errors?.[0]) return undefined;
  if (code === 'unknownPath' && operation.params) return undefined;
  if (code !== 'invalidRequest') return `refused what is broken at '${field}' as ${code}`;
  return errors?.[0]?.field === field.slice(0, 500) ? undefined : `named '${errors?.[0]?.field ?? 'no field'}' for what is broken at '${field}'`;
}

function declared({ code, status, detail, errors }: Refusal, { operation }: Door): string | undefined {
  const known = { ...everywhere, ...operation.problems };
  if (known[code] === status) return undefined;
  if (operation.upload && ofUploads.includes(code)) return errors?.[0] ? undefined : `refused a file without naming a field: ${detail}`;
  return `refused with ${status} ${code}, which the contract does not tell: ${detail}`;
}
