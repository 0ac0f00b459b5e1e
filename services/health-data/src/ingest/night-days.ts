import type { SleepStage } from '@aceso/contracts/vocabulary';
import type { Db } from '@aceso/kit';
import { addDays, DAY_MS } from '../domain/local-days.ts';
import { NIGHT_METRICS, nightMetrics, type NightMetric } from '../domain/night-metrics.ts';
import { nightsByDay, type NightsOfDay, type StageSpan } from '../domain/nights.ts';
import { TOLD_METRICS, toldNight } from '../domain/told-nights.ts';
import { chunksTouching } from '../store/chunks.ts';
import type { DailyRow } from '../store/days.ts';
import { recordsBetween } from '../store/records.ts';
import { decodeChunks, type DecodedChunks } from './day-columns.ts';
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
    wanted.delete(day);
  }
  await addTold(tx, person, [...wanted], rows);
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

/** Adds totals of days of whose sleep no source tells the course. */
async function addTold(
  tx: Db,
  { personId, calendar, orders }: PersonDays,
  days: readonly string[],
  rows: Map<string, DailyRow[]>,
): Promise<void> {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  const chunks = new Map<string, DecodedChunks>();
  for (const metric of TOLD_METRICS)
    chunks.set(metric, decodeChunks(await chunksTouching(tx, personId, metric, addDays(from, -1), addDays(to, 1)), orders.of('sleep')));
  if (chunks.get('sleep-duration')?.sourceIds.length === 0) return;
  for (const day of days) {
    const bounds = calendar.bounds(day);
    const byMetric = new Map([...chunks].map(([metric, decoded]) => [metric, decoded.on(bounds)]));
    for (const { metric, value, sourceId } of toldNight(byMetric, bounds))
      rows.get(metric)?.push({ metric, day, value, minimum: undefined, maximum: undefined, n: 1, coverage: 1, sourceIds: [sourceId] });
  }
}
