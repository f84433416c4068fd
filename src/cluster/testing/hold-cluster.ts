import { createLogger } from '../../log';
import { startCluster } from '..';

/** Run as a process of its own: starts a cluster, tells its address, and stays until it is killed. */
const cluster = await startCluster({ restPort: 0, grpcPort: 0, monitoringPort: 0, maxHeap: '256m', logger: createLogger('silent') });
process.stdout.write(`${JSON.stringify({ grpcAddress: cluster.grpcAddress, processId: cluster.processId })}\n`);
