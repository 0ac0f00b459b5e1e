export { openCluster, type Cluster, type ClusterOptions } from './cluster.ts';
export { externalCluster } from './external.ts';
export { AlreadyRunning } from './owner.ts';
