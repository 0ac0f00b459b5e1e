import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { SOURCES } from '../../../lib/addresses.ts';
import { latestQuery, metricsQuery, overviewQuery } from '../../../lib/queries.ts';
import { dayIn } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { byFamily, type Measure } from './families.ts';
import { MeasureTile } from './measure-tile.tsx';
import { dailyQuery } from './queries.ts';
import type texts from './texts.en.json';

function Measures({ words }: { readonly words: string }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const to = dayIn(place.now, place.timeZone);
  const [vocabulary, latest, daily] = [useQuery(metricsQuery()), useQuery(latestQuery()), useQuery(dailyQuery(to))];
  const { data: overview } = useQuery(overviewQuery());
  const failed = [vocabulary, latest, daily].find((one) => one.isError && one.data === undefined);
  if (failed !== undefined) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (vocabulary.data === undefined || latest.data === undefined || daily.data === undefined) return <Loading lines={8} />;
  // Nights have daily values without a newest value of their own.
  const withDays = daily.data.series.filter((series) => series.values.length > 0);
  if (latest.data.items.length === 0 && withDays.length === 0)
    return (
      <Empty
        why={t('explore.none')}
        action={
          <Button asChild kind="primary">
            <Link to={SOURCES}>{t('explore.add')}</Link>
          </Button>
        }
      />
    );
  const newest = new Map(latest.data.items.map((one) => [one.metric, one]));
  const values = new Map(daily.data.series.map((series) => [series.metric, series.values]));
  const tiles = new Map([...(overview?.tiles.data ?? []), ...(overview?.vitals.data ?? [])].map((tile) => [tile.metric, tile]));
  const isKnown = ({ id }: Measure): boolean => newest.has(id) || (values.get(id)?.length ?? 0) > 0;
  const groups = byFamily(vocabulary.data.items.filter(isKnown), words);
  const missing = vocabulary.data.items.filter((measure) => !isKnown(measure));
  return (
    <>
      {groups.length === 0 && <p role="status">{t('explore.search.none', { text: words })}</p>}
      {groups.map(({ family, measures }) => (
        <section key={family} aria-labelledby={`family-${family}`} className="mb-8">
          <h2 id={`family-${family}`} className="mb-3 text-section">
            {t(`explore.family.${family}`)}
          </h2>
          <ul className="grid gap-3 sm:grid-cols-2 md:gap-4 lg:grid-cols-3 xl:grid-cols-4">
            {measures.map((measure) => (
              <MeasureTile
                key={measure.id}
                measure={measure}
                values={values.get(measure.id) ?? []}
                tile={tiles.get(measure.id)}
                newest={newest.get(measure.id)}
                to={to}
              />
            ))}
          </ul>
        </section>
      ))}
      {missing.length > 0 && words === '' && (
        <details className="text-text-2">
          <summary className="target inline-flex items-center">{t('explore.missing', { count: missing.length })}</summary>
          <p className="mt-2 max-w-[68ch] text-note">{missing.map((measure) => measure.name).join(', ')}</p>
        </details>
      )}
    </>
  );
}

/** All measures that the person has, by family, each with its recent course. */
export function ExploreScreen() {
  const t = useText<keyof typeof texts>();
  const [words, setWords] = useState('');
  return (
    <Page
      title={t('explore.title')}
      name={t('explore.name')}
      above={t('explore.name')}
      aside={
        <div className="w-full sm:w-72">
          <Field label={t('explore.search')} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
      }
    >
      <Measures words={words} />
    </Page>
  );
}
