import type { ActivatedJob, JobTransport } from './transport';

/** For tests of workers: a job whose answers are kept, and a transport that hands out given jobs. */
export interface FakeJob extends ActivatedJob {
  answers: { kind: string; with: unknown }[];
}

/** A job with sensible fields; override what the test is about. */
export function fakeJob(fields: Partial<ActivatedJob> = {}): FakeJob {
  const answers: FakeJob['answers'] = [];
  const answer = (kind: string) => (given: unknown) => {
    answers.push({ kind, with: given });
    return Promise.resolve();
  };
  return {
    key: '1',
    type: 'warehouse.reserve-stock',
    retries: 3,
    processInstanceKey: '10',
    elementInstanceKey: '11',
    elementId: 'Task_ReserveStock',
    processId: 'dealer-part-order',
    processVersion: 1,
    variables: {},
    headers: {},
    task: undefined,
    complete: answer('complete'),
    answerListener: answer('listener'),
    fail: answer('fail'),
    throwError: answer('error'),
    ...fields,
    answers,
  };
}

/** Hands out the given batches one after the other, then waits until the request is given up. */
export function fakeTransport(batches: (FakeJob[] | Error)[]): JobTransport & { requests: number[] } {
  const requests: number[] = [];
  return {
    requests,
    decide: () => Promise.reject(new Error('No decision table is asked here')),
    activate: async ({ maxJobs }, signal) => {
      requests.push(maxJobs);
      const batch = batches.shift();
      if (batch instanceof Error) throw batch;
      if (batch) return batch;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')), { once: true });
      });
    },
  };
}
