import { columns } from '@aceso/charts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { PauseIcon, PlayIcon } from 'lucide-react';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { traceAddress } from '../../../lib/addresses.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayAndTime, timeOfDay } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { LogLines } from '../log-lines.tsx';
import { SERVICES } from '../services.ts';
import { FilterBar } from './filter-bar.tsx';
import { facetsQuery, filterOf, type LogFilter, logsQuery } from './queries.ts';
import type texts from './texts.en.json';
import { useLiveTail } from './use-live-tail.ts';

type Facets = Got<'monitoring.summarizeLogs'>;

function Histogram({ facets }: { readonly facets: Facets }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  if (facets.histogram.length === 0) return <Empty why={t('logs.none')} />;
  const amounts = facets.histogram.map((bar) => ({ label: timeOfDay(bar.from, place), value: bar.count, at: bar.from }));
  return <ChartView chart={columns({ name: t('logs.histogram'), amounts }, { unit: '', decimals: 0, locale: place.locale })} />;
}

function Failures({ facets }: { readonly facets: Facets }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  if (facets.errors.length === 0) return <Empty why={t('logs.errors.none')} />;
  return (
    <ul className="max-h-52 overflow-y-auto">
      {facets.errors.map((group) => (
        <li key={`${group.service} ${group.message}`} className="border-b border-grid py-2 last:border-0">
          <p className="break-words">
            <strong>{group.service}</strong> {group.message}
          </p>
          <p className="text-note text-text-3">
            {t('logs.error.count', { count: group.count, when: dayAndTime(group.lastAt, place) })}{' '}
            {group.traceId !== undefined && (
              <Link to={traceAddress(group.traceId)} className="text-accent-text underline underline-offset-3">
                {t('logs.open-trace')}
              </Link>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Lines({ filter }: { readonly filter: LogFilter }) {
  const t = useText<keyof typeof texts>();
  const [isLive, setLive] = useState(false);
  const tail = useLiveTail(filter, isLive);
  const logs = useInfiniteQuery(logsQuery(filter));
  const found = logs.data?.pages.flatMap((page) => page.items) ?? [];
  const known = new Set(found.map((line) => line.id));
  const lines = [...tail.lines.filter((line) => !known.has(line.id)), ...found];
  return (
    <Card
      title={t('logs.lines')}
      aside={
        <Button aria-pressed={isLive} onClick={() => setLive(!isLive)}>
          {isLive ? <PauseIcon size={18} aria-hidden /> : <PlayIcon size={18} aria-hidden />}
          {t(isLive ? 'logs.pause' : 'logs.follow')}
        </Button>
      }
    >
      <p role="status" className="mb-2 text-note text-text-3 empty:hidden">
        {isLive && t(tail.isBroken ? 'logs.follow.broken' : 'logs.following')}
      </p>
      {logs.isPending && <Loading lines={8} />}
      {logs.isError && <ErrorState error={logs.error} onRetry={() => void logs.refetch()} />}
      {logs.data !== undefined && lines.length === 0 && <Empty why={t('logs.none')} />}
      <LogLines lines={lines} openTrace={t('logs.open-trace')} />
      {logs.hasNextPage && (
        <Button className="mt-3" disabled={logs.isFetchingNextPage} onClick={() => void logs.fetchNextPage()}>
          {t('logs.older')}
        </Button>
      )}
    </Card>
  );
}

/** Search in the log of all services, over time, by message, and as it comes. */
export function LogsScreen() {
  const t = useText<keyof typeof texts>();
  const filter = filterOf(useSearch({ strict: false }));
  const facets = useQuery(facetsQuery(filter));
  return (
    <Page title={t('logs.title')} name={t('logs.name')} above={t('logs.name')}>
      <div className="grid gap-4 md:gap-5">
        <Card>
          <FilterBar key={filter.q ?? ''} filter={filter} services={SERVICES} />
        </Card>
        <div className="grid gap-4 md:gap-5 lg:grid-cols-2">
          <QueryCard title={t('logs.histogram')} query={facets}>
            {(data) => <Histogram facets={data} />}
          </QueryCard>
          <QueryCard title={t('logs.errors')} query={facets}>
            {(data) => <Failures facets={data} />}
          </QueryCard>
        </div>
        <Lines filter={filter} />
      </div>
    </Page>
  );
}
