import { z } from 'zod';
import { checkedEvent } from '../../src/people/contract';
import { defineTaskListener } from '../../src/worker/define-worker';

const headers = z.object({ act: z.string(), excludes: z.string().default('') });

/** Lets a person take or complete a task, or says in words why not (I-G-9). */
export const checkAct = defineTaskListener({
  type: 'people.check-act',
  input: z.object({}),
  run: async (clients, _input, { idempotencyKey, instance, passage, elementId, headers: given, task }) => {
    const { act, excludes } = headersOf(elementId, given);
    const { allowed, reason } = await clients.people.checkAct({
      idempotencyKey,
      body: {
        instance,
        passage,
        act,
        excludes,
        candidateGroups: task.candidateGroups,
        event: checkedEvent.parse(task.event),
        ...(task.assignee ? { assignee: task.assignee } : {}),
      },
    });
    return allowed ? { denied: false } : { denied: true, reason: reason ?? '' };
  },
});

/** A task's headers: what is done there, and which acts another person must have done. */
function headersOf(elementId: string, given: Record<string, string>) {
  const { success, data } = headers.safeParse(given);
  if (!success) throw new Error(`The user task ${elementId} has no header 'act' that names what is done there`);
  const excludes = data.excludes.split(',').map((act) => act.trim());
  return { act: data.act, excludes: excludes.filter((act) => act !== '') };
}
