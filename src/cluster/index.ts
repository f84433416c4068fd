export type { Cluster, ClusterOptions, OpenJob } from './cluster';
export { ensureEngine, isCompiled as isEngineBuilt } from './engine/ensure-engine';
export { ClusterFailure } from './failure';
export { startCluster } from './start-cluster';
