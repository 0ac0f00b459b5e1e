import type { Call } from '@aceso/kit';
import type { MonitoringDeps } from '../deps.ts';
import { overallHealth } from '../domain/health-state.ts';
import { prometheusText, type Series } from '../domain/prometheus.ts';
import { replicaHealth } from '../store/health.ts';
import { allSeries } from '../store/metrics.ts';

const FRESH_MS = 120_000;

/** One place to scrape for all services: counters survive restarts because they are added up in the database. */
export const exposeMetrics =
  ({ db, now, services }: Pick<MonitoringDeps, 'db' | 'now' | 'services'>) =>
  async (_input: unknown, { http }: Call): Promise<void> => {
    if (http === undefined) throw new Error('metrics are for scrapers over HTTP');
    const series = await allSeries(db, new Date(now().getTime() - FRESH_MS));
    const byService = Map.groupBy(await replicaHealth(db), ({ service }) => service);
    const ready = services.map((service) => readySeries(service, overallHealth(byService.get(service) ?? []).state === 'ready'));
    await http.reply.type('text/plain; version=0.0.4; charset=utf-8').send(prometheusText([...series, ...ready]));
  };

const readySeries = (service: string, isReady: boolean): Series => ({
  service,
  name: 'aceso.service.ready',
  labels: {},
  kind: 'gauge',
  unit: '',
  description: '1 when at least one replica is ready.',
  count: 0,
  sum: isReady ? 1 : 0,
  bounds: [],
  buckets: [],
});
