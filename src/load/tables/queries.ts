import { z } from 'zod';
import type { Operation } from '../../http/contract';
import { contracts } from '../../systems/clients';

/** A question to a system, to be asked again and again. */
export interface Question {
  /** System, operation and what is asked for. */
  name: string;
  url: string;
}

export interface Door {
  systemsUrl: string;
  apiKey: string;
}

/** So many rows of a list: as many as there are in small tables too. */
const limit = '5';
const ofPage = ['limit', 'offset', 'after'];
/** Numbers of a field that are tried on an operation which needs one. */
const mostTries = 40;

/** Adds up every entry, so that the kept sums are not what it is checked by. */
const wholeBooks = 'trialBalance';

/** Values of fields that answers have shown, by the field's name. */
type Shown = Map<string, Set<string>>;

/**
 * Every reading operation of every system, asked without a condition, and with each condition alone; what is asked for is
 * taken from the answers themselves. @returns questions, and operations for which no value was found
 */
export async function questionsOf(door: Door): Promise<{ questions: Question[]; unasked: string[] }> {
  const questions: Question[] = [];
  const unasked: string[] = [];
  for (const { system, operations } of Object.values(contracts)) {
    const reading = Object.entries<Operation>(operations).filter(([name, { method }]) => method === 'get' && name !== wholeBooks);
    const ofSystem: Shown = new Map();
    // Lists first: they show the numbers that the others ask for.
    for (const [name, operation] of reading.toSorted(([, a], [, b]) => Number(needs(a).length > 0) - Number(needs(b).length > 0))) {
      const found = await asked(door, system, name, operation, ofSystem);
      if (found.length === 0) unasked.push(`${system} ${name}`);
      questions.push(...found);
    }
  }
  return { questions, unasked };
}

async function asked(door: Door, system: string, name: string, operation: Operation, ofSystem: Shown): Promise<Question[]> {
  const first = await firstAnswered(door, system, name, operation, ofSystem);
  if (!first) return [];
  const { given, question: base, answer } = first;
  const shown: Shown = new Map();
  collect(answer, shown);
  for (const [field, values] of shown) ofSystem.set(field, new Set([...(ofSystem.get(field) ?? []), ...values]));
  const questions = [base];
  for (const [field, value] of conditions(operation, shown, ofSystem)) {
    if (field in given) continue;
    const question = questionOf(door, system, name, operation, { ...given, [field]: value });
    if ((await answerUnlessRefused(door, question)) !== undefined) questions.push(question);
  }
  return questions;
}

/** With the first values that it takes; of what must be given, each known value is tried. */
async function firstAnswered(door: Door, system: string, name: string, operation: Operation, ofSystem: Shown) {
  const required = needs(operation);
  const choices = required.length === 0 ? [{}] : Array.from({ length: mostTries }, (_, at) => Object.fromEntries(required.map((field) => [field, [...(ofSystem.get(field) ?? [])][at] ?? ''])));
  for (const given of choices) {
    if (Object.values(given).includes('')) return undefined;
    const question = questionOf(door, system, name, operation, given);
    const answer = await answerUnlessRefused(door, question);
    if (answer !== undefined) return { given, question, answer };
  }
  return undefined;
}

/** Fields that must be given: those of the path, and those of the query without which it is refused. */
function needs({ params, query }: Operation): string[] {
  const mandatory = Object.entries(query?.shape ?? {}).filter(([, schema]) => !z.safeParse(schema, undefined).success);
  return [...Object.keys(params?.shape ?? {}), ...mandatory.map(([field]) => field)];
}

/** Each condition that may be given, with one value, or with all that it may have. */
function conditions({ query }: Operation, shown: Shown, ofSystem: Shown): [string, string][] {
  return Object.entries(query?.shape ?? {}).flatMap(([field, schema]): [string, string][] => {
    if (ofPage.includes(field)) return [];
    const inner: unknown = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    if (inner instanceof z.ZodEnum) return inner.options.map((option): [string, string] => [field, String(option)]);
    const [value] = shown.get(field) ?? ofSystem.get(field) ?? [];
    return value === undefined ? [] : [[field, value]];
  });
}

function questionOf({ systemsUrl }: Door, system: string, name: string, { path, params, query }: Operation, given: Record<string, string>): Question {
  const ofPath = Object.keys(params?.shape ?? {});
  const conditioned = Object.entries(given).filter(([field]) => !ofPath.includes(field));
  const search = new URLSearchParams([...conditioned, ...('limit' in (query?.shape ?? {}) ? [['limit', limit] as [string, string]] : [])]);
  const address = path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(given[field] ?? ''));
  const told = Object.entries(given).map(([field, value]) => (/^[a-z]+$/i.test(value) ? `${field} ${value}` : field)).join(', ');
  return { name: `${system} ${name}${told === '' ? '' : `: ${told}`}`, url: `${systemsUrl}/${system}${address}${search.size > 0 ? `?${search.toString()}` : ''}` };
}

/** @throws when the system refuses, or fails */
export async function ask(door: Door, question: Question): Promise<unknown> {
  const { status, body } = await get(door, question);
  if (status !== 200) throw answeredWith(question, status, body);
  return body;
}

/** Undefined for a value that the system refuses: another one is tried. @throws when it fails */
async function answerUnlessRefused(door: Door, question: Question): Promise<unknown> {
  const { status, body } = await get(door, question);
  if (status === 200) return body;
  if (status < 500) return undefined;
  throw answeredWith(question, status, body);
}

async function get({ apiKey }: Door, { url }: Question): Promise<{ status: number; body: unknown }> {
  const call = () => fetch(url, { headers: { 'X-Api-Key': apiKey } });
  // A connection that was kept may have ended at the other side just now.
  const answer = await call().catch(call);
  return { status: answer.status, body: await answer.json() };
}

const answeredWith = ({ name }: Question, status: number, body: unknown) => new Error(`${name} was answered with ${status}: ${JSON.stringify(body)}`);

const record = z.record(z.string(), z.unknown());

function collect(value: unknown, into: Shown): void {
  if (Array.isArray(value)) for (const each of value) collect(each, into);
  const { data } = record.safeParse(value);
  for (const [field, each] of Object.entries(data ?? {})) {
    if (typeof each === 'string') into.set(field, (into.get(field) ?? new Set()).add(each));
    else collect(each, into);
  }
}
