import { z } from 'zod';
import { defineWorker } from '../../src/worker/define-worker';
import { deadlineAmount, deadlineKind } from '../../src/systems/calendar/schemas';
import { moment } from '../../src/systems/shared-schemas';

/**
 * The moment at which a deadline is over, for timers and due dates (flows.md 0.6, I-G-4): `amount` of
 * `kind` calendarDays, workingDays or hours after `startedAt`.
 */
export const computeDeadline = defineWorker({
  type: 'calendar.compute-deadline',
  input: z.object({ kind: deadlineKind, amount: deadlineAmount, startedAt: moment }),
  output: z.object({ dueAt: moment }),
  run: (clients, query) => clients.calendar.computeDeadline({ query }),
});
