import { z } from 'zod';
import { badRequest, invalidArgument, type Problem } from './problem';

const longKey = /^-?[0-9]{1,25}$/;

/** The key of a path such as `/jobs/:jobKey`; '' for a path without one. */
export function parseKey(path: string, key: string | undefined): string {
  const name = /:(\w+)/.exec(path)?.[1];
  if (name === undefined) return '';
  if (key !== undefined && longKey.test(key)) return key;
  throw badRequest(`The value for ${name} is '${key}' but must be a key, a number of at most 25 digits.`);
}

/** The body parsed with a schema; without a schema there is none to be parsed. */
export function parseBody<Body>(schema: z.ZodType<Body> | undefined, body: unknown): Body;
export function parseBody(schema: z.ZodType | undefined, body: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  if (body === undefined) throw badRequest('Required request body is missing');
  throw describe(parsed.error, body);
}

function describe(error: z.ZodError, body: unknown): Problem {
  const [issue] = deepest(error.issues);
  if (!issue) return badRequest('The request body is not valid.');
  const field = issue.path.map(String).join('.') || 'request body';
  const value = valueAt(body, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0]].map(String).join('.');
    return badRequest(`Request property [${path}] cannot be parsed`);
  }
  if (issue.path.at(-1) === 'field' && issue.path[0] === 'sort') return invalidArgument(`Unknown sortBy: ${String(value)}`);
  if (value === undefined || value === null) return invalidArgument(`No ${field} provided.`);
  return invalidArgument(`The value for ${field} is '${shorten(value)}' but must be ${expectation(issue)}.`);
}

/** Of a choice between shapes, the faults of the shape that the value came closest to. */
function deepest(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issues;
  const depth = (branch: z.core.$ZodIssue[]) => Math.max(0, ...branch.map((each) => (isWrongKind(each) ? 0 : 1 + each.path.length)));
  const [closest] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  if (!closest || depth(closest) === 0) return issues;
  return deepest(closest.map((each) => ({ ...each, path: [...issue.path, ...each.path] })));
}

const isWrongKind = (issue: z.core.$ZodIssue) => issue.code === 'invalid_type' && issue.path.length === 0;

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `one of [${issue.values.map(String).join(', ')}]`;
  if (issue.code === 'invalid_union') return 'a plain value or an object of filter conditions that fit it';
  return issue.message;
}

function valueAt(body: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined), body);
}

const shorten = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 100);

/** Parts that many bodies share. */
export const variables = z.record(z.string(), z.unknown());
export const key = z.string().regex(longKey, 'a key, a number as text');
export const tenantId = z.string().optional();
/** A whole number; the official client sends 64-bit ones as text. */
export const wholeNumber = ({ min, max = Number.MAX_SAFE_INTEGER }: { min: number; max?: number }) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value),
    z.int().min(min, `${min} or greater`).max(max, `${max} or less`),
  );
export const operationReference = wholeNumber({ min: 1 }).optional();
