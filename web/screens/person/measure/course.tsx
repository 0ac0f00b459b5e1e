import { type Chart, dayNumber, longChart, rhythmOf } from '@aceso/charts';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { CursorChart } from '../../../chart/cursor-chart.tsx';
import { Legend } from '../../../chart/legend.tsx';
import { useText } from '../../../app/text.ts';
import { Card } from '../../../ui/card.tsx';
import { Partial } from '../../../ui/states.tsx';
import { ChartTable } from '../../../ui/table.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { MonthFacts } from './month-facts.tsx';
import type { ShownTrend } from './shown-trend.ts';
import type texts from './texts.en.json';

const RESTING_MS = 400;

/** Share of the width that a flag keeps free of others: their words would run into each other. */
const APART = 0.3;
const FLAGS_AT_MOST = 2;

/** Where something that the advisor found began: the newest, and another that is far enough from it. */
export function flagsOf({ insights, range }: ShownTrend['trend']): readonly { readonly day: string; readonly text: string }[] {
  const width = dayNumber(range.to) - dayNumber(range.from);
  const chosen: { readonly day: string; readonly text: string }[] = [];
  for (const { since, title } of (insights.data ?? []).toSorted((a, b) => (a.since < b.since ? 1 : -1))) {
    const isFree = chosen.every(({ day }) => Math.abs(dayNumber(day) - dayNumber(since)) >= APART * width);
    if (since > range.from && isFree && chosen.length < FLAGS_AT_MOST) chosen.push({ day: since, text: title });
  }
  return chosen;
}

/** The picture of a measure and, from the same array, its table. */
export function courseChart({ trend, options }: ShownTrend): Chart {
  const { usual, usualBand, range } = trend;
  return longChart(
    {
      name: trend.name,
      from: range.from,
      to: range.to,
      values: trend.daily.values,
      // For a measure taken now and then a running mean has few days: the values themselves are the better line.
      mean: trend.mean7.length * 2 < trend.daily.values.length ? [] : trend.mean7,
      ...(usual === undefined ? {} : { usual }),
      ...(usualBand === undefined ? {} : { band: usualBand }),
      flags: flagsOf(trend),
    },
    { ...options, rhythmDays: rhythmOf(trend.daily.values) },
  );
}

/** The course over the chosen time with its facts, as a picture or as a table. */
export function Course({
  shown,
  isTable,
  at,
  onTable,
}: {
  readonly shown: ShownTrend;
  readonly isTable: boolean;
  readonly at: string | undefined;
  readonly onTable: () => void;
}) {
  const t = useText<keyof typeof texts>();
  const navigate = useNavigate();
  const chart = courseChart(shown);
  const { days, withData } = shown.trend.coverage;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Once the cursor rests: browsers refuse an address that changes a hundred times in half a minute.
  const onMove = (day: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void navigate({ to: '.', search: (before: object) => ({ ...before, at: day }), replace: true, resetScroll: false }),
      RESTING_MS,
    );
  };
  return (
    <Card>
      <h2 className="sr-only">{t('measure.course')}</h2>
      <MonthFacts shown={shown} />
      {withData === 0 ? (
        <NothingYet shown={shown} />
      ) : isTable ? (
        <ChartTable table={chart.table} />
      ) : (
        <>
          <CursorChart chart={chart} at={at} onMove={onMove} onTable={onTable} />
          <div className="mt-3">
            <Legend chart={chart} />
          </div>
        </>
      )}
      {withData > 0 && withData < days && (
        <div className="mt-3">
          <Partial have={withData} all={days} why={t('measure.partial.why')} />
        </div>
      )}
    </Card>
  );
}
