import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { percentilesOf, type JobFigures } from '../figures';

const activities = z.array(z.object({ durationInMillis: z.number() }));

/** What the measurement needs of Camunda 7's REST API. */
export function camunda7At(rest: string) {
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const answer = await fetch(`${rest}/${path}`, init);
    if (!answer.ok) throw new Error(`Camunda 7 answered ${path} with ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    async deploy(diagram: string): Promise<void> {
      const form = new FormData();
      form.set('deployment-name', 'bench');
      form.set('two-jobs.bpmn', new File([readFileSync(diagram)], 'two-jobs.bpmn'));
      await ask('deployment/create', { method: 'POST', body: form });
    },

    async start(processId: string): Promise<void> {
      await ask(`process-definition/key/${processId}/start`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    },

    /** Of the service tasks that ended last, as its history has them: from a task's beginning to its end. */
    async figures(jobs: number): Promise<JobFigures> {
      const query = new URLSearchParams({ activityType: 'serviceTask', finished: 'true', sortBy: 'endTime', sortOrder: 'desc', maxResults: String(jobs) });
      const done = activities.parse(await ask(`history/activity-instance?${query.toString()}`));
      return { jobs: done.length, ...percentilesOf(done.map(({ durationInMillis }) => durationInMillis)) };
    },
  };
}
