import { accountOf, connectCamunda, type CamundaClient } from '../../src/camunda/client';
import type { Cluster } from '../../src/cluster';
import { readConfig } from '../../src/config';
import type { Logger } from '../../src/log';
import { DeployedFlows } from './deployed-flows';
import { startTokenDoor, type TokenDoor } from './token-door';

/** The embedded engine as a cluster somewhere else, which knows this installation's programs as a client of its identity provider. */
export interface RemoteCluster {
  door: TokenDoor;
  /** What the installation's environment says of it. */
  settings: Record<string, string>;
  camunda: CamundaClient;
  flows: DeployedFlows;
}

export async function remoteCluster(cluster: Cluster, account: { username: string; password: string }, logger: Logger): Promise<RemoteCluster> {
  const client = { clientId: 'aftersales-flows', clientSecret: 'secret-of-this-test-run', audience: 'orchestration-api' };
  const door = await startTokenDoor(cluster.restAddress, client, account);
  const settings = {
    CAMUNDA_REST_ADDRESS: door.url,
    CAMUNDA_CLIENT_ID: client.clientId,
    CAMUNDA_CLIENT_SECRET: client.clientSecret,
    CAMUNDA_OAUTH_URL: door.tokenUrl,
    CAMUNDA_TOKEN_AUDIENCE: client.audience,
  };
  const camunda = connectCamunda(settings.CAMUNDA_REST_ADDRESS, accountOf(readConfig(settings)));
  return { door, settings, camunda, flows: new DeployedFlows(cluster, camunda, logger, 'remote') };
}

/** What a test finds where a cluster is remote: nothing but its REST API. */
export const outOfReach: Cluster = new Proxy({} as Cluster, {
  get: (_none, name) => {
    throw new Error(`A remote cluster has no '${String(name)}' beside its REST API`);
  },
});
