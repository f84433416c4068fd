import type { ColumnType, GeneratedAlways, Selectable } from 'kysely';
import type { BaseTables, Moment } from '../database/base-tables';

/** Tables of the schema `people` (`migrations/`). */
export interface PeopleTables extends BaseTables {
  act: {
    id: GeneratedAlways<number>;
    instance: string;
    passage: string;
    act: string;
    personId: string;
    actedAs: 'holder' | 'deputy';
    state: 'reserved' | 'confirmed';
    reservedAt: Moment;
    confirmedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
}

export type ActRow = Selectable<PeopleTables['act']>;
