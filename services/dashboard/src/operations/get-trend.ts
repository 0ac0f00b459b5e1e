import type { Input, Output } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import { notFound, unavailable, type Call } from '@aceso/kit';
import type { ScreenDeps } from '../deps.ts';
import { addDays, between, daysApart, localDay } from '../domain/days.ts';
import { measureOf, rounded, type Measure } from '../domain/measure.ts';
import { monthFacts, weeklyMeans } from '../domain/trend.ts';
import { usualBand, usualBefore, USUAL_DAYS } from '../domain/usual.ts';
import { gather, valueOf, type Gathering } from '../gather/gather.ts';
import { partOf } from '../gather/part.ts';
import { readTypicalDay } from '../gather/read-typical-day.ts';

type Contract = typeof dashboard.operations.getTrend;
type Trend = Output<Contract>;

const DAYS = { '30d': 30, '90d': 90, '1y': 365, '2y': 730 } as const;
/** Days of the band of what was usual: more would lie closer than a pixel on most screens. */
const BAND_DAYS_AT_MOST = 366;
/** Longest period that daily values are given for. */
const ALL_DAYS = 3_640;

/** One measure over a long time. Without its daily values there is nothing to show; everything else may be missing. */
export const getTrend =
  (deps: ScreenDeps) =>
  async ({ params, query }: Input<Contract>, call: Call): Promise<Trend> => {
    const measure = measureOf(params.metric);
    if (measure === undefined) throw notFound('no-such-metric', 'No such metric in the vocabulary.');
    const person = { personId: params.personId };
    const nowMs = deps.now().getTime();
    const utcToday = deps.now().toISOString().slice(0, 10);
    const days = query.range === 'all' ? ALL_DAYS : DAYS[query.range];
    const gathering: Gathering = { call, timeoutMs: deps.settings.get('partTimeoutMs') };
    const [daily, insights, sources, typicalDay] = await Promise.all([
      deps.healthData.readDaily(
        {
          params: person,
          // Days before the range, for the usual range and the mean of its first days.
          query: { metrics: measure.id, from: addDays(utcToday, -Math.min(days + USUAL_DAYS, ALL_DAYS)), to: addDays(utcToday, 1) },
        },
        { onBehalfOf: call.principal, signal: call.signal },
      ),
      gather(gathering, (options) => deps.recommendation.listInsights({ params: person, query: { metric: measure.id } }, options)),
      gather(gathering, (options) => deps.healthData.listSources({ params: person }, options)),
      readTypicalDay(deps, gathering, measure, params.personId, utcToday),
    ]);
    const [series] = daily.series;
    if (series === undefined) throw unavailable('The daily values cannot be read just now.');
    const { timeZone } = daily;
    const frame = frameOf(measure, series.values, localDay(nowMs, timeZone), query.range === 'all' ? undefined : days);
    const shown = new Set(frame.values.flatMap((value) => value.sources));
    return {
      metric: measure.id,
      name: measure.name,
      unit: measure.unit,
      decimals: measure.decimals,
      timeZone,
      ...screenOf(measure, series.values, frame),
      daily: { metric: measure.id, unit: measure.unit, values: [...frame.values] },
      typicalDay,
      insights: partOf(insights, deps.now().toISOString(), ({ items }) => (items.length === 0 ? undefined : items)),
      sources: valueOf(sources)?.items.filter(({ name }) => shown.has(name)) ?? [],
    };
  };

type Value = Trend['daily']['values'][number];
interface Frame {
  readonly from: string;
  readonly to: string;
  readonly values: readonly Value[];
}

/** The days that are shown, up to today in the person's zone; without a length from the first value on. */
function frameOf(measure: Measure, values: readonly Value[], today: string, days: number | undefined): Frame {
  // A running day's amount is not a low day: it comes when it is over.
  const known = values.filter(({ day }) => (measure.growsOverDay ? day < today : day <= today));
  const from = days === undefined ? (known[0]?.day ?? today) : addDays(today, 1 - days);
  return { from, to: today, values: between(known, from, today) };
}

function screenOf(measure: Measure, all: readonly Value[], { from, to, values }: Frame) {
  const last = values.at(-1);
  const range = last === undefined ? undefined : usualBefore(all, last.day);
  const round = (value: number): number => rounded(value, measure.decimals + 1);
  const until = last?.day ?? to;
  const known = all.filter(({ day }) => day <= until);
  const running = measure.growsOverDay ? all.find(({ day }) => day === to) : undefined;
  return {
    range: { from, to },
    mean7: weeklyMeans(known)
      .filter(({ day }) => day >= from)
      .map(({ day, value }) => ({ day, value: round(value) })),
    ...(range !== undefined && 'usual' in range
      ? { usual: { low: round(range.usual.low), high: round(range.usual.high), n: range.usual.n } }
      : {}),
    usualBand: usualBand(known, bandDays(from, to)).map(({ day, low, high }) => ({ day, low: round(low), high: round(high) })),
    facts: {
      ...(last === undefined ? {} : { last: { day: last.day, value: round(last.value) }, ...roundedFacts(known, until, round) }),
      ...(running === undefined ? {} : { running: { day: to, value: round(running.value) } }),
    },
    coverage: { days: daysApart(from, to) + 1, withData: values.length },
  };
}

/** Days of a range, the last among them; evenly spread when there are too many. */
function bandDays(from: string, to: string): readonly string[] {
  const days = daysApart(from, to);
  const step = Math.ceil((days + 1) / BAND_DAYS_AT_MOST);
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, i) => addDays(to, -i * step)).toReversed();
}

function roundedFacts(values: readonly Value[], to: string, round: (value: number) => number): ReturnType<typeof monthFacts> {
  const { thisMonth, lastMonth } = monthFacts(values, to);
  return {
    ...(thisMonth === undefined ? {} : { thisMonth: round(thisMonth) }),
    ...(lastMonth === undefined ? {} : { lastMonth: round(lastMonth) }),
  };
}
