import type { ColumnType, Generated } from 'kysely';

/** What a system changed, and on whose behalf (`migrations/0002-audit.sql`). */
export interface AuditTables {
  auditEntry: {
    id: number;
    at: Date | null;
    /** By API key; `database:<role>` where the tables were changed past the system. */
    caller: string;
    operation: string | null;
    idempotencyKey: string | null;
    persons: string[];
    subjects: string[];
    no: number | null;
    previousHash: string | null;
    hash: string | null;
  };
  auditRow: {
    entryId: number;
    rowNo: Generated<number>;
    tableName: string;
    before: string | null;
    after: string | null;
    digest: ColumnType<string | null, never, string>;
    salt: ColumnType<string | null, never, null>;
  };
}
