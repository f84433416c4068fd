import { z } from 'zod';
import { checkedEvent } from '../../src/people/contract';
import { reference } from '../../src/systems/shared-schemas';
import { defineTaskListener } from '../../src/worker/define-worker';
import { namedSigningPoint, readSigningPoint } from './signing-point';

const headers = z.object({
  act: z.string(),
  excludes: z.string().default(''),
  excludesInCase: z.string().default(''),
  superiorOf: z.string().optional(),
  signingPoint: z.string().optional(),
  signingPoints: z.string().optional(),
  sheet: z.string().optional(),
});

/**
 * Lets a person take or complete a task, or says in words why not (I-G-9). A task whose header names a signing point
 * is for those whom the table `signing-points` names; one that names several (a task for each of them side by side) has
 * the variable `signingPoint` beside it.
 */
export const checkAct = defineTaskListener({
  type: 'people.check-act',
  input: z.object({ caseNo: z.unknown().optional(), sheetRevision: z.unknown().optional(), signingPoint: z.unknown().optional() }),
  run: async (clients, { caseNo, sheetRevision, signingPoint: chosen }, { idempotencyKey, instance, passage, elementId, headers: given, task, decide }) => {
    const { act, excludes, excludesInCase, superiorOf, sheet, ...named } = headersOf(elementId, given);
    const signingPoint = namedSigningPoint(elementId, named, chosen);
    const signed = signingPoint === undefined ? undefined : await readSigningPoint(decide, { signingPoint, sheet, caseNo, sheetRevision });
    const { allowed, reason } = await clients.people.checkAct({
      idempotencyKey,
      body: {
        instance,
        passage,
        act,
        excludes,
        excludesInCase,
        superiorOf,
        candidateGroups: signed?.posts ?? task.candidateGroups,
        event: checkedEvent.parse(task.event),
        caseNo: reference.safeParse(caseNo).data,
        signing: signed?.signing,
        ...(task.assignee ? { assignee: task.assignee } : {}),
      },
    });
    return allowed ? { denied: false } : { denied: true, reason: reason ?? '' };
  },
});

/** A task's headers: what is done there, which acts another person must have done, whose superior does it, and what is signed. */
function headersOf(elementId: string, given: Record<string, string>) {
  const { success, data } = headers.safeParse(given);
  if (!success) throw new Error(`The user task ${elementId} has no header 'act' that names what is done there`);
  return { ...data, excludes: named(data.excludes), excludesInCase: named(data.excludesInCase) };
}

const named = (acts: string) => acts.split(',').map((act) => act.trim()).filter((act) => act !== '');
