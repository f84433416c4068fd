import { z } from 'zod';
import { endpoint, noContent } from '../../http/endpoint';
import { operationReference } from '../../http/parse';

/** For JOB_NO_RETRIES the job's retries must have been raised before. */
export const resolveIncident = endpoint({
  method: 'post',
  path: '/incidents/:incidentKey/resolution',
  body: z.strictObject({ operationReference }).optional(),
  handle: async ({ key, services }) => {
    await services.broker.execute({ valueType: 'INCIDENT', intent: 'RESOLVE', key, value: {} });
    return noContent;
  },
});
