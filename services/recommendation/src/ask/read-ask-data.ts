import type { healthData } from '@aceso/contracts/health-data';
import { METRICS } from '@aceso/contracts/vocabulary';
import { Fault, type Client } from '@aceso/kit';
import { addDays } from '../domain/days.ts';
import { metricsOf, readsWorkouts, seriesKey, type AskData, type DayValue, type PartOfDay, type Query } from '../domain/ask/index.ts';

/** Longest time that health-data gives daily values for, in days. */
const DAYS_AT_MOST = 3_640;
const SAMPLES_A_PAGE = 10_000;
/** Pages of single readings that a part of the day may take. */
const PAGES_AT_MOST = 20;

type HealthData = Client<(typeof healthData)['operations']>;

/** Whose data is read, and with whose rights. */
export interface Reader {
  readonly healthData: HealthData;
  readonly personId: string;
  readonly options: NonNullable<Parameters<HealthData['readDaily']>[1]>;
}
export interface Read {
  readonly operation: string;
  readonly metric?: string;
  readonly from: string;
  readonly to: string;
}

/** Metrics that the person has, with their number of readings; unknown to somebody who may see a part of the data only. */
export async function readAvailable({ healthData: from, personId, options }: Reader): Promise<ReadonlyMap<string, number>> {
  try {
    const { items } = await from.listLatest({ params: { personId } }, options);
    return new Map(items.map(({ metric, samples }) => [metric, samples]));
  } catch (error) {
    if (error instanceof Fault && error.status === 403) return new Map();
    throw error;
  }
}

/** Everything that a query reads, up to a day. */
export async function readAskData(
  reader: Reader,
  query: Query,
  today: string,
  timeZone: string,
): Promise<{ readonly data: AskData; readonly reads: readonly Read[] }> {
  const { healthData: source, personId, options } = reader;
  const params = { personId };
  const days = { from: addDays(today, -DAYS_AT_MOST), to: today };
  const metrics = metricsOf(query);
  const withWorkouts = readsWorkouts(query);
  const part = 'measure' in query && query.measure.of === 'metric' ? query.measure : undefined;
  const [daily, workouts, parts] = await Promise.all([
    metrics.length === 0 ? undefined : source.readDaily({ params, query: { metrics: metrics.join(','), ...days } }, options),
    withWorkouts ? source.listWorkouts({ params, query: days }, options) : undefined,
    part?.part === undefined ? undefined : partValues(reader, part.metric, part.part, { query, today, timeZone }),
  ]);
  const dayOf = localDays(timeZone);
  const series = new Map<string, readonly DayValue[]>(
    (daily?.series ?? []).map(({ metric, values }) => [metric, values.filter(({ isFuture }) => isFuture !== true)]),
  );
  if (part !== undefined && parts !== undefined) series.set(seriesKey(part), parts);
  return {
    data: {
      today,
      series,
      workouts: (workouts?.items ?? []).map((row) => ({
        day: dayOf(row.start).day,
        type: row.type,
        minutes: row.durationMinutes,
        distanceM: row.distanceM,
        energyKcal: row.energyKcal,
        heartRate: row.averageHeartRate,
        source: row.source,
      })),
    },
    reads: [
      ...metrics.map((metric) => ({ operation: 'health-data.readDaily', metric, ...days })),
      ...(withWorkouts ? [{ operation: 'health-data.listWorkouts', ...days }] : []),
      ...(parts === undefined || part === undefined ? [] : [{ operation: 'health-data.listSamples', metric: part.metric, ...days }]),
    ],
  };
}

/** Civil day, hour and minute of an instant in a zone. */
export function localDays(timeZone: string): (instant: string) => { readonly day: string; readonly hour: number; readonly minute: number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    return {
      day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      hour: Number(parts.get('hour')),
      minute: Number(parts.get('minute')),
    };
  };
}

/** Readings of one part of the day, summed up by day. */
async function partValues(
  { healthData: source, personId, options }: Reader,
  metric: string,
  part: PartOfDay,
  { query, today, timeZone }: { readonly query: Query; readonly today: string; readonly timeZone: string },
): Promise<readonly DayValue[]> {
  const spans = query.slice.spans.length > 0 ? query.slice.spans : [{ from: addDays(today, -90), to: today }];
  const [from, to] = [
    spans.map((span) => span.from).toSorted()[0] ?? today,
    spans
      .map((span) => span.to)
      .toSorted()
      .at(-1) ?? today,
  ];
  const byDay = new Map<string, { sum: number; count: number; minimum: number; maximum: number; sources: Set<string> }>();
  const place = localDays(timeZone);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const { items, next } = await source.listSamples(
      {
        params: { personId },
        // A day more on both sides: local days do not begin with those of UTC.
        query: {
          metric,
          from: `${addDays(from, -1)}T00:00:00Z`,
          to: `${addDays(to, 2)}T00:00:00Z`,
          limit: SAMPLES_A_PAGE,
          ...(cursor !== undefined && { cursor }),
        },
      },
      options,
    );
    for (const { start, value, source: name } of items) {
      const at = place(start);
      const hour = at.hour + at.minute / 60;
      const overMidnight = part.fromHour > part.toHour;
      if (overMidnight ? hour < part.fromHour && hour >= part.toHour : hour < part.fromHour || hour >= part.toHour) continue;
      // A night belongs to the day of waking.
      const day = overMidnight && hour >= part.fromHour ? addDays(at.day, 1) : at.day;
      const found = byDay.get(day) ?? { sum: 0, count: 0, minimum: value, maximum: value, sources: new Set<string>() };
      found.sum += value;
      found.count += 1;
      found.minimum = Math.min(found.minimum, value);
      found.maximum = Math.max(found.maximum, value);
      byDay.set(day, { ...found, sources: found.sources.add(name) });
    }
    if (next === undefined) return dailyOf(byDay, metric);
    cursor = next;
  }
  throw new TooManyReadings(metric);
}

/** A part of the day needs single readings, and these are more than one answer may read. */
export class TooManyReadings extends Error {}

interface Gathered {
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly sources: ReadonlySet<string>;
}

function dailyOf(byDay: ReadonlyMap<string, Gathered>, metric: string): readonly DayValue[] {
  const adds = METRICS.get(metric)?.aggregation === 'sum' || METRICS.get(metric)?.aggregation === 'duration';
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { sum, count, minimum, maximum, sources }]) => ({
      day,
      value: adds ? sum : sum / count,
      count,
      minimum,
      maximum,
      sources: [...sources],
    }));
}
