import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** How much evidence a case has, and the page on which staff look at it: a form shows it as a link. */
export const readCaseFile = defineWorker({
  type: 'documents.read-case-file',
  input: z.object({ caseNo: reference }),
  output: z.object({ evidencePage: z.string(), evidenceCount: z.number().int(), photoCount: z.number().int() }),
  run: (clients, { caseNo }) => clients.documents.readCaseEvidence({ params: { caseNo } }),
});
