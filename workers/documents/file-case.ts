import { z } from 'zod';
import { caseFileNo, fileCaseBody, filedPaper } from '../../src/systems/documents/contract';
import { defineWorker } from '../../src/worker/define-worker';

/** VR-22, DI-17, WR-20, PS-14: puts the papers of a closed case into one case file. */
export const fileCase = defineWorker({
  type: 'documents.file-case',
  input: z.object({ ...fileCaseBody.shape, papers: z.array(z.object(filedPaper.shape)) }),
  output: z.object({ caseFileNo }),
  run: (clients, body, { idempotencyKey }) => clients.documents.fileCase({ body, idempotencyKey }),
});
