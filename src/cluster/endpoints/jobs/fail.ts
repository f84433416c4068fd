import { z } from 'zod';
import { document } from '../../engine/broker';
import { endpoint, noContent } from '../../http/endpoint';
import { variables, wholeNumber } from '../../http/parse';

/** As in Camunda, `retries` left out is 0: an incident at once. */
export const failJob = endpoint({
  method: 'post',
  path: '/jobs/:jobKey/failure',
  body: z
    .strictObject({
      retries: wholeNumber({ min: 0 }).default(0),
      errorMessage: z.string().default(''),
      retryBackOff: wholeNumber({ min: 0 }).default(0),
      variables: variables.default({}),
    })
    .prefault({}),
  handle: async ({ key, body: { retries, errorMessage, retryBackOff, variables: values }, services }) => {
    const value = { retries, errorMessage, retryBackoff: retryBackOff, variables: document(values) };
    await services.broker.execute({ valueType: 'JOB', intent: 'FAIL', key, value });
    return noContent;
  },
});
