import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { DownloadIcon } from 'lucide-react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { download } from '../../../lib/download.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import type uiTexts from '../../../ui/texts.en.json';
import { Insights, MeasureSources, Quality, TypicalDay } from './below.tsx';
import { Course } from './course.tsx';
import { trendCsv } from './csv.ts';
import { DayCounted } from './day-counted.tsx';
import { rangeOf, trendQuery } from './queries.ts';
import { shownTrend } from './shown-trend.ts';
import { TimeAndView } from './time-and-view.tsx';
import type texts from './texts.en.json';

function Unknown() {
  const t = useText<keyof typeof texts>();
  return (
    <Page title={t('measure.unknown')}>
      <Button asChild kind="primary">
        <Link to="/explore">{t('measure.unknown.explore')}</Link>
      </Button>
    </Page>
  );
}

/** One measure: its facts, its course, its typical day, who measured it and how well. */
export function MeasureScreen() {
  const t = useText<keyof typeof texts | keyof typeof uiTexts>();
  const place = usePlace();
  const navigate = useNavigate();
  const { metric = '' } = useParams({ strict: false });
  const { range: said, at, view } = useSearch({ strict: false });
  const range = rangeOf(said);
  const isTable = view === 'table';
  const trend = useQuery(trendQuery(metric, range));
  const { data: vocabulary } = useQuery({ ...metricsQuery(), enabled: false });
  const show = (part: object): void =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const shown = trend.data === undefined ? undefined : shownTrend(trend.data, place);
  // The id of the address is nothing to read: the name comes with the answer.
  const title = trend.data?.name ?? vocabulary?.items.find((one) => one.id === metric)?.name ?? t('measure.title');
  if (trend.error instanceof ApiProblem && trend.error.problem.code === 'no-such-metric') return <Unknown />;
  return (
    <Page
      title={title}
      above={
        <Link to="/explore" className="underline decoration-line underline-offset-4">
          {t('measure.above')}
        </Link>
      }
      aside={
        <div className="flex flex-wrap gap-3">
          <TimeAndView range={range} isTable={isTable} onShow={show} />
          {shown !== undefined && (
            <Button onClick={() => download(`${metric}-${range}.csv`, trendCsv(shown.trend), 'text/csv')}>
              <DownloadIcon size={18} aria-hidden />
              {t('ui.download')}
            </Button>
          )}
        </div>
      }
    >
      {trend.isError && (
        <Card className="mb-5">
          <ErrorState error={trend.error} onRetry={() => void trend.refetch()} />
        </Card>
      )}
      {trend.isPending && (
        <Card>
          <Loading lines={8} />
        </Card>
      )}
      {shown !== undefined && (
        <div className="grid gap-4 md:gap-5">
          <Course shown={shown} isTable={isTable} at={at} onTable={() => show({ view: 'table' })} />
          <div hidden={shown.trend.coverage.withData === 0} className="grid items-start gap-4 md:gap-5 lg:grid-cols-2">
            <div className="grid gap-4 md:gap-5">
              <Insights shown={shown} />
              <DayCounted shown={shown} at={at} onDay={(day) => show({ at: day })} />
            </div>
            <div className="grid gap-4 md:gap-5">
              <TypicalDay shown={shown} />
              <MeasureSources shown={shown} />
              <Quality shown={shown} />
            </div>
          </div>
        </div>
      )}
    </Page>
  );
}
