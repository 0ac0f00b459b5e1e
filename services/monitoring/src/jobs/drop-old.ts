import type { MonitoringDeps } from '../deps.ts';
import { dayOf, keptTime } from '../domain/kept-time.ts';
import { dropHealthChanges } from '../store/health.ts';
import { forgetGauges } from '../store/metrics.ts';

const GAUGES_KEPT_MS = 86_400_000;

/** Forgets what is older than its setting: whole days at once. */
export const dropOld =
  ({ db, now, days, settings, log }: Pick<MonitoringDeps, 'db' | 'now' | 'days' | 'settings' | 'log'>) =>
  async (): Promise<void> => {
    const from = (keptDays: number): Date => new Date(keptTime(now(), keptDays).fromMs);
    const dropped =
      (await days.drop('log_line', dayOf(from(settings.get('logDays')).getTime()))) +
      (await days.drop('span', dayOf(from(settings.get('traceDays')).getTime()))) +
      (await days.drop('metric_minute', dayOf(from(settings.get('metricDays')).getTime())));
    await dropHealthChanges(db, from(settings.get('metricDays')));
    await forgetGauges(db, new Date(now().getTime() - GAUGES_KEPT_MS));
    if (dropped > 0) log.info({ days: dropped }, 'old telemetry was dropped');
  };
