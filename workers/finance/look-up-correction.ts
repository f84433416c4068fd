import { z } from 'zod';
import { correctedPaper } from '../../src/systems/finance/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** I-G-14: what a voucher booked, and whether money stands against the reversal of it, or of a slip. */
export const lookUpCorrection = defineWorker({
  type: 'finance.look-up-correction',
  input: z.object({ paper: correctedPaper, paperNo: reference }),
  output: z.object({
    refusal: z.string().nullable(),
    entries: z.array(z.object({ account: z.string(), party: z.string().nullable(), debit: z.string(), credit: z.string() })),
  }),
  run: (clients, query) => clients.finance.lookUpCorrection({ query }),
});
