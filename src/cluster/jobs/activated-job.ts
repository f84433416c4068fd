import { z } from 'zod';
import { headers, key } from '../projection/fields';
import { utc } from '../projection/projector';

const job = z.object({
  type: z.string(),
  bpmnProcessId: z.string(),
  processDefinitionVersion: z.number(),
  processDefinitionKey: key,
  processInstanceKey: key,
  elementId: z.string(),
  elementInstanceKey: key,
  customHeaders: headers,
  worker: z.string(),
  retries: z.number(),
  deadline: z.number(),
  variables: z.record(z.string(), z.unknown()),
  tenantId: z.string(),
  jobKind: z.string(),
  jobListenerEventType: z.string(),
  tags: z.array(z.string()),
});

/** What the engine answers to an activation: jobs and, in another list, their keys. */
export const activatedBatch = z.object({ jobKeys: z.array(key), jobs: z.array(job) });

/** The jobs of a batch as the API shows them. */
export function toActivatedJobs({ jobKeys, jobs }: z.infer<typeof activatedBatch>) {
  return jobs.map(({ bpmnProcessId, jobKind, jobListenerEventType, ...job }, index) => ({
    jobKey: jobKeys[index] ?? '',
    ...job,
    processDefinitionId: bpmnProcessId,
    kind: jobKind,
    listenerEventType: jobListenerEventType,
    ...(jobKind === 'TASK_LISTENER' ? { userTask: userTaskOf(job.customHeaders) } : {}),
  }));
}
export type ActivatedJob = ReturnType<typeof toActivatedJobs>[number];

const prefix = 'io.camunda.zeebe:';
const list = z.array(z.string());

/** The user task of a listener's job: the engine tells it in reserved headers. */
function userTaskOf(all: Record<string, string>) {
  const text = (name: string) => all[prefix + name] || undefined;
  const names = (name: string) => list.parse(JSON.parse(text(name) ?? '[]'));
  const date = (name: string) => utc(text(name) ?? '') || undefined;
  const priority = text('priority');
  return withoutGaps({
    action: text('action'),
    assignee: text('assignee'),
    candidateGroups: names('candidateGroups'),
    candidateUsers: names('candidateUsers'),
    changedAttributes: names('changedAttributes'),
    dueDate: date('dueDate'),
    followUpDate: date('followUpDate'),
    formKey: text('formKey'),
    priority: priority === undefined ? undefined : Number(priority),
    userTaskKey: text('userTaskKey'),
  });
}

function withoutGaps<Fields extends object>(fields: Fields): Partial<Fields> {
  const kept: Partial<Fields> = { ...fields };
  for (const name in kept) if (kept[name] === undefined) delete kept[name];
  return kept;
}
