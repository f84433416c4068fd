import type { ColumnType, GeneratedAlways, Selectable } from 'kysely';
import type { BaseTables, Moment } from '../database/base-tables';
import type { SheetKind } from '../systems/signature-schemas';
import type { Post } from './posts';

type Given<T> = ColumnType<T | null, T | null | undefined, T | null>;

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
    confirmedAt: Given<Date>;
    caseNo: Given<string>;
    /** Sheet that the act signs, with the next four; null: it signs none. */
    sheet: Given<SheetKind>;
    revision: Given<number>;
    signingPoint: Given<string>;
    department: Given<string>;
    post: Given<Post>;
    standsInFor: Given<string>;
  };
}

export type ActRow = Selectable<PeopleTables['act']>;
