import { formatter } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeftIcon, ArrowRightIcon } from 'lucide-react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { countedBySource, leftOutBySource, type Share } from '../../../lib/day-explained.ts';
import { dayInWords, isFirstMinute, isOneMinute, timesOfDay } from '../../../lib/time.ts';
import type { DayExplanation } from '../../../lib/types.ts';
import { shownAs, toShown } from '../../../lib/units.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { neighbours } from './neighbours.ts';
import type { ShownTrend } from './shown-trend.ts';
import type texts from './texts.en.json';

/** How a day came about, asked when the card is shown. */
const explanationQuery = (metric: string, day: string) => ({
  queryKey: ['explanation', metric, day],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api('health-data.explainDaily', { params: { personId: 'me', metric, day }, signal }),
});

/** An amount in the unit that is shown, in words. */
function useAmount(shown: ShownTrend, stored: string): (amount: number) => string {
  const { preferred } = usePlace();
  const { metric, decimals } = shown.trend;
  const as = shownAs(metric, stored, decimals, preferred);
  const format = formatter(shown.options);
  return (amount) => format.withUnit(toShown(amount, as));
}

/** Which source counted for a day, when and why, and what did not count. */
export function DayCounted({
  shown,
  at,
  onDay,
}: {
  readonly shown: ShownTrend;
  readonly at: string | undefined;
  readonly onDay: (day: string) => void;
}) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { metric, daily } = shown.trend;
  const { day, before, after } = neighbours(
    daily.values.map((one) => one.day),
    at,
  );
  const found = useQuery({ ...explanationQuery(metric, day ?? ''), enabled: day !== undefined });
  if (day === undefined) return null;
  return (
    <Card
      title={t('measure.day', { day: dayInWords(day, locale) })}
      aside={
        <span className="flex">
          <Button kind="icon" aria-label={t('measure.day.before')} disabled={before === undefined} onClick={() => onDay(before ?? day)}>
            <ArrowLeftIcon size={18} aria-hidden />
          </Button>
          <Button kind="icon" aria-label={t('measure.day.after')} disabled={after === undefined} onClick={() => onDay(after ?? day)}>
            <ArrowRightIcon size={18} aria-hidden />
          </Button>
        </span>
      }
    >
      {found.isPending && <Loading lines={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data !== undefined && <Explained shown={shown} explained={found.data} />}
    </Card>
  );
}

function Explained({ shown, explained }: { readonly shown: ShownTrend; readonly explained: DayExplanation }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const amount = useAmount(shown, explained.unit);
  const [counted, left] = [countedBySource(explained), leftOutBySource(explained)];
  if (explained.value === undefined) return <Empty why={t('measure.day.none')} />;
  const isOneReading = explained.stretches.length === 1 && explained.stretches.every(({ from, to }) => isOneMinute(from, to));
  return (
    <>
      <p className="mb-3">
        <span className="text-figure">{amount(explained.value)}</span>
        {explained.method === 'minute-means' && !isOneReading && (
          <span className="block text-note text-text-3">{t('measure.day.mean')}</span>
        )}
      </p>
      <ul aria-label={t('measure.day.counted')} className="mb-4">
        {counted.map((share) => (
          <ShareRow
            key={share.source}
            share={share}
            amount={amount(share.amount)}
            words={share.reason && t(`measure.why.${share.reason}`)}
          />
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <h3 className="mb-1 text-note font-semibold">{t('measure.day.left')}</h3>
          <ul aria-label={t('measure.day.left')} className="mb-3">
            {left.map((share) => (
              <ShareRow
                key={share.source}
                share={share}
                amount={amount(share.amount)}
                words={share.reason && t(`measure.why.${share.reason}`, { source: share.instead ?? '' })}
              />
            ))}
          </ul>
        </>
      )}
      {explained.stretches.length > counted.length && (
        <details>
          <summary className="target cursor-pointer text-note text-accent-text">
            {t('measure.day.stretches', { count: explained.stretches.length })}
          </summary>
          <Table
            hideCaption
            caption={t('measure.day.stretches', { count: explained.stretches.length })}
            columns={[t('measure.day.time'), t('measure.day.source'), t('measure.day.amount')]}
            numbersFrom={2}
            rows={explained.stretches.map((part) => [timesOfDay(part.from, part.to, place), part.source, amount(part.amount)])}
          />
        </details>
      )}
    </>
  );
}

function ShareRow({
  share: { source, from, to, why },
  amount,
  words,
}: {
  readonly share: Share<string>;
  readonly amount: string;
  readonly words: string | undefined;
}) {
  const place = usePlace();
  // A value of the whole day, such as a resting heart rate, is kept in its first minute.
  const isWholeDay = from !== undefined && to !== undefined && isFirstMinute(from, to, place.timeZone);
  return (
    <li className="border-b border-grid py-2 last:border-0">
      <span className="flex flex-wrap justify-between gap-x-4">
        <span className="min-w-0 break-words">{source}</span>
        <span className="tabular-nums">{amount}</span>
      </span>
      <span className="block text-note text-text-3">
        {from !== undefined && to !== undefined && !isWholeDay && `${timesOfDay(from, to, place)}. `}
        {words ?? why}
      </span>
    </li>
  );
}
