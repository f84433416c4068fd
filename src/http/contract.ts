import type { z } from 'zod';

/**
 * Callers that may use what a contract opens to them, and nothing else: dealers; carriers; the Customer Service
 * Department; the relays, which bring one system's news to another; the reports over several systems. What workers may use follows from their jobs.
 */
export const namedCallers = ['dealers', 'carriers', 'customer-service', 'relay', 'reports'] as const;
export type NamedCaller = (typeof namedCallers)[number];

/**
 * One operation of a company system. Server route, typed client and OpenAPI page are all made from it,
 * so they can't drift apart.
 */
export interface Operation<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post';
  /** Path below the system's base URL, parameters as `{name}`. */
  path: string;
  summary: string;
  /** Who may use it beside operators and the workers whose jobs need it. */
  openTo?: NamedCaller[];
  params?: Params;
  query?: Query;
  /** A POST always changes something, so it always carries an idempotency key. */
  body?: Body;
  /** Name of the part in which a file comes: the request is a form with it, the body's fields beside it as texts. */
  upload?: string;
  result: Result;
  /** Problem codes that a caller may meet, with their HTTP status. */
  problems?: Record<string, number>;
}

/** A company system as its callers see it. */
export interface Contract {
  /** Kebab-case name: path prefix, database schema (with `_`), API-key scope. */
  system: string;
  title: string;
  operations: Record<string, Operation>;
}

/** Types an operation's literal without widening it. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  definition: Operation<P, Q, B, R>,
): Operation<P, Q, B, R> {
  return definition;
}

/** Types a contract's literal without widening its operations. */
export function contract<const C extends Contract>(definition: C): C {
  return definition;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler gets of a request, parsed. A part that the operation does not define is not there to be read. */
export interface RequestOf<O extends Operation> {
  params: Parsed<NonNullable<O['params']>>;
  query: Parsed<NonNullable<O['query']>>;
  body: Parsed<NonNullable<O['body']>>;
}

/** What a caller passes. */
export interface CallOf<O extends Operation> {
  params?: Given<O['params']>;
  query?: Given<O['query']>;
  body?: Given<O['body']>;
  /** Required for POST: the same key never changes anything twice. */
  idempotencyKey?: string;
  /** What an operation with an upload is given. */
  file?: { name: string; content: Uint8Array<ArrayBuffer> };
}

export type ResultOf<O extends Operation> = z.output<O['result']>;
