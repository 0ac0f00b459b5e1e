import { numberFormat } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import type { DataQuality } from '../../../lib/types.ts';
import { Card } from '../../../ui/card.tsx';
import { Select } from '../../../ui/field.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { useMeasure } from './measure-words.ts';
import { summaries } from './quality.ts';
import type texts from './texts.en.json';

const DAYS = 30;
const DAY_MS = 86_400_000;
const SHORT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
/** Days with a conflict that are shown. */
const CONFLICTS_SHOWN = 5;

/** Measures that the person has, the first of them chosen. */
function useMeasures() {
  const latest = useQuery({
    queryKey: ['latest'],
    queryFn: ({ signal }) => api('health-data.listLatest', { params: { personId: 'me' }, signal }),
    staleTime: 60_000,
  });
  const { data: vocabulary } = useQuery(metricsQuery());
  const names = new Map(vocabulary?.items.map(({ id, name }) => [id, name]));
  return latest.data?.items.map(({ metric }) => ({ value: metric, label: names.get(metric) ?? metric })) ?? [];
}

/** How well each source measured over the last thirty days: days, wear, gaps, conflicts, wrong clocks. */
export function QualityCard() {
  const t = useText<keyof typeof texts>();
  const { now, timeZone } = usePlace();
  const measures = useMeasures();
  const [chosen, setChosen] = useState<string>();
  const metric = chosen ?? (measures.find(({ value }) => value === 'step-count') ?? measures[0])?.value;
  const [from, to] = [dayIn(now - (DAYS - 1) * DAY_MS, timeZone), dayIn(now, timeZone)];
  const quality = useQuery({
    queryKey: ['data-quality', metric, from, to],
    queryFn: ({ signal }) =>
      api('health-data.readDataQuality', { params: { personId: 'me' }, query: { metric: metric ?? '', from, to }, signal }),
    enabled: metric !== undefined,
  });
  return (
    <Card title={t('sources.quality')}>
      {metric === undefined ? (
        <Empty why={t('sources.quality.none')} />
      ) : (
        <div className="mb-3 max-w-72">
          <Select
            label={t('sources.quality.measure')}
            value={metric}
            onChange={({ target }) => setChosen(target.value)}
            options={measures.toSorted((a, b) => (a.label < b.label ? -1 : 1))}
          />
        </div>
      )}
      {metric !== undefined && quality.isPending && <Loading lines={4} />}
      {quality.isError && <ErrorState error={quality.error} onRetry={() => void quality.refetch()} />}
      {quality.data !== undefined && <Quality quality={quality.data} />}
    </Card>
  );
}

function Quality({ quality }: { readonly quality: DataQuality }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const hours = (minutes: number | undefined): string =>
    minutes === undefined ? '–' : t('sources.quality.hours', { hours: numberFormat(1, locale)(minutes / 60) });
  const rows = summaries(quality);
  if (rows.length === 0) return <Empty why={t('sources.quality.empty')} />;
  return (
    <>
      <Table
        hideCaption
        caption={t('sources.quality')}
        columns={[
          t('sources.quality.source'),
          t('sources.quality.days'),
          t('sources.quality.recorded'),
          t('sources.quality.worn'),
          t('sources.quality.gap'),
        ]}
        rows={rows.map((row) => [
          row.source,
          t('sources.quality.of', { have: row.days, all: DAYS }),
          hours(row.minutes),
          hours(row.wornMinutes),
          t('sources.quality.gap.days', { days: row.longestGapDays }),
        ])}
      />
      <Conflicts quality={quality} />
      {rows.some(({ quarantined }) => quarantined > 0) && (
        <p className="mt-3 text-note text-text-2">
          {t('sources.quality.aside', { count: rows.reduce((sum, { quarantined }) => sum + quarantined, 0) })}
        </p>
      )}
      {quality.clockFaults.length > 0 && (
        <ul aria-label={t('sources.quality.clock')} className="mt-3 text-note text-text-2">
          {quality.clockFaults.map((fault) => (
            <li key={`${fault.source} ${fault.from} ${fault.kind}`}>
              {t(`sources.quality.clock.${fault.kind}`, {
                source: fault.source,
                day: dayInWords(fault.from, locale, SHORT),
                count: fault.samples,
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Conflicts({ quality }: { readonly quality: DataQuality }) {
  const { days, conflictBound } = quality;
  const { value } = useMeasure()(quality);
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const found = days.flatMap(({ day, conflicts }) => conflicts.map((conflict) => ({ day, ...conflict }))).toReversed();
  if (found.length === 0) return <p className="mt-3 text-note text-text-2">{t('sources.quality.agree')}</p>;
  return (
    <>
      <h3 className="mt-4 mb-1 text-note font-semibold">{t('sources.quality.conflicts', { count: found.length })}</h3>
      <ul className="text-note">
        {found.slice(0, CONFLICTS_SHOWN).map(({ day, sources, values }) => (
          <li key={`${day} ${sources.join()}`} className="flex flex-wrap justify-between gap-x-4 border-b border-grid py-1.5">
            <span>{dayInWords(day, locale, SHORT)}</span>
            <span className="tabular-nums">{sources.map((source, i) => `${source} ${value(values[i])}`).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-note text-text-3">{t('sources.quality.bound', { bound: conflictBound })}</p>
    </>
  );
}
