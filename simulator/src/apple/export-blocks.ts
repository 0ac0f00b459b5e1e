import { isWithin } from '../plan/day.ts';
import type { Day, Workout } from '../plan/day.ts';
import { HEART_RATE } from '../tracks/heart-rate.ts';
import type { Sample } from '../tracks/sample.ts';
import type { Track, World } from '../tracks/track.ts';
import { putActivitySummary } from './activity-summaries.ts';
import { byteBlock } from './byte-block.ts';
import { putCorrelations } from './correlations.ts';
import { datesAt } from './date-text.ts';
import { head } from './head.ts';
import type { Head } from './head.ts';
import { recordWriter } from './record-writer.ts';
import type { ElementCounts } from './record-writer.ts';
import type { Tally } from './tally.ts';
import { putWorkouts } from './workouts.ts';
import type { HeartStatistics } from './workouts.ts';

/** Size at which a block is handed on: large enough for the compressor, small enough for flat memory. */
const BLOCK_BYTES = 512 * 1024;

/** What Apple derives from the records while they pass: heart rate of workouts, energy of days. */
function derive(hearts: Map<Workout, HeartStatistics>, watchEnergyKcal: Map<Day, number>, day: Day, sample: Sample): void {
  if (typeof sample.value !== 'number') return;
  const { value } = sample;
  if (sample.kind === HEART_RATE) {
    const workout = day.workouts.find((candidate) => isWithin(sample, [candidate]));
    if (workout === undefined) return;
    const seen = hearts.get(workout) ?? { count: 0, sum: 0, minimum: value, maximum: value };
    hearts.set(workout, {
      count: seen.count + 1,
      sum: seen.sum + value,
      minimum: Math.min(seen.minimum, value),
      maximum: Math.max(seen.maximum, value),
    });
  } else if (sample.kind.type === 'HKQuantityTypeIdentifierActiveEnergyBurned' && sample.source.name.endsWith('Watch')) {
    watchEnergyKcal.set(day, (watchEnergyKcal.get(day) ?? 0) + value);
  }
}

/** The text of export.xml in blocks, made as it is asked for: only the plan of the days is held in memory. */
export function* exportBlocks(
  deps: { readonly tally: Tally; readonly counts: ElementCounts },
  request: { readonly world: World; readonly tracks: readonly Track[]; readonly head: Head; readonly offsetSec: number },
): Generator<Buffer, void, undefined> {
  const { world } = request;
  const putDate = datesAt(request.offsetSec);
  const putRecord = recordWriter(putDate, request.offsetSec, deps.counts);
  const block = byteBlock(BLOCK_BYTES + 64 * 1024);
  const hearts = new Map<Workout, HeartStatistics>();
  const watchEnergyKcal = new Map<Day, number>();
  block.bytes(head(request.head, putDate));
  for (const track of request.tracks) {
    for (const day of world.days) {
      track(world, day, (sample) => {
        if (sample.endSec > world.exportSec) return;
        deps.tally.add(sample);
        derive(hearts, watchEnergyKcal, day, sample);
        putRecord(block, sample, ' ');
      });
      if (block.length() >= BLOCK_BYTES) yield block.take();
    }
  }
  const parts = [
    (day: Day): void => putCorrelations({ putDate, putRecord, counts: deps.counts }, block, world, day),
    (day: Day): void => putWorkouts({ putDate, counts: deps.counts, hearts }, block, world, day),
    (day: Day): void => putActivitySummary({ counts: deps.counts, watchEnergyKcal }, block, world, day),
  ];
  for (const part of parts) {
    for (const day of world.days) {
      part(day);
      if (block.length() >= BLOCK_BYTES) yield block.take();
    }
  }
  block.text('</HealthData>\n');
  yield block.take();
}
