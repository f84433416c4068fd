import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** I-G-5: superiors of those who hold a post that missed a deadline. */
export const findSuperiors = defineWorker({
  type: 'people.find-superiors',
  input: z.object({ post: reference }),
  output: z.object({ superiors: z.array(z.string()) }),
  run: (clients, { post }) => clients.people.listSuperiors({ query: { post } }),
});
