import type { MonitoringDeps } from '../deps.ts';
import { forgetReplicas, replicaHealth, saveProbes, type Probe } from '../store/health.ts';
import { probeReplicas } from './probe-replica.ts';

/** Asks all services once and notes what it found. */
export const probeServices =
  ({ db, now, peers, services }: Pick<MonitoringDeps, 'db' | 'now' | 'peers' | 'services'>) =>
  async (): Promise<void> => {
    const found = await Promise.all(services.map(async (service) => [service, await probeReplicas(peers.of(service))] as const));
    const known = Map.groupBy(await replicaHealth(db), ({ service }) => service);
    const probes: Probe[] = [];
    for (const [service, replicas] of found) {
      const before = known.get(service) ?? [];
      const gone = before.filter(({ address }) => !replicas.some((replica) => replica.address === address));
      probes.push(...replicas);
      // One replica fewer is scaling; the last one gone is an outage.
      if (replicas.length > 0)
        await forgetReplicas(
          db,
          service,
          gone.map(({ address }) => address),
        );
      else
        probes.push(
          ...before.map(({ address }): Probe => ({ service, address, state: 'away', reasons: ['no replica is known any more'] })),
        );
    }
    await saveProbes(db, probes, now());
  };
