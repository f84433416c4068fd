import { z } from 'zod';
import { outsourcingOrderNo, paperAnswer, shortageReportNo } from '../../src/systems/purchasing/contract';
import { remark } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** OP-09: the cause of missing pieces by the staff form; what fits no shortage is answered with the reason. */
export const recordShortageReport = defineWorker({
  type: 'purchasing.record-shortage-report',
  input: z.object({ outsourcingOrderNo, cause: remark, canSupply: z.boolean() }),
  output: z.object({ shortageReportNo: shortageReportNo.nullable(), ...paperAnswer }),
  run: (clients, body, { idempotencyKey }) => clients.purchasing.recordShortageReport({ body, idempotencyKey }),
});
