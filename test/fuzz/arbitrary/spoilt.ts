import * as fc from 'fast-check';
import { hostileTexts } from './texts';

type Path = (string | number)[];

/** In place of a value: another type, beyond its bounds, or what no field takes. */
const wrong: unknown[] = [
  null, true, '', ' ', 'x', 0, -1, 0.5, 1e308, 2 ** 53, -(2 ** 63), [], {}, [[]], [null], { $ne: null }, 'x'.repeat(70_000), '\0', 'a\nb', '\ud83d',
  '2026-02-30', '0000-01-01', '0001-01-01T00:00:00Z', '9999-12-31', '9999-12-31T23:59:59-11:00', '0651-12', '2026-09-07T25:00:00+08:00', '１２', ...hostileTexts,
];

/** Names that no operation knows, and what JavaScript would take them for. */
const strange = ['more', 'constructor', 'hasOwnProperty', '__proto__', 'then', '0', '$where', 'length'];

/**
 * A value of the right shape with one thing changed: a field left out or added, a value of another type or beyond
 * its bounds, a list too long or with the same row twice.
 */
export function spoilt(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.record({ value: values, where: fc.nat(), how: fc.nat(5), what: fc.constantFrom(...wrong), name: fc.constantFrom(...strange) }).map(({ value, where, how, what, name }) => {
    const paths = pathsIn(value);
    const path = paths[where % paths.length] ?? [];
    const found = at(value, path);
    if (how === 0 && path.length > 0) return without(value, path);
    if (how === 1 && isRecord(found)) return put(value, path, { ...found, [name]: what });
    if (how === 2 && isList(found)) return put(value, path, Array.from({ length: 3000 }, () => found[0] ?? 0));
    if (how === 3 && isList(found) && found.length > 0) return put(value, path, [...found, found[0]]);
    return put(value, path, what);
  });
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

function pathsIn(value: unknown, path: Path = []): Path[] {
  const below: [string | number, unknown][] = Array.isArray(value) ? value.map((each: unknown, index) => [index, each]) : isRecord(value) ? Object.entries(value) : [];
  return [path, ...below.flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

const at = (value: unknown, path: Path): unknown => path.reduce<unknown>((from, key) => (from !== null && typeof from === 'object' ? Reflect.get(from, key) : undefined), value);

function put(value: unknown, [key, ...rest]: Path, what: unknown): unknown {
  if (key === undefined) return what;
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === key ? put(each, rest, what) : each));
  return isRecord(value) ? { ...value, [key]: put(value[key], rest, what) } : what;
}

function without(value: unknown, path: Path): unknown {
  const parent = at(value, path.slice(0, -1));
  const last = path.at(-1);
  const left = Array.isArray(parent) ? parent.filter((_each, index) => index !== last) : Object.fromEntries(Object.entries(isRecord(parent) ? parent : {}).filter(([key]) => key !== last));
  return put(value, path.slice(0, -1), left);
}
