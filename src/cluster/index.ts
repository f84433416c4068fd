export type { Cluster, ClusterOptions, OpenJob } from './cluster';
export type { DirectDoor } from './http/direct-door';
export { type Jvm, type JvmKeeper } from './engine/jvm';
export { ensureEngine, isCompiled as isEngineBuilt } from './engine/ensure-engine';
export { ClusterFailure } from './failure';
export { startCluster } from './start-cluster';
