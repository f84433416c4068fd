import { z } from 'zod';
import { decideCompanyGmApplicationBody } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { optionalReason } from '../inputs';

/** PS-09: the company general manager's decision, or doubts that lead to the special meeting (PS-D4). */
export const decideCompanyGmApplication = defineWorker({
  type: 'finance.decide-company-gm-application',
  input: z.object({ ...decideCompanyGmApplicationBody.shape, doubts: optionalReason }),
  output: z.object({}),
  errors: { reasonMissing: 'signerAskedAgain' },
  run: (clients, body, { idempotencyKey }) => clients.finance.decideCompanyGmApplication({ body, idempotencyKey }),
});
