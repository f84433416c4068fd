import { z } from 'zod';
import { endpoint, noContent } from '../../http/endpoint';
import { invalidArgument } from '../../http/problem';
import { transit } from './transition';

const date = z.union([z.literal(''), z.iso.datetime({ offset: true, error: 'a date according to RFC 3339, or empty' })]).nullish();
const names = z.array(z.string()).nullish();
const changeset = z.strictObject({
  dueDate: date,
  followUpDate: date,
  candidateUsers: names,
  candidateGroups: names,
  priority: z.int().min(0).max(100).nullish(),
});

/** An empty text or list clears a field; null or absent keeps it. */
export const updateUserTask = endpoint({
  method: 'patch',
  path: '/user-tasks/:userTaskKey',
  body: z.strictObject({ changeset: changeset.nullish(), action: z.string().nullish() }),
  handle: async ({ key, body, services }) => {
    const changes = changedFields(body.changeset ?? {});
    const changedAttributes = Object.keys(changes);
    if (changedAttributes.length === 0 && !body.action) {
      throw invalidArgument('No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".');
    }
    const value = { ...changes, changedAttributes, action: body.action ?? 'update' };
    await transit(services, { intent: 'UPDATE', userTaskKey: key, value });
    return noContent;
  },
});

function changedFields({ candidateUsers, candidateGroups, ...rest }: Partial<z.infer<typeof changeset>>): Record<string, unknown> {
  const fields = { ...rest, candidateUsersList: candidateUsers, candidateGroupsList: candidateGroups };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}
