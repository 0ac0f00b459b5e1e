import type { Peers } from '@aceso/kit';
import { Pool } from 'undici';
import { createBalancer, type Balancer, type ReplicaState } from '../domain/balancer.ts';

const CONNECTIONS_PER_REPLICA = 128;
const CONNECT_WITHIN_MS = 1_500;
const IDLE_MS = 30_000;

/** Connections to the replicas of services in other processes. */
export interface Replicas {
  /** A replica to ask now; undefined when none is known. */
  choose(service: string, except?: string): { readonly address: string; readonly pool: Pool } | undefined;
  balancer(service: string): Balancer;
  states(service: string): readonly ReplicaState[];
  close(): Promise<void>;
}

/** One pool a replica; those of replicas that have gone are closed when their requests are through. */
export function createReplicas(peers: Peers): Replicas {
  const pools = new Map<string, Pool>();
  const balancers = new Map<string, Balancer>();
  const inUse = new Set<string>();
  const balancer = (service: string): Balancer => {
    const known = balancers.get(service) ?? createBalancer(() => performance.now(), Math.random);
    balancers.set(service, known);
    return known;
  };
  const poolOf = (address: string): Pool => {
    const known =
      pools.get(address) ??
      new Pool(address, { connections: CONNECTIONS_PER_REPLICA, connectTimeout: CONNECT_WITHIN_MS, keepAliveTimeout: IDLE_MS });
    pools.set(address, known);
    return known;
  };
  const watch = peers.watch(() => {
    const present = new Set([...inUse].flatMap((service) => peers.of(service).addresses));
    for (const [address, pool] of pools)
      if (!present.has(address)) {
        pools.delete(address);
        void pool.close();
      }
  });
  return {
    choose(service, except) {
      inUse.add(service);
      const address = balancer(service).choose(peers.of(service).addresses, except);
      return address === undefined ? undefined : { address, pool: poolOf(address) };
    },
    balancer,
    states: (service) => balancer(service).states(peers.of(service).addresses),
    async close() {
      watch[Symbol.dispose]();
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
