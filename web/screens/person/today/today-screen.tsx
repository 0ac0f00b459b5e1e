import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { SUGGESTIONS } from '../../../lib/addresses.ts';
import { overviewQuery } from '../../../lib/queries.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { Overview } from '../../../lib/types.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { SuggestionCard } from '../suggestion/suggestion-card.tsx';
import { Activity } from './activity.tsx';
import { Changes } from './changes.tsx';
import { ComingIn } from './coming-in.tsx';
import { Freshness } from './freshness.tsx';
import { Interrupt } from './interrupt.tsx';
import { Sleep } from './sleep.tsx';
import type texts from './texts.en.json';
import { Tiles } from './tiles.tsx';
import { Vitals } from './vitals.tsx';

// Most days have no trial: its code comes when there is one.
const TrialToday = lazy(async () => ({ default: (await import('../trial/trial-today.tsx')).TrialToday }));

function Blocks({ overview }: { readonly overview: Overview }) {
  const t = useText<keyof typeof texts>();
  const trial = overview.trial?.data;
  // One thing at a time: what the trial asks for comes in the place of a suggestion.
  const suggestion = trial === undefined ? overview.suggestion.data?.shown : undefined;
  const isAdvised = suggestion !== undefined || trial !== undefined;
  return (
    <>
      <Interrupt urgent={overview.urgent.data ?? []} />
      <ComingIn uploads={overview.uploads.data ?? []} />
      <div className={`grid items-start gap-4 md:gap-5 ${isAdvised ? 'lg:grid-cols-[5fr_7fr] lg:grid-rows-[auto_1fr]' : 'lg:grid-cols-2'}`}>
        <Vitals part={overview.vitals} />
        {trial !== undefined && (
          <div className="lg:row-span-2">
            <Suspense fallback={<Loading lines={4} />}>
              <TrialToday trial={trial} />
            </Suspense>
          </div>
        )}
        {suggestion !== undefined && (
          <div className="grid content-start gap-2 lg:row-span-2">
            <SuggestionCard recommendation={suggestion} />
            <Link
              to={SUGGESTIONS}
              className="target inline-flex items-center justify-self-end text-note text-accent-text underline underline-offset-3"
            >
              {t('today.suggestions', { count: overview.suggestion.data?.open ?? 1 })}
            </Link>
          </div>
        )}
        <Sleep part={overview.sleep} timeZone={overview.timeZone} />
      </div>
      <Tiles overview={overview} />
      <div className="mt-5 grid items-start gap-4 md:gap-5 lg:grid-cols-2">
        <Activity overview={overview} />
        <Changes part={overview.changes} />
      </div>
    </>
  );
}

/** Today: what was measured, at most one suggestion, then the rest. */
export function TodayScreen({ on }: { readonly on?: string }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const overview = useQuery(overviewQuery(on));
  const { data } = overview;
  if (data === undefined) {
    return (
      <Page title={t('today.name')}>
        <Card title={t('today.vitals')}>
          {overview.isError ? <ErrorState error={overview.error} onRetry={() => void overview.refetch()} /> : <Loading lines={6} />}
        </Card>
      </Page>
    );
  }
  return (
    <Page
      title={data.headline.text}
      name={t('today.name')}
      above={dayInWords(data.on, locale)}
      aside={<Freshness text={data.headline.freshness} />}
    >
      <Blocks overview={data} />
    </Page>
  );
}
