import { join } from 'node:path';
import { CONTRACTS } from '@aceso/contracts/all';
import { monitoring } from '@aceso/contracts/monitoring';
import { defineModule } from '@aceso/kit';
import type { MonitoringDeps } from './deps.ts';
import { dropOld } from './jobs/drop-old.ts';
import { judgeAlerts } from './jobs/judge-alerts.ts';
import { probeServices } from './jobs/probe-services.ts';
import { repeat } from './jobs/repeat.ts';
import { exposeMetrics } from './operations/expose-metrics.ts';
import { followLogs } from './operations/follow-logs.ts';
import { getHealth } from './operations/get-health.ts';
import { getTrace } from './operations/get-trace.ts';
import { listAlerts } from './operations/list-alerts.ts';
import { listHealthHistory } from './operations/list-health-history.ts';
import { listRoutes } from './operations/list-routes.ts';
import { listTraces } from './operations/list-traces.ts';
import { searchLogs } from './operations/search-logs.ts';
import { summarizeLogs } from './operations/summarize-logs.ts';
import { takeLogs } from './operations/take-logs.ts';
import { takeMetrics } from './operations/take-metrics.ts';
import { takeTraces } from './operations/take-traces.ts';
import { createDays } from './store/days.ts';

const HOUR_MS = 3_600_000;

/** The service monitoring. */
export const monitoringModule = defineModule({
  contract: monitoring,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house) {
    const { db, now, log, bus, settings, peers } = house;
    const services = CONTRACTS.map(({ service }) => service);
    const deps: MonitoringDeps = { db, now, log, bus, settings, peers, services, days: createDays(db) };
    const probe = probeServices(deps);
    const judge = judgeAlerts(deps);
    const watching = repeat(
      'watch services',
      () => settings.get('probeSeconds') * 1000,
      () => probe().then(judge),
      log,
    );
    const dropping = repeat('drop old telemetry', () => HOUR_MS, dropOld(deps), log);
    const obeying = (['probeSeconds', 'alertAfterSeconds', 'alertErrorShare', 'alertErrorRequests'] as const).map((name) =>
      settings.watch(name, () => watching.soon()),
    );
    obeying.push(peers.watch(() => watching.soon()));
    return {
      operations: {
        takeTraces: takeTraces(deps),
        takeLogs: takeLogs(deps),
        takeMetrics: takeMetrics(deps),
        searchLogs: searchLogs(deps),
        summarizeLogs: summarizeLogs(deps),
        followLogs: followLogs(deps),
        listTraces: listTraces(deps),
        getTrace: getTrace(deps),
        listRoutes: listRoutes(deps),
        getHealth: getHealth(deps),
        listHealthHistory: listHealthHistory(deps),
        listAlerts: listAlerts(deps),
        exposeMetrics: exposeMetrics(deps),
      },
      async stop() {
        for (const each of obeying) each[Symbol.dispose]();
        await Promise.all([watching[Symbol.asyncDispose](), dropping[Symbol.asyncDispose]()]);
      },
    };
  },
});
