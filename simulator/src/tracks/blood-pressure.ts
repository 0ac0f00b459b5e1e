import type { Day } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { clamp } from '../random/round.ts';
import { quantity, sample } from './sample.ts';
import type { Sample } from './sample.ts';
import type { Track, World } from './track.ts';

const SYSTOLIC = quantity('BloodPressureSystolic', 'mmHg');
const DIASTOLIC = quantity('BloodPressureDiastolic', 'mmHg');

/** One use of the cuff. */
export interface PressureReading {
  readonly atSec: number;
  readonly systolic: number;
  readonly diastolic: number;
}

/** The readings of a day. Both values move together; single readings scatter by about 6 and 4 mmHg. */
export function pressureReadings(world: World, day: Day): readonly PressureReading[] {
  const draw = random(world.seed, 'cuff', day.index);
  return day.pressureSec.map((atSec) => {
    const chance = draw.normal(0, 1);
    return {
      atSec,
      systolic: clamp(Math.round(day.state.systolic + 5.5 * chance), 85, 185),
      diastolic: clamp(Math.round(day.state.diastolic + 2.5 * chance + draw.normal(0, 2.5)), 45, 115),
    };
  });
}

/** The two records of a reading: Apple writes them alone and again inside of a correlation. */
export function pressureRecords(
  world: World,
  { atSec, systolic, diastolic }: PressureReading,
): { readonly systolic: Sample; readonly diastolic: Sample } {
  return {
    systolic: sample(SYSTOLIC, world.sources.cuff, atSec, atSec, systolic),
    diastolic: sample(DIASTOLIC, world.sources.cuff, atSec, atSec, diastolic),
  };
}

/** Systolic pressure. */
export const systolicPressure: Track = (world, day, emit) =>
  pressureReadings(world, day).forEach((reading) => emit(pressureRecords(world, reading).systolic));

/** Diastolic pressure. */
export const diastolicPressure: Track = (world, day, emit) =>
  pressureReadings(world, day).forEach((reading) => emit(pressureRecords(world, reading).diastolic));
