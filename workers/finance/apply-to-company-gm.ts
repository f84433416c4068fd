import { z } from 'zod';
import { applyToCompanyGmBody, companyGmApplicationNo } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PS-08: the service director's application to the company general manager. */
export const applyToCompanyGm = defineWorker({
  type: 'finance.apply-to-company-gm',
  input: applyToCompanyGmBody,
  output: z.object({ companyGmApplicationNo }),
  run: (clients, body, { idempotencyKey }) => clients.finance.applyToCompanyGm({ body, idempotencyKey }),
});
