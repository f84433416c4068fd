import { z } from 'zod';
import { openScrapCaseBody, scrapCaseNo } from '../../src/systems/warehouse/contract';
import { defineWorker } from '../../src/worker/define-worker';
import { maybe } from '../inputs';
import { candidateLine, inNumbers } from './scrap-lines';

/**
 * PS-01: opens the drawing up of a list and tells the pool. A candidate that finds one open only joins it. With `caseNo`
 * the case goes on: after a refusal its list is drawn up anew; while it is drawn up, the pool is read anew.
 */
export const openScrapCase = defineWorker({
  type: 'warehouse.open-scrap-case',
  input: z.object({ candidateId: maybe(openScrapCaseBody.shape.candidateId.unwrap()), caseNo: maybe(scrapCaseNo) }),
  output: z.object({ joined: z.boolean(), caseNo: scrapCaseNo, sheetRevision: z.number(), candidates: z.array(candidateLine) }),
  run: async (clients, body, { idempotencyKey }) => {
    const opened = await clients.warehouse.openScrapCase({ body, idempotencyKey });
    return { ...opened, candidates: opened.candidates.map(inNumbers) };
  },
});
