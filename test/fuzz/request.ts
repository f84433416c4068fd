import * as fc from 'fast-check';
import { z } from 'zod';
import type { Operation } from '../../src/http/contract';
import { contracts } from '../../src/systems/clients';
import type { Sent } from '../hostile/requests/sent';
import type { Known } from './arbitrary/known';
import { valuesOf } from './arbitrary/of-schema';
import { spoilt } from './arbitrary/spoilt';
import { uploadedFile, type UploadedFile } from './upload';

/** An operation of a system, as `order-desk/receiveOrder`. */
export interface Door {
  name: string;
  system: string;
  operation: Operation;
}

/** Every operation of every system. */
export const doors: Door[] = Object.values(contracts).flatMap(({ system, operations }) =>
  Object.entries<Operation>(operations).map(([name, operation]) => ({ name: `${system}/${name}`, system, operation })),
);

/** What is asked of an operation, before it is put on the wire. */
export interface Asked {
  params: unknown;
  query: unknown;
  body: unknown;
  file: UploadedFile | undefined;
}

/** A request of the operation's shape, or one with a single thing spoilt. */
export function requests({ operation }: Door, known: Known, spoil: boolean): fc.Arbitrary<Asked> {
  const parts = [operation.params, operation.query, operation.body].map((schema) => schema && valuesOf(schema, known));
  const there = parts.flatMap((part, index) => (part ? [index] : []));
  const file = operation.upload ? uploadedFile : fc.constant(undefined);
  return fc.nat().chain((chosen) => {
    const at = there[chosen % there.length];
    const [params, query, body] = parts.map((part, index) => (part ? (spoil && index === at ? spoilt(part) : part) : fc.constant(undefined)));
    return fc.record({ params: params ?? fc.constant(undefined), query: query ?? fc.constant(undefined), body: body ?? fc.constant(undefined), file });
  });
}

const textual = z.record(z.string(), z.unknown()).catch({});
const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
/** Names and values as they stand in an address or a form: texts. */
export const texts = (values: unknown): [string, string][] => Object.entries(textual.parse(values ?? {})).flatMap(([key, value]) => (value === undefined ? [] : [[key, asText(value)]]));

/** Halves of surrogate pairs have no bytes: on the wire they are replaced. */
export const wellFormed = (text: string) => Buffer.from(text).toString();

/** In an address something must stand: without it, it is the address of another operation. */
const nothing = ' ';

/** The request as bytes. */
export function onTheWire({ system, operation }: Door, { params, query, body, file }: Asked, headers: Sent['headers']): Sent {
  const given = new Map(texts(params));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(given.get(name) || nothing)));
  const search = new URLSearchParams(texts(query)).toString();
  const sent = { method: operation.method.toUpperCase(), path: `/${system}${path}${search ? `?${search}` : ''}` };
  if (file) return { ...sent, headers: { ...headers, 'content-type': file.contentType }, body: file.form(texts(body)) };
  return { ...sent, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, body: body === undefined ? '' : JSON.stringify(body) };
}
