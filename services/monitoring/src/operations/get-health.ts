import type { Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { overallHealth, sentenceOf, type ReplicaHealth } from '../domain/health-state.ts';
import { standingAlerts } from '../store/alerts.ts';
import { replicaHealth } from '../store/health.ts';
import { subscriptionLags } from '../store/metrics.ts';
import { recentFigures } from '../store/recent.ts';

type Operation = typeof monitoring.operations.getHealth;
/** Reports come every few seconds; older ones are of processes that are gone. */
const LAG_FRESH_MS = 120_000;

/** Every service of the installation, also those that were never seen. */
export const getHealth =
  ({ db, now, services }: Pick<MonitoringDeps, 'db' | 'now' | 'services'>) =>
  async (): Promise<Output<Operation>> => {
    const at = now();
    const replicas = await replicaHealth(db);
    const byService = Map.groupBy(replicas, ({ service }) => service);
    const figures = await recentFigures(db, at);
    const lags = await subscriptionLags(db, new Date(at.getTime() - LAG_FRESH_MS));
    const items = services.map((service): Output<Operation>['services'][number] => {
      const { state, since, reasons } = overallHealth(byService.get(service) ?? []);
      const figure = figures.get(service);
      const lagSeconds = lags.get(service);
      return {
        service,
        state,
        ...(since === undefined ? {} : { since: since.toISOString() }),
        reasons: [...reasons],
        replicas: (byService.get(service) ?? []).map(shown),
        ...(lagSeconds === undefined ? {} : { lagSeconds }),
        ...(figure === undefined ? {} : { requestsPerMinute: figure.perMinute, errorShare: figure.errorShare, p95Ms: figure.p95Ms }),
      };
    });
    const checked = Math.max(...replicas.map(({ checkedAt }) => checkedAt.getTime()));
    return {
      sentence: sentenceOf(items),
      ...(Number.isFinite(checked) ? { checkedAt: new Date(checked).toISOString() } : {}),
      services: items,
      alerts: [...(await standingAlerts(db))],
    };
  };

const shown = ({ address, state, since, reasons, checkedAt }: ReplicaHealth) => ({
  address,
  state,
  since: since.toISOString(),
  reasons: [...reasons],
  checkedAt: checkedAt.toISOString(),
});
