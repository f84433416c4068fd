import { z } from 'zod';
import { endpoint, ok } from '../../http/endpoint';
import { wholeNumber } from '../../http/parse';

const defaultWaitMs = 10_000;
const longestWaitMs = 10 * 60_000;

/** Long polling: answers as soon as there is a job; a negative requestTimeout asks only once. */
export const activateJobs = endpoint({
  method: 'post',
  path: '/jobs/activation',
  body: z.strictObject({
    type: z.string().min(1, 'not empty'),
    worker: z.string().default(''),
    timeout: wholeNumber({ min: 1 }),
    maxJobsToActivate: wholeNumber({ min: 1, max: 10_000 }),
    fetchVariable: z.array(z.string()).nullish(),
    requestTimeout: wholeNumber({ min: Number.MIN_SAFE_INTEGER }).default(0),
    tenantIds: z.array(z.string()).nullish(),
  }),
  handle: async ({ body, signal, services }) => {
    const { requestTimeout, fetchVariable, tenantIds, ...rest } = body;
    const jobs = await services.jobs.activate({
      ...rest,
      fetchVariable: fetchVariable ?? [],
      tenantIds: tenantIds?.length ? tenantIds : ['<default>'],
      waitMs: requestTimeout === 0 ? defaultWaitMs : Math.min(requestTimeout, longestWaitMs),
      signal,
    });
    return ok({ jobs });
  },
});
