import * as fc from 'fast-check';
import { z } from 'zod';
import type { Known } from './known';
import { anyAmount, anyDay, anyMoment, anyText } from './texts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Values of the shape that a zod schema wants, known references before made-up ones. What its refinements ask
 * beside the shape is not looked at: the schema itself says of each value whether it takes it.
 */
export function valuesOf(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const shape = shapes.get(schema) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  shapes.set(schema, shape);
  return ofSchema(shape, known, '');
}

/** Each schema is read once. */
const shapes = new WeakMap<z.ZodType, JsonSchema>();

function ofSchema(schema: JsonSchema, known: Known, name: string): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((each) => ofSchema(partOf(each), known, name)));
  switch (schema.type) {
    case 'object':
      return objects(schema, known);
    case 'array':
      return lists(schema, known, name);
    case 'string':
      return texts(schema, known, name);
    case 'integer':
    case 'number':
      return numbers(schema, known, name);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case undefined:
    default:
      return schema.allOf ? fc.tuple(...schema.allOf.map((each) => ofSchema(partOf(each), known, name))).map(joined) : fc.jsonValue({ maxDepth: 2 });
  }
}

/** Parts of a JSON schema may be `true`: anything. */
const partOf = (part: z.core.JSONSchema._JSONSchema | undefined): JsonSchema => (typeof part === 'object' ? part : {});
const joined = (parts: unknown[]): unknown => Object.assign({}, ...parts.map((part) => (part !== null && typeof part === 'object' ? part : {})));

function objects(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, ofSchema(partOf(part), known, name)] as const);
  if (fields.length > 0) return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [], noNullPrototype: true });
  if (typeof schema.additionalProperties !== 'object') return fc.constant({});
  const names = known.of('fieldName').map(String);
  const keys = names.length > 0 ? fc.constantFrom(...names) : fc.string({ minLength: 1, maxLength: 12 });
  return fc.dictionary(keys, ofSchema(schema.additionalProperties, known, ''), { maxKeys: 4, noNullPrototype: true });
}

function lists(schema: JsonSchema, known: Known, name: string): fc.Arbitrary<unknown> {
  const items = Array.isArray(schema.items) ? {} : partOf(schema.items);
  const minLength = schema.minItems ?? 0;
  const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 3, 3));
  return fc.array(ofSchema(items, known, name), { minLength, maxLength });
}

function texts(schema: JsonSchema, known: Known, name: string): fc.Arbitrary<string> {
  if (schema.format === 'date-time') return anyMoment;
  if (schema.format === 'date') return anyDay;
  const patterns = [schema.pattern, ...(schema.allOf ?? []).map((each) => partOf(each).pattern)].filter((each) => each !== undefined);
  const fits = (text: string) => patterns.every((each) => new RegExp(each, 'u').test(text)) && text.length <= (schema.maxLength ?? Infinity);
  const values = known.of(name, schema.description).map(String).filter(fits);
  const madeUp = fc.oneof(anyText(schema.maxLength ?? 200), ...patterns.flatMap(fromPattern));
  return values.length === 0 ? madeUp : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: madeUp });
}

/** Nothing for a pattern that the library can not draw from (Unicode classes): free texts fit those. */
function fromPattern(pattern: string): fc.Arbitrary<string>[] {
  if (pattern.endsWith('\\.\\d{2}$')) return [anyAmount];
  if (pattern.includes('\\p{')) return [];
  return [fc.stringMatching(new RegExp(pattern))];
}

function numbers(schema: JsonSchema, known: Known, name: string): fc.Arbitrary<number> {
  const min = schema.minimum ?? -1000;
  const max = Math.min(schema.maximum ?? 1_000_000, Number.MAX_SAFE_INTEGER);
  const whole = schema.type === 'integer';
  const small = fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(max, Math.max(min, 0) + 3)) });
  const any = whole ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) }) : fc.integer({ min: Math.ceil(min * 100), max: Math.floor(max * 100) }).map((fen) => fen / 100);
  const values = known.of(name).filter((each) => typeof each === 'number');
  return values.length === 0 ? fc.oneof({ weight: 4, arbitrary: small }, { weight: 1, arbitrary: any }) : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 2, arbitrary: small }, { weight: 1, arbitrary: any });
}
