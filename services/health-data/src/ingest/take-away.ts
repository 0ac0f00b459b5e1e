import type { Db } from '@aceso/kit';
import { endAt, pick } from '../domain/columns.ts';
import { daysTouched } from '../domain/days-touched.ts';
import { utcDay, type Calendar } from '../domain/local-days.ts';
import { daysOfWorkout, WORKOUT } from '../domain/workout-metrics.ts';
import { WORN_GAP_MS } from '../domain/worn-minutes.ts';
import type { Brought } from '../store/connection-items.ts';
import { dropRecords } from '../store/records.ts';
import type { DroppedRecord } from '../store/record-rows.ts';
import { noteRemoved } from '../store/sources.ts';
import { SampleMonths } from './sample-months.ts';
import { EVENING_MS, NIGHT } from './store-records.ts';
import { StaleDays } from './stale-days.ts';

export interface TakenAway {
  readonly stale: StaleDays;
  readonly samples: number;
  readonly records: readonly DroppedRecord[];
}

const HEART_RATE = 'heart-rate';

/** Takes away what a source has deleted, or has replaced by something else; what is not there is no fault. Call it under the person's lock. */
export async function takeAway(tx: Db, personId: string, gone: readonly Brought[], calendar: Calendar): Promise<TakenAway> {
  const stale = new StaleDays();
  const samples = await takeSamples(
    tx,
    personId,
    gone.flatMap((one) => one.samples),
    calendar,
    stale,
  );
  const records = await dropRecords(
    tx,
    personId,
    gone.flatMap((one) => one.records),
  );
  staleNights(records, calendar, stale);
  return { stale, samples, records };
}

/** Nights and days of workouts that looked otherwise with records that are gone. */
export function staleNights(gone: readonly DroppedRecord[], calendar: Calendar, stale = new StaleDays()): StaleDays {
  for (const { kind, start, end } of gone) {
    if (kind === 'workout') stale.add(WORKOUT, daysOfWorkout(start, end, calendar));
    if (kind === 'sleep-stage')
      stale.add(
        NIGHT,
        [start, end, end + EVENING_MS].map((at) => calendar.dayOf(at)),
      );
  }
  return stale;
}

async function takeSamples(tx: Db, personId: string, gone: Brought['samples'], calendar: Calendar, stale: StaleDays): Promise<number> {
  const byDay = [...Map.groupBy(gone, ([metric, sourceId, start]) => `${metric}|${utcDay(start)}|${sourceId}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const name = { metric: first[0], sourceId: first[1], day: utcDay(first[2]) };
    return [{ name, times: new Set(own.map(([, , start, end]) => `${start}|${end}`)) }];
  });
  const months = await SampleMonths.load(
    tx,
    personId,
    byDay.map(({ name }) => ({ ...name, incoming: 0 })),
  );
  let taken = 0;
  const bySource = new Map<string, number>();
  for (const { name, times } of byDay) {
    const columns = months.columnsOf(name);
    const places = Array.from({ length: columns.count }, (_, i) => i);
    const [left, out] = [true, false].map((stays) =>
      places.filter((i) => times.has(`${columns.start[i] ?? 0}|${endAt(columns, i)}`) !== stays),
    );
    if (left === undefined || out === undefined || out.length === 0) continue;
    taken += out.length;
    bySource.set(name.sourceId, (bySource.get(name.sourceId) ?? 0) + out.length);
    stale.add(name.metric, daysTouched(pick(columns, Uint32Array.from(out)), calendar, name.metric === HEART_RATE ? WORN_GAP_MS : 0));
    months.set(name, pick(columns, Uint32Array.from(left)));
  }
  await months.save();
  await noteRemoved(tx, personId, bySource);
  return taken;
}
