import { z } from 'zod';

/** Whether the values of a field (none, one, or a list) meet a condition. */
export interface Condition {
  (values: unknown[]): boolean;
  /** The one value that meets it, where it asks for equality: lets a search use an index. */
  equals?: unknown;
}

type Comparable = string | number;
interface Operators<Value> {
  $eq?: Value | undefined;
  $neq?: Value | undefined;
  $exists?: boolean | undefined;
  $in?: Value[] | undefined;
  $notIn?: Value[] | undefined;
  $like?: string | undefined;
  $gt?: Value | undefined;
  $gte?: Value | undefined;
  $lt?: Value | undefined;
  $lte?: Value | undefined;
}

const all = (conditions: Condition[]): Condition => (values) => conditions.every((meets) => meets(values));
const some = (test: (value: unknown) => boolean): Condition => (values) => values.some(test);
const none = (test: (value: unknown) => boolean): Condition => (values) => !values.some(test);

function fromOperators<Value extends Comparable>(operators: Operators<Value>, read: (value: unknown) => unknown): Condition {
  const { $eq, $neq, $exists, $in, $notIn, $like, $gt, $gte, $lt, $lte } = operators;
  const compare = (bound: Value, test: (order: number) => boolean) => some((value) => test(order(read(value), bound)));
  const meets = all([
    ...($eq === undefined ? [] : [some((value) => read(value) === $eq)]),
    ...($neq === undefined ? [] : [none((value) => read(value) === $neq)]),
    ...($exists === undefined ? [] : [(values: unknown[]) => values.length > 0 === $exists]),
    ...($in === undefined ? [] : [some((value) => $in.some((each) => each === read(value)))]),
    ...($notIn === undefined ? [] : [none((value) => $notIn.some((each) => each === read(value)))]),
    ...($like === undefined ? [] : [some((value) => like($like).test(String(value)))]),
    ...($gt === undefined ? [] : [compare($gt, (order) => order > 0)]),
    ...($gte === undefined ? [] : [compare($gte, (order) => order >= 0)]),
    ...($lt === undefined ? [] : [compare($lt, (order) => order < 0)]),
    ...($lte === undefined ? [] : [compare($lte, (order) => order <= 0)]),
  ]);
  return Object.assign(meets, { equals: $eq });
}

function order(value: unknown, bound: Comparable): number {
  if (typeof value !== typeof bound || value === bound) return value === bound ? 0 : NaN;
  return String(value) !== value ? Number(value) - Number(bound) : value > bound ? 1 : -1;
}

/** `*` stands for many characters, `?` for one, `\` takes the next as it is. */
function like(pattern: string): RegExp {
  const source = pattern.replace(/\\(.)|([*?])|([^\\*?]+)|\\/gs, (whole, escaped: string, wild: string) => {
    if (escaped) return quote(escaped);
    if (wild) return wild === '*' ? '.*' : '.';
    return quote(whole);
  });
  return new RegExp(`^${source}$`, 's');
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const asItIs = (value: unknown) => value;
const toMs = (value: unknown) => Date.parse(String(value));

const alike = (value: z.ZodType<string>) => ({
  $eq: value.optional(),
  $neq: value.optional(),
  $exists: z.boolean().optional(),
  $in: z.array(value).optional(),
  $like: z.string().optional(),
});
const only = (value: z.ZodType<string>) => value.transform(($eq) => ({ $eq }));

const ordered = <Value extends z.ZodType<number, unknown>>(value: Value, read: (value: unknown) => unknown) =>
  z
    .union([
      value.transform((only) => ({ $eq: only })),
      z.strictObject({
        $eq: value.optional(),
        $neq: value.optional(),
        $exists: z.boolean().optional(),
        $in: z.array(value).optional(),
        $gt: value.optional(),
        $gte: value.optional(),
        $lt: value.optional(),
        $lte: value.optional(),
      }),
    ])
    .transform((operators) => fromOperators<number>(operators, read));

const text = z.string();
const date = z.iso.datetime({ offset: true, error: 'a date according to RFC 3339' }).transform(toMs);

/** Text: a plain value or $eq $neq $exists $in $notIn $like. */
export const string = z
  .union([only(text), z.strictObject({ ...alike(text), $notIn: z.array(text).optional() })])
  .transform((operators) => fromOperators<string>(operators, asItIs));

/** One of a set of words: a plain value or $eq $neq $exists $in $like. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .union([only(z.enum(words)), z.strictObject(alike(z.enum(words)))])
    .transform((operators) => fromOperators<string>(operators, asItIs));

/** A whole number: a plain value or $eq $neq $exists $gt $gte $lt $lte $in. */
export const integer = ordered(z.int(), asItIs);
/** A date: a plain value or $eq $neq $exists $gt $gte $lt $lte $in. */
export const dateTime = ordered(date, toMs);
/** A truth value, plain. */
export const boolean = z.boolean().transform((wanted) => some((value) => value === wanted));
