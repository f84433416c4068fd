import { Camunda8 } from '@camunda8/sdk';

/**
 * Run as a process of its own, because the SDK's gRPC client leaves timers behind: tells the topology,
 * then works on one job and ends. Argument: the gateway's address.
 */
const camunda = new Camunda8({ ZEEBE_GRPC_ADDRESS: `grpc://${process.argv[2]}`, CAMUNDA_AUTH_STRATEGY: 'NONE', CAMUNDA_LOG_LEVEL: 'none' });
const zeebe = camunda.getZeebeGrpcApiClient();
process.stdout.write(`${JSON.stringify(await zeebe.topology())}\n`);
zeebe.createWorker({
  taskType: 'review.prepare',
  longPoll: 1_000,
  loglevel: 'NONE',
  taskHandler: async (job) => {
    const receipt = await job.complete({ dueAt: '2026-01-05T09:00:00Z' });
    setImmediate(() => process.exit(0));
    return receipt;
  },
});
