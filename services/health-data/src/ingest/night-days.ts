import type { SleepStage } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { DAY_MS } from '../domain/local-days.ts';
import { NIGHT_METRICS, nightMetrics, type NightMetric } from '../domain/night-metrics.ts';
import { nightsByDay, type NightsOfDay, type StageSpan } from '../domain/nights.ts';
import type { DailyRow } from '../store/days.ts';
import { recordsBetween } from '../store/records.ts';
import type { PersonDays } from './person-days.ts';

/** Nights that end on the days from one to the other. */
export async function nightsOf(
  db: Db,
  { personId, calendar, orders }: Pick<PersonDays, 'personId' | 'calendar' | 'orders'>,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, NightsOfDay>> {
  const spans = await sleepSpans(db, personId, calendar.bounds(from).start - DAY_MS, calendar.bounds(to).end + DAY_MS / 2);
  return nightsFrom(spans, { calendar, orders }, from, to);
}

/** Stretches of sleep as the sources tell them. */
export async function sleepSpans(db: Db, personId: string, from: number, to: number): Promise<readonly Omit<StageSpan, 'rank'>[]> {
  const records = await recordsBetween<{ readonly stage: SleepStage }>(db, personId, 'sleep-stage', new Date(from), new Date(to));
  return records.map(({ content, startAt, endAt, sourceId, source }) => ({
    stage: content.stage,
    start: startAt.getTime(),
    end: endAt.getTime(),
    sourceId,
    source,
  }));
}

/** Nights of these stretches that end on the days from one to the other, by the person's order. */
export function nightsFrom(
  spans: readonly Omit<StageSpan, 'rank'>[],
  { calendar, orders }: Pick<PersonDays, 'calendar' | 'orders'>,
  from: string,
  to: string,
): ReadonlyMap<string, NightsOfDay> {
  const order = orders.of('sleep');
  const nights = nightsByDay(
    spans.map((span) => ({ ...span, rank: order.placeOf(span.sourceId) })),
    calendar,
    { isRankFirst: orders.isOwn('sleep'), deviceOf: order.deviceOf },
  );
  return new Map([...nights].filter(([day]) => day >= from && day <= to));
}

/** Daily rows of all night metrics for these days; a metric without a value has an empty list, so that old rows go. */
export async function nightDays(tx: Db, person: PersonDays, days: readonly string[]): Promise<Map<string, DailyRow[]>> {
  const rows = new Map<string, DailyRow[]>(NIGHT_METRICS.map((metric) => [metric, []]));
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return rows;
  const wanted = new Set(days);
  for (const [day, night] of await nightsOf(tx, person, from, to)) {
    if (!wanted.has(day)) continue;
    for (const [metric, value] of nightMetrics(night, person.calendar)) rows.get(metric)?.push(rowOf(metric, day, value, night));
  }
  return rows;
}

function rowOf(metric: NightMetric, day: string, value: number, { main, naps }: NightsOfDay): DailyRow {
  const shown = metric === 'sleep-nap-duration' ? naps : [main];
  return {
    metric,
    day,
    value,
    minimum: undefined,
    maximum: undefined,
    n: shown.reduce((sum, { spans }) => sum + spans.length, 0),
    coverage: Math.min(...shown.map(({ coverage }) => coverage)),
    sourceIds: [...new Set(shown.map(({ sourceId }) => sourceId))],
  };
}
