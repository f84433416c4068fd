import { UserTaskKey } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import { statusOf, type CamundaClient } from './client';

/** A task as a person sees it in a list. */
export interface OpenTask {
  userTaskKey: string;
  elementId: string;
  name: string;
  processId: string;
  processInstanceKey: string;
  candidateGroups: string[];
  assignee: string | undefined;
  /** When it came up, by the engine's clock. */
  createdAt: Date;
}

/** The engine refused what a person asked for; the reason is for the person. */
export class TaskRefused extends Error {
  override readonly name = 'TaskRefused';
}

const problem = z.object({ detail: z.string() });

/** What a person asks of Camunda, in the words of its official client. */
export type StaffCalls = {
  [K in 'searchUserTasks' | 'searchUserTaskVariables' | 'assignUserTask' | 'completeUserTask' | 'unassignUserTask']: (
    ...given: Parameters<CamundaClient[K]>
  ) => Promise<Awaited<ReturnType<CamundaClient[K]>>>;
};

/**
 * A signed-in person at work, through the same API that Tasklist uses: sees the open tasks, takes one,
 * fills in its form.
 */
export class StaffMember {
  /** @param client a client signed in as this person */
  constructor(
    readonly id: string,
    private readonly client: StaffCalls,
  ) {}

  /** Open tasks, oldest first, not more than `limit`; of one group if given. */
  async openTasks(group?: string, limit = 100): Promise<OpenTask[]> {
    const { items } = await this.client.searchUserTasks(
      {
        filter: { state: 'CREATED', ...(group === undefined ? {} : { candidateGroup: group }) },
        sort: [{ field: 'creationDate', order: 'ASC' }],
        page: { from: 0, limit },
      },
      { consistency: { waitUpToMs: 0 } },
    );
    return items.map((item) => ({
      userTaskKey: item.userTaskKey,
      elementId: item.elementId ?? '',
      name: item.name ?? '',
      processId: item.processDefinitionId ?? '',
      processInstanceKey: item.processInstanceKey ?? '',
      candidateGroups: item.candidateGroups ?? [],
      assignee: item.assignee ?? undefined,
      createdAt: new Date(item.creationDate ?? 0),
    }));
  }

  /** The variables that the task's form shows. */
  async variablesOf(task: OpenTask): Promise<Record<string, unknown>> {
    const { items } = await this.client.searchUserTaskVariables(
      { userTaskKey: keyOf(task), page: { from: 0, limit: 100 }, truncateValues: false },
      { consistency: { waitUpToMs: 0 } },
    );
    return Object.fromEntries(items.map(({ name, value }) => [name, JSON.parse(value)]));
  }

  /** Takes the task; rejects with TaskRefused and the reason when the person may not. */
  async take(task: OpenTask): Promise<void> {
    await asked(this.client.assignUserTask({ userTaskKey: keyOf(task), assignee: this.id, allowOverride: false }));
  }

  /** Hands in the form; rejects with TaskRefused and the reason when the person may not. */
  async complete(task: OpenTask, variables: Record<string, unknown>): Promise<void> {
    await asked(this.client.completeUserTask({ userTaskKey: keyOf(task), variables }));
  }

  /** Gives a taken task back. */
  async giveBack(task: OpenTask): Promise<void> {
    await asked(this.client.unassignUserTask({ userTaskKey: keyOf(task) }));
  }
}

const keyOf = (task: OpenTask) => UserTaskKey.assumeExists(task.userTaskKey);

async function asked(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const status = statusOf(error);
    const said = problem.safeParse(error);
    // 404: the task was taken away meanwhile, as when its order was cancelled.
    if ((status === 403 || status === 404 || status === 409) && said.success) throw new TaskRefused(said.data.detail, { cause: error });
    throw error;
  }
}
