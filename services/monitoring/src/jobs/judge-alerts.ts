import { randomUUIDv7 } from 'node:crypto';
import { monitoring, type Alert } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { findingsOf, type Finding } from '../domain/alert-rules.ts';
import { overallHealth } from '../domain/health-state.ts';
import { clearAlert, raiseAlert, standingAlerts } from '../store/alerts.ts';
import { replicaHealth } from '../store/health.ts';
import { recentFigures } from '../store/recent.ts';

type Deps = Pick<MonitoringDeps, 'db' | 'now' | 'bus' | 'settings' | 'services'>;

/** Where an operator looks first. */
const LINK = '/ops/health';

/** Raises what has begun to be wrong and clears what is right again; each is told once, with its event in the same transaction. */
export const judgeAlerts = (deps: Deps) => async (): Promise<void> => {
  const findings = await findingsNow(deps);
  for (const finding of findings) await raise(deps, finding);
  const isFound = (alert: Alert): boolean => findings.some(({ rule, service }) => rule === alert.rule && service === alert.service);
  for (const alert of await standingAlerts(deps.db)) if (!isFound(alert)) await clear(deps, alert.alertId);
};

async function findingsNow({ db, now, settings, services }: Deps): Promise<readonly Finding[]> {
  const byService = Map.groupBy(await replicaHealth(db), ({ service }) => service);
  const figures = await recentFigures(db, now());
  const facts = services.map((service) => ({
    service,
    health: overallHealth(byService.get(service) ?? []),
    requests: figures.get(service)?.requests ?? 0,
    errors: figures.get(service)?.errors ?? 0,
  }));
  const limits = {
    notReadySeconds: settings.get('alertAfterSeconds'),
    errorShare: settings.get('alertErrorShare'),
    errorRequests: settings.get('alertErrorRequests'),
  };
  return findingsOf(facts, limits, now());
}

async function raise({ db, now, bus }: Deps, finding: Finding): Promise<void> {
  await db.tx(async (tx) => {
    const alert = await raiseAlert(tx, randomUUIDv7(), finding, now());
    if (alert === undefined) return;
    const { alertId, rule, service, summary, raisedAt } = alert;
    await bus.append(tx, monitoring.events.alertRaised, service, { alertId, rule, service, summary, raisedAt, link: LINK });
  });
}

async function clear({ db, now, bus }: Deps, alertId: string): Promise<void> {
  await db.tx(async (tx) => {
    const alert = await clearAlert(tx, alertId, now());
    if (alert?.clearedAt === undefined) return;
    const { rule, service, summary, raisedAt, clearedAt } = alert;
    await bus.append(tx, monitoring.events.alertCleared, service, { alertId, rule, service, summary, raisedAt, clearedAt, link: LINK });
  });
}
