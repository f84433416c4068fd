import { shanghaiIso } from '../../clock';

type View<Row> = { [K in keyof Row as null extends Row[K] ? never : K]: Shown<Row[K]> } & {
  [K in keyof Row as null extends Row[K] ? K : never]?: Shown<NonNullable<Row[K]>>;
};
type Shown<T> = T extends Date ? string : T;

/** A row as it goes over the wire: moments as text in Shanghai's time, empty fields left out. */
export function view<Row extends object>(row: Row): View<Row> {
  const fields: [string, unknown][] = Object.entries(row);
  const filled = fields.filter(([, value]) => value !== null);
  const shown = filled.map(([name, value]) => [name, value instanceof Date ? shanghaiIso(value) : value]);
  // The mapped type says what the lines above do to each field.
  return Object.fromEntries(shown) as View<Row>;
}
