import { byteBlock } from './apple/byte-block.ts';
import { datesAt } from './apple/date-text.ts';
import { recordWriter } from './apple/record-writer.ts';
import type { Day } from './plan/day.ts';
import { clamp } from './random/round.ts';
import { expectedHeartRates, heartRate } from './tracks/heart-rate.ts';
import type { Track, World } from './tracks/track.ts';

/** Days that are written on trial to learn the length of a heart rate record. */
const TRIAL_DAYS = 20;
/** Size grows almost in proportion to density, so few corrections are enough. */
const CORRECTIONS = 4;
const DENSITY_MIN = 0.02;
const DENSITY_MAX = 300;

/** Bytes that some tracks take for some days. */
function measure(world: World, tracks: readonly Track[], days: readonly Day[]): number {
  const putRecord = recordWriter(datesAt(0), 0, {});
  const block = byteBlock(1 << 20);
  let bytes = 0;
  for (const day of days) {
    for (const track of tracks) track(world, day, (sample) => putRecord(block, sample, ' '));
    bytes += block.take().length;
  }
  return bytes;
}

/** Bytes of heart rate over the whole export: samples expected of all days times the length seen on a few. */
function foreseeHeartRate(world: World, density: number): number {
  const step = Math.max(1, Math.floor(world.days.length / TRIAL_DAYS));
  const trial = world.days.filter((_, index) => index % step === 0);
  const expected = (days: readonly Day[]): number => days.reduce((sum, day) => sum + expectedHeartRates(day, density), 0);
  return (measure({ ...world, density }, [heartRate], trial) / Math.max(1, expected(trial))) * expected(world.days);
}

/**
 * The density of heart rate that brings export.xml to a size.
 *
 * @throws {RangeError} when so many days cannot be that small, or so few that large
 */
export function densityFor(world: World, tracks: readonly Track[], bytes: number): number {
  const others = measure(
    world,
    tracks.filter((track) => track !== heartRate),
    world.days,
  );
  const wanted = bytes - others;
  let density = 1;
  let foreseen = 0;
  for (let n = 0; n <= CORRECTIONS; n++) {
    foreseen = foreseeHeartRate(world, density);
    if (n < CORRECTIONS) density = clamp(density * (wanted / foreseen), DENSITY_MIN, DENSITY_MAX);
  }
  if (!(Math.abs(foreseen - wanted) < 0.05 * bytes)) {
    const nearest = Math.round((others + foreseen) / 1e6);
    throw new RangeError(`megabytes: ${world.days.length} days cannot take ${bytes / 1e6}; the nearest possible is about ${nearest}`);
  }
  return density;
}
