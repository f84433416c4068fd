import { ProcessDefinitionId, type ProcessInstanceKey, type CamundaClient, type UserTaskKey } from '@camunda8/orchestration-cluster-api';
import { atOnce } from './test-cluster';

/** One instance of the fixture process `review`, walked through by hand. */
export class ReviewCase {
  private constructor(
    private readonly client: CamundaClient,
    readonly processInstanceKey: ProcessInstanceKey,
  ) {}

  static async start(client: CamundaClient, variables: Record<string, unknown> = {}): Promise<ReviewCase> {
    const { processInstanceKey } = await client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('review'), variables });
    return new ReviewCase(client, processInstanceKey);
  }

  /** Takes the next job of a type, of whatever instance. */
  async job(type: string, requestTimeout = 10_000) {
    const request = { type, worker: 'test', timeout: 60_000, maxJobsToActivate: 1, requestTimeout };
    const [job] = (await this.client.activateJobs(request)).jobs;
    if (!job) throw new Error(`There is no job of type ${type}`);
    return job;
  }

  /** Does the preparing job: a user task comes up, due in an hour. */
  async prepare(variables: Record<string, unknown> = {}): Promise<UserTaskKey> {
    const { jobKey } = await this.job('review.prepare');
    await this.client.completeJob({ jobKey, variables: { dueAt: '2026-01-05T09:00:00+08:00', ...variables } });
    return (await this.task()).userTaskKey;
  }

  async task() {
    const { items } = await this.client.searchUserTasks({ filter: { processInstanceKey: this.processInstanceKey } }, atOnce);
    const [task] = items;
    if (!task) throw new Error('There is no user task');
    return task;
  }

  /** Answers the listener that is asked when the review is completed. */
  async letPass(): Promise<void> {
    const { jobKey } = await this.job('review.check');
    await this.client.completeJob({ jobKey });
  }

  async deny(deniedReason: string): Promise<void> {
    const { jobKey } = await this.job('review.check');
    await this.client.completeJob({ jobKey, result: { type: 'userTask', denied: true, deniedReason } });
  }
}
