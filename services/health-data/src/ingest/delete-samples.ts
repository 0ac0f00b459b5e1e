import type { Db } from '@aceso/kit';
import { daysTouched } from '../domain/days-touched.ts';
import { partDeleted, secondsOf } from '../domain/deletions.ts';
import { utcDay, type Calendar } from '../domain/local-days.ts';
import { orderOf } from '../domain/source-order.ts';
import { WORN_GAP_MS } from '../domain/worn-minutes.ts';
import { chunksBetween, type RankedChunk } from '../store/chunks.ts';
import { sumsSeenBySeveral } from '../store/days.ts';
import { listSources, noteRemoved } from '../store/sources.ts';
import { bury, type Deleted } from '../store/tombstones.ts';
import { dropOriginals } from './originals.ts';
import { SampleMonths } from './sample-months.ts';
import { StaleDays } from './stale-days.ts';

export interface DeletedSamples {
  readonly removed: number;
  readonly stale: StaleDays;
}

const HEART_RATE = 'heart-rate';

/**
 * Removes samples that their source has deleted, from every route of its device, and remembers the deletion: an export that still holds
 * them does not bring them back. Call it under the person's lock.
 */
export async function deleteSamples(
  tx: Db,
  personId: string,
  deleted: readonly Deleted[],
  calendar: Calendar,
  now: Date,
): Promise<DeletedSamples> {
  const { deviceOf } = orderOf(await listSources(tx, personId));
  const stale = new StaleDays();
  let removed = 0;
  for (const [metric, ofMetric] of Map.groupBy(deleted, ({ subject }) => subject)) {
    const starts = ofMetric.map(({ start }) => start);
    const rows = await chunksBetween(tx, personId, [metric], utcDay(lowest(starts)), utcDay(highest(starts)));
    for (const [device, ofDevice] of Map.groupBy(ofMetric, ({ sourceId }) => deviceOf(sourceId))) {
      const times = new Set(ofDevice.map(({ start, end }) => secondsOf(start, end)));
      const own = rows.filter(({ sourceId }) => deviceOf(sourceId) === device);
      removed += await takeOut(tx, personId, own, times, calendar, stale);
      await dropOriginals(tx, personId, metric, lowest(starts), highest(starts), (sourceId) => deviceOf(sourceId) === device, times);
    }
  }
  await bury(tx, personId, deleted, now);
  for (const { metric, day } of await sumsSeenBySeveral(tx, personId, stale.daysOf(HEART_RATE))) stale.add(metric, [day]);
  return { removed, stale };
}

const lowest = (values: readonly number[]): number => values.reduce((least, value) => Math.min(least, value), Infinity);
const highest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), -Infinity);

async function takeOut(
  tx: Db,
  personId: string,
  rows: readonly RankedChunk[],
  times: ReadonlySet<string>,
  calendar: Calendar,
  stale: StaleDays,
): Promise<number> {
  const parted = rows.flatMap((row) => {
    const { kept, gone } = partDeleted(row.columns, times);
    return gone === undefined ? [] : [{ row, kept, gone }];
  });
  const months = await SampleMonths.load(
    tx,
    personId,
    parted.map(({ row: { metric, day, sourceId } }) => ({ metric, day, sourceId, incoming: 0 })),
  );
  const bySource = new Map<string, number>();
  for (const { row, kept, gone } of parted) {
    bySource.set(row.sourceId, (bySource.get(row.sourceId) ?? 0) + gone.count);
    stale.add(row.metric, daysTouched(gone, calendar, row.metric === HEART_RATE ? WORN_GAP_MS : 0));
    months.set(row, kept);
  }
  await months.save();
  await noteRemoved(tx, personId, bySource);
  return [...bySource.values()].reduce((sum, count) => sum + count, 0);
}
