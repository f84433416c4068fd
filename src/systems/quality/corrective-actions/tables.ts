import type { ColumnType, GeneratedAlways } from 'kysely';
import type { Moment } from '../../../database/base-tables';
import type { Cause, CauseClass } from '../../incident-causes';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Tables of causes and corrective actions (`migrations/0031-causes.sql`, `0033-cause-classes.sql`). */
export interface CorrectiveActionTables {
  /** An empty part number: no part is to blame. */
  incidentCause: { caseNo: string; partNo: string; cause: Cause; causeClass: CauseClass; recordedAt: Moment };
  correctiveAction: {
    correctiveActionNo: string;
    position: GeneratedAlways<number>;
    partNo: string;
    cause: Cause;
    causeClass: CauseClass;
    threshold: number;
    periodDays: number;
    openedAt: Moment;
    rootCause: Later<string>;
    action: Later<string>;
    responsible: Later<string>;
    recordedBy: Later<string>;
    recordedAt: Later<Date>;
  };
  correctiveActionCase: { correctiveActionNo: string; caseNo: string };
}
