import { byteBlock } from './apple/byte-block.ts';
import { datesAt } from './apple/date-text.ts';
import { recordWriter } from './apple/record-writer.ts';
import { heartRate } from './tracks/heart-rate.ts';
import type { Track, World } from './tracks/track.ts';

/** Days looked at to foresee the size of the whole. */
const SAMPLED_DAYS = 40;
const HALVINGS = 14;
const DENSITY_MIN = 0.02;
const DENSITY_MAX = 300;

/** Bytes of some tracks over the whole export, foreseen from evenly spread days. */
function foresee(world: World, tracks: readonly Track[]): number {
  const putRecord = recordWriter(datesAt(0), 0, {});
  const block = byteBlock(1 << 20);
  const step = Math.max(1, world.days.length / SAMPLED_DAYS);
  let [bytes, looked] = [0, 0];
  for (let at = 0; at < world.days.length; at += step) {
    const day = world.days[Math.floor(at)];
    if (day === undefined) break;
    for (const track of tracks) track(world, day, (sample) => putRecord(block, sample, ' '));
    bytes += block.take().length;
    looked += 1;
  }
  return (bytes / looked) * world.days.length;
}

/**
 * The density of heart rate that brings export.xml to a size.
 *
 * @throws {RangeError} when so many days cannot be that small, or so few that large
 */
export function densityFor(world: World, tracks: readonly Track[], bytes: number): number {
  const others = foresee(world, tracks.filter((track) => track !== heartRate));
  const total = (density: number): number => others + foresee({ ...world, density }, [heartRate]);
  const [smallest, largest] = [total(DENSITY_MIN), total(DENSITY_MAX)];
  if (bytes < smallest || bytes > largest) {
    throw new RangeError(`megabytes: ${world.days.length} days take ${Math.ceil(smallest / 1e6)} to ${Math.floor(largest / 1e6)}, got ${bytes / 1e6}`);
  }
  let [low, high] = [Math.log(DENSITY_MIN), Math.log(DENSITY_MAX)];
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2;
    if (total(Math.exp(middle)) < bytes) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
