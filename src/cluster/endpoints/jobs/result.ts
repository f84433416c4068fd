import { z } from 'zod';

const date = z.union([z.literal(''), z.iso.datetime({ offset: true, error: 'a date according to RFC 3339, or empty' })]).nullish();
const names = z.array(z.string()).nullish();
const corrections = z.strictObject({
  assignee: z.string().nullish(),
  dueDate: date,
  followUpDate: date,
  candidateUsers: names,
  candidateGroups: names,
  priority: z.int().min(0).max(100).nullish(),
});

/** What a task listener decides: let it pass, deny it with a reason, or correct the task. */
export const jobResult = z
  .strictObject({
    type: z.literal('userTask', { error: 'userTask' }).default('userTask'),
    denied: z.boolean().nullish(),
    deniedReason: z.string().nullish(),
    corrections: corrections.nullish(),
  })
  .transform(({ denied, deniedReason, corrections: wanted }) => {
    const { corrected, correctedAttributes } = toRecord(wanted ?? {});
    return {
      type: 'USER_TASK',
      denied: denied ?? false,
      deniedReason: deniedReason ?? '',
      corrections: corrected,
      correctedAttributes,
    };
  });

function toRecord({ candidateUsers, candidateGroups, ...rest }: Partial<z.infer<typeof corrections>>) {
  const fields = { ...rest, candidateUsersList: candidateUsers, candidateGroupsList: candidateGroups };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return { corrected: Object.fromEntries(given), correctedAttributes: given.map(([name]) => name) };
}
