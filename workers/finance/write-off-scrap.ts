import { z } from 'zod';
import { writeOffScrapBody } from '../../src/systems/finance/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** PS-13 (L-14): writes off what Administration signed for; nothing where none of it had a value. */
export const writeOffScrap = defineWorker({
  type: 'finance.write-off-scrap',
  input: writeOffScrapBody,
  output: z.object({ writtenOff: z.number() }),
  run: async (clients, body, { idempotencyKey }) => {
    const { writtenOff } = await clients.finance.writeOffScrap({ body, idempotencyKey });
    return { writtenOff: Number(writtenOff) };
  },
});
