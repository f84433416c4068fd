import { z } from 'zod';
import { endpoint, noContent } from '../../http/endpoint';
import { operationReference, wholeNumber } from '../../http/parse';
import { invalidArgument } from '../../http/problem';

const changeset = z.strictObject({ retries: wholeNumber({ min: 1 }).nullish(), timeout: wholeNumber({ min: 1 }).nullish() });

/** Raises a job's retries or changes how long it is still lent out (milliseconds). */
export const updateJob = endpoint({
  method: 'patch',
  path: '/jobs/:jobKey',
  body: z.strictObject({ changeset, operationReference }),
  handle: async ({ key, body, services }) => {
    const changes = Object.entries(body.changeset).filter(([, value]) => value !== undefined && value !== null);
    if (changes.length === 0) throw invalidArgument('At least one of [retries, timeout] is required.');
    const value = { ...Object.fromEntries(changes), changedAttributes: changes.map(([name]) => name) };
    await services.broker.execute({ valueType: 'JOB', intent: 'UPDATE', key, value });
    return noContent;
  },
});
