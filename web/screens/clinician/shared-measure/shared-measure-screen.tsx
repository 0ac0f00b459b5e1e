import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { sharedAddress } from '../../../lib/addresses.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import { sharedQuery } from '../../../lib/queries.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import type uiTexts from '../../../ui/texts.en.json';
import { Quality } from '../../person/measure/below.tsx';
import { Course } from '../../person/measure/course.tsx';
import { rangeOf, trendQuery } from '../../person/measure/queries.ts';
import { shownTrend } from '../../person/measure/shown-trend.ts';
import { TimeAndView } from '../../person/measure/time-and-view.tsx';
import type measureTexts from '../../person/measure/texts.en.json';
import { Ended } from '../ended.tsx';
import { LookingBar } from '../looking-bar.tsx';
import type texts from '../texts.en.json';

/** One measure of somebody who shares it: its facts, its course, how much data stands behind it. */
export function SharedMeasureScreen() {
  const t = useText<keyof typeof texts | keyof typeof measureTexts | keyof typeof uiTexts>();
  const place = usePlace();
  const navigate = useNavigate();
  const { share: shareId = '', metric = '' } = useParams({ strict: false });
  const { range: said, at, view } = useSearch({ strict: false });
  const range = rangeOf(said);
  const isTable = view === 'table';
  const { data: shared, error } = useQuery(sharedQuery(shareId));
  const personId = shared?.share.personId;
  const trend = useQuery({ ...trendQuery(metric, range, personId), enabled: personId !== undefined });
  const show = (part: object): void =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true, resetScroll: false });
  if (error instanceof ApiProblem && error.problem.status === 404) return <Ended />;
  const shown = trend.data === undefined ? undefined : shownTrend(trend.data, place);
  const failed = error ?? trend.error;
  return (
    <Page
      title={trend.data?.name ?? t('measure.title')}
      above={
        <Link to={sharedAddress(shareId)} className="underline decoration-line underline-offset-4">
          {shared?.share.personName ?? t('people.unnamed')}
        </Link>
      }
      aside={
        <div className="flex flex-wrap gap-3">
          <TimeAndView range={range} isTable={isTable} onShow={show} />
        </div>
      }
    >
      {shared !== undefined && <LookingBar share={shared.share} />}
      {failed !== null && (
        <Card className="mb-5">
          <ErrorState error={failed} onRetry={() => void trend.refetch()} />
        </Card>
      )}
      {failed === null && shown === undefined && (
        <Card>
          <Loading lines={8} />
        </Card>
      )}
      {shown !== undefined && (
        <div className="grid gap-4 md:gap-5">
          <Course shown={shown} isTable={isTable} at={at} onTable={() => show({ view: 'table' })} />
          <Quality shown={shown} />
        </div>
      )}
    </Page>
  );
}
