import { endpoint, ok } from '../../http/endpoint';

const partitions = [{ partitionId: 1, role: 'leader', health: 'healthy' }];

/** One broker, one partition: all that the embedded engine has. */
export const getTopology = endpoint({
  method: 'get',
  path: '/topology',
  handle: ({ services: { version, grpcPort } }) =>
    ok({
      brokers: [{ nodeId: 0, host: '127.0.0.1', port: grpcPort, partitions, version }],
      clusterSize: 1,
      partitionsCount: 1,
      replicationFactor: 1,
      gatewayVersion: version,
      lastCompletedChangeId: '1',
    }),
});
