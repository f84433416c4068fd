import { createCamundaClient, type CamundaClient } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import type { Config } from '../config';

export type { CamundaClient } from '@camunda8/orchestration-cluster-api';

/**
 * Camunda's own client of the Orchestration Cluster REST API.
 * @param account user name and password for basic authentication; left out, none is sent
 */
export function connectCamunda(restAddress: string, account?: { username: string; password: string }): CamundaClient {
  return createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: restAddress,
      CAMUNDA_SDK_LOG_LEVEL: 'error',
      // Our loops bound the jobs in hand themselves; a second limiter would starve long polls.
      CAMUNDA_SDK_BACKPRESSURE_PROFILE: 'LEGACY',
      ...(account === undefined
        ? { CAMUNDA_AUTH_STRATEGY: 'NONE' }
        : {
            CAMUNDA_AUTH_STRATEGY: 'BASIC',
            CAMUNDA_BASIC_AUTH_USERNAME: account.username,
            CAMUNDA_BASIC_AUTH_PASSWORD: account.password,
          }),
    },
  });
}

/** The account of the configuration, if one is set. */
export function accountOf(config: Config): { username: string; password: string } | undefined {
  const { CAMUNDA_BASIC_AUTH_USERNAME: username, CAMUNDA_BASIC_AUTH_PASSWORD: password } = config;
  return username !== undefined && password !== undefined ? { username, password } : undefined;
}

const answered = z.object({ status: z.number() });

/** HTTP status of an error that the client threw; undefined when the engine did not answer. */
export function statusOf(error: unknown): number | undefined {
  const parsed = answered.safeParse(error);
  return parsed.success ? parsed.data.status : undefined;
}
