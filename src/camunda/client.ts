import { createCamundaClient, Username, type CamundaClient } from '@camunda8/orchestration-cluster-api';
import { z } from 'zod';
import type { Config } from '../config';

export type { CamundaClient } from '@camunda8/orchestration-cluster-api';

/** How a program signs in to Camunda: basic authentication, or a token of an identity provider by its client credentials. */
export type Account =
  | { username: string; password: string }
  | { clientId: string; clientSecret: string; tokenUrl: string; audience: string | undefined };

/**
 * Camunda's own client of the Orchestration Cluster REST API.
 * @param account left out, no sign-in is sent
 * @param way how requests are sent; left out, by HTTP
 */
export function connectCamunda(restAddress: string, account?: Account, way?: typeof fetch): CamundaClient {
  return createCamundaClient({
    ...(way && { fetch: way }),
    config: {
      CAMUNDA_REST_ADDRESS: restAddress,
      CAMUNDA_SDK_LOG_LEVEL: 'error',
      // Our loops bound the jobs in hand themselves; a second limiter would starve long polls.
      CAMUNDA_SDK_BACKPRESSURE_PROFILE: 'LEGACY',
      ...signIn(account),
    },
  });
}

function signIn(account: Account | undefined): Record<string, string> {
  if (account === undefined) return { CAMUNDA_AUTH_STRATEGY: 'NONE' };
  if ('username' in account) {
    return { CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: account.username, CAMUNDA_BASIC_AUTH_PASSWORD: account.password };
  }
  return {
    CAMUNDA_AUTH_STRATEGY: 'OAUTH',
    CAMUNDA_CLIENT_ID: account.clientId,
    CAMUNDA_CLIENT_SECRET: account.clientSecret,
    CAMUNDA_OAUTH_URL: account.tokenUrl,
    ...(account.audience === undefined ? {} : { CAMUNDA_TOKEN_AUDIENCE: account.audience }),
  };
}

/** The account of the configuration, if one is set; client credentials go before a user name. Throws for half of one. */
export function accountOf(config: Config): Account | undefined {
  const { CAMUNDA_CLIENT_ID: clientId, CAMUNDA_CLIENT_SECRET: clientSecret, CAMUNDA_OAUTH_URL: tokenUrl } = config;
  const { CAMUNDA_BASIC_AUTH_USERNAME: username, CAMUNDA_BASIC_AUTH_PASSWORD: password } = config;
  if (clientId !== undefined) {
    if (clientSecret === undefined || tokenUrl === undefined) throw new Error('CAMUNDA_CLIENT_ID needs CAMUNDA_CLIENT_SECRET and CAMUNDA_OAUTH_URL beside it.');
    return { clientId, clientSecret, tokenUrl, audience: config.CAMUNDA_TOKEN_AUDIENCE };
  }
  return username !== undefined && password !== undefined ? { username, password } : undefined;
}

/** A person's id as a user name of Camunda. */
export const usernameOf = (id: string): Username => Username.assumeExists(id);

const answered = z.object({ status: z.number() });

/** HTTP status of an error that the client threw; undefined when the engine did not answer. */
export function statusOf(error: unknown): number | undefined {
  const parsed = answered.safeParse(error);
  return parsed.success ? parsed.data.status : undefined;
}
