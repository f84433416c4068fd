import type { Cluster, ClusterOptions } from './cluster';
import { EmbeddedCluster } from './embedded-cluster';
import { endpoints } from './endpoints';
import { ensureEngine } from './engine/ensure-engine';
import { basicAuth } from './http/basic-auth';
import { directDoor } from './http/direct-door';
import { checkPort, listen } from './http/listen';
import { restApp } from './http/rest-app';
import { monitoringApp } from './monitoring-app';

/**
 * Starts the embedded Camunda; builds the engine first when its sources have changed.
 * @throws ClusterFailure in one clear sentence: no fitting JDK, no Maven, a taken port
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { logger, restPort, grpcPort, monitoringPort } = options;
  await checkPort(restPort, 'REST API');
  await checkPort(grpcPort, 'gRPC gateway');
  await checkPort(monitoringPort, 'monitoring');
  const jdk = await ensureEngine(logger);
  const cluster = await EmbeddedCluster.start(options, jdk);
  try {
    const signIn = basicAuth(options.authenticate);
    cluster.door = directDoor({ endpoints, services: cluster, signIn, logger });
    const rest = restApp({ endpoints, services: cluster, signIn, stopping: cluster.stopping, logger });
    cluster.rest = await listen(rest, restPort, 'REST API');
    cluster.monitoring = await listen(monitoringApp(cluster, signIn, logger), monitoringPort, 'monitoring');
    logger.info({ rest: cluster.restAddress, grpc: cluster.grpcAddress, monitoring: cluster.monitoringAddress }, 'cluster.ready');
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
