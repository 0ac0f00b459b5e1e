import { numberFormat, serviceMap } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CopyIcon } from 'lucide-react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { dayAndTime, timeOfDay } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import { type Health, healthQuery } from './queries.ts';
import { ServiceTable } from './service-table.tsx';
import { reportText, standingOf } from './standing.ts';
import type texts from './texts.en.json';

const MAP_STATES = { ready: 'up', slow: 'slow', 'not-ready': 'down', away: 'down', unknown: 'unknown' } as const;

function Repairs({ health }: { readonly health: Health }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const standing = health.alerts.filter((alert) => alert.clearedAt === undefined);
  return (
    <Card title={t('health.repairs')}>
      {standing.length === 0 && <p className="text-text-2">{t('health.repairs.none')}</p>}
      <ul className="grid gap-4">
        {standing.map((alert) => (
          <li key={alert.alertId} className="flex flex-wrap items-center justify-between gap-3">
            <div>
              <p className="font-semibold">{alert.summary}</p>
              <p className="text-note text-text-3">{t('health.repair.since', { when: dayAndTime(alert.raisedAt, place) })}</p>
            </div>
            <div className="flex gap-3">
              <Button asChild kind="primary">
                <Link to="/ops/traces" search={{ service: alert.service }}>
                  {t('health.traces')}
                </Link>
              </Button>
              <Button asChild>
                <Link to="/ops/logs" search={{ service: alert.service, level: 'error' }}>
                  {t('health.logs')}
                </Link>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ServiceMap({ health }: { readonly health: Health }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const slowest = health.services.reduce((most, service) => Math.max(most, service.lagSeconds ?? 0), 0);
  const bus =
    slowest === 0
      ? t('health.map.bus')
      : t('health.map.slowest', { lag: t('health.seconds', { count: numberFormat(1, locale)(slowest) }) });
  const chart = serviceMap(
    {
      name: t('health.map'),
      bus,
      services: health.services.map((service) => ({
        name: service.service,
        rate: service.requestsPerMinute,
        state: MAP_STATES[standingOf(service)],
      })),
    },
    { locale, rateUnit: t('health.map.unit') },
  );
  return (
    <Card title={t('health.map')} className="max-md:hidden">
      <ChartView chart={chart} />
      <p className="mt-2 text-note text-text-3">{t('health.map.note')}</p>
    </Card>
  );
}

/** All services in one sentence, what needs repair, then the same as a table and as a map. */
export function HealthScreen() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const notice = useNotice();
  const health = useQuery(healthQuery());
  const { data } = health;
  return (
    <Page
      title={data?.sentence ?? t('health.name')}
      name={t('health.name')}
      above={data?.checkedAt === undefined ? undefined : t('health.checked', { when: timeOfDay(data.checkedAt, place) })}
      aside={
        data !== undefined && (
          <Button onClick={() => void navigator.clipboard.writeText(reportText(data)).then(() => notice({ text: t('health.copied') }))}>
            <CopyIcon size={18} aria-hidden />
            {t('health.copy')}
          </Button>
        )
      }
    >
      <div className="grid gap-4 md:gap-5">
        {health.isPending && (
          <Card title={t('health.services')}>
            <Loading lines={10} />
          </Card>
        )}
        {health.isError && (
          <Card>
            <ErrorState error={health.error} onRetry={() => void health.refetch()} />
          </Card>
        )}
        {data !== undefined && (
          <>
            <Repairs health={data} />
            <Card title={t('health.services')}>
              <ServiceTable services={data.services} />
            </Card>
            <ServiceMap health={data} />
          </>
        )}
      </div>
    </Page>
  );
}
