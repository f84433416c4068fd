import type { z } from 'zod';
import type { EngineRecord } from '../engine/record';
import type { Tables } from './tables';

/** How events of one value type change the tables. */
export interface Projector {
  valueType: string;
  apply(tables: Tables, record: EngineRecord): void;
}

export interface Event<Value> extends Omit<EngineRecord, 'value' | 'key'> {
  key: string;
  value: Value;
  /** The event's time, RFC 3339 in UTC. */
  at: string;
}

/** A projector whose events are parsed before they are applied. */
export function projector<Value>(
  valueType: string,
  schema: z.ZodType<Value>,
  apply: (tables: Tables, event: Event<Value>) => void,
): Projector {
  return {
    valueType,
    apply: (tables, record) =>
      apply(tables, { ...record, key: String(record.key), value: schema.parse(record.value), at: toDate(record.timestamp) }),
  };
}

/** Engine time in milliseconds as the API writes it. */
export const toDate = (milliseconds: number) => new Date(milliseconds).toISOString();

/** A field only if it has a value: the engine writes -1 and '' for none. */
export function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  const field: { [key in Name]?: string } = {};
  if (value !== undefined && value !== '' && value !== '-1') field[name] = value;
  return field;
}

/** A date as the engine keeps it (any offset) in UTC, as the API writes it; '' for none. */
export function utc(date: string): string {
  const milliseconds = Date.parse(date);
  return Number.isNaN(milliseconds) ? '' : toDate(milliseconds);
}
