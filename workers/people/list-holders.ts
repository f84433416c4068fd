import { z } from 'zod';
import { reference } from '../../src/systems/shared-schemas';
import { defineWorker } from '../../src/worker/define-worker';

/** Who may act for each of these posts today, ready for the choice lists of a form. */
export const listHolders = defineWorker({
  type: 'people.list-holders',
  input: z.object({ posts: z.array(reference).min(1) }),
  output: z.object({ holders: z.record(z.string(), z.array(z.object({ value: z.string(), label: z.string() }))) }),
  run: (clients, { posts }) => clients.people.listHolders({ query: { posts: posts.join(',') } }),
});
