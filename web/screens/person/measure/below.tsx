import { gaps, numberFormat, typicalDay } from '@aceso/charts';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { SOURCES } from '../../../lib/addresses.ts';
import { dayInWords } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Away, Empty } from '../../../ui/states.tsx';
import { Sureness } from '../../../ui/sureness.tsx';
import type { ShownTrend } from './shown-trend.ts';
import type texts from './texts.en.json';

const SINCE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
/** Values a day from which the share of the day that they cover means something. */
const ALL_DAY = 12;

type Insight = NonNullable<ShownTrend['trend']['insights']['data']>[number];

/** What the advisor found in this measure: what goes on first, then what is over, with its days. */
export function Insights({ shown: { trend } }: { readonly shown: ShownTrend }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { state, data = [], reference } = trend.insights;
  const dayOf = (day: string): string => dayInWords(day, locale, SINCE);
  const whenOf = ({ since, until, isCurrent, coverage }: Insight): string => {
    if (isCurrent) return t('measure.since', { day: dayOf(since) });
    const over = t('measure.over', { from: dayOf(since), to: dayOf(until) });
    return coverage === undefined ? over : `${over} ${t('measure.over.days', { have: coverage.withData, all: coverage.days })}`;
  };
  return (
    <Card title={t('measure.insights')}>
      {state === 'away' && <Away reference={reference} />}
      {state !== 'away' && data.length === 0 && <Empty why={t('measure.insights.none')} />}
      <ul className="grid gap-4">
        {data.map((insight) => (
          <li key={insight.insightId}>
            <h3 className="font-semibold">{insight.title}</h3>
            <p className="text-text-2">{insight.text}</p>
            <p className="my-1 text-note text-text-3">{whenOf(insight)}</p>
            <Sureness sureness={insight.sureness} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The measure over the hours of a day. */
export function TypicalDay({ shown: { trend, options } }: { readonly shown: ShownTrend }) {
  const t = useText<keyof typeof texts>();
  const { values } = trend.daily;
  const samples = values.reduce((sum, { count }) => sum + count, 0);
  // What is measured once a day has no course over the day to wait for.
  if (trend.typicalDay.length === 0 && samples < values.length * ALL_DAY) return null;
  return (
    <Card title={t('measure.typical')}>
      {trend.typicalDay.length === 0 ? (
        <Empty why={t('measure.typical.none')} />
      ) : (
        <ChartView chart={typicalDay({ name: trend.name, times: trend.typicalDay }, options)} />
      )}
    </Card>
  );
}

/** Who measured, in the order in which they count. */
export function MeasureSources({ shown: { trend } }: { readonly shown: ShownTrend }) {
  const t = useText<keyof typeof texts>();
  const days = new Map<string, number>();
  for (const one of trend.daily.values) for (const source of one.sources) days.set(source, (days.get(source) ?? 0) + 1);
  const counted = trend.sources.map((source) => ({ source, days: days.get(source.name) ?? days.get(source.sourceId) ?? 0 }));
  const seen = counted.filter((one) => one.days > 0);
  return (
    <Card
      title={t('measure.sources')}
      aside={
        <Link to={SOURCES} className="text-accent-text underline underline-offset-3">
          {t('measure.sources.order')}
        </Link>
      }
    >
      <ol className="mb-3">
        {seen.map(({ source, days: count }) => (
          <li key={source.sourceId} className="flex flex-wrap justify-between gap-x-4 border-b border-grid py-2">
            <span>{source.name}</span>
            <span className="text-note text-text-3">{t('measure.source.days', { count })}</span>
          </li>
        ))}
      </ol>
      {seen.length > 1 && <p className="text-note text-text-3">{t('measure.sources.note')}</p>}
    </Card>
  );
}

/** How much data stands behind the picture. */
export function Quality({ shown: { trend } }: { readonly shown: ShownTrend }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { values } = trend.daily;
  const shares = values.map((one) => one.coverage).sort((a, b) => a - b);
  const middle = shares[Math.floor(shares.length / 2)];
  const longest = gaps(values, trend.range.from, trend.range.to).reduce((most, gap) => Math.max(most, gap.to - gap.from + 1), 0);
  const samples = values.reduce((sum, one) => sum + one.count, 0);
  return (
    <Card title={t('measure.quality')}>
      <Facts
        facts={[
          {
            term: t('measure.quality.days'),
            detail: t('measure.quality.days.text', { have: trend.coverage.withData, all: trend.coverage.days }),
          },
          { term: t('measure.quality.gap'), detail: t('measure.quality.gap.text', { days: longest }) },
          { term: t('measure.quality.samples'), detail: numberFormat(0, locale)(samples) },
          ...(middle === undefined || samples < values.length * ALL_DAY
            ? []
            : [{ term: t('measure.quality.coverage'), detail: `${Math.round(middle * 100)} %` }]),
        ]}
      />
    </Card>
  );
}
