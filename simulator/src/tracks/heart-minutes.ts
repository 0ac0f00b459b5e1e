import type { Day, Interval } from '../plan/day.ts';
import type { World } from './track.ts';
import { random } from '../random/random.ts';

/** Mean heart rate of each minute from going to bed the evening before until the next bedtime. */
export interface HeartMinutes {
  readonly startSec: number;
  readonly perMin: Float64Array;
}

/** The heart answers to a load within a minute (time constant about 40 s) and calms down more slowly (about 90 s). */
const RISE = 1 - Math.exp(-60 / 40);
const FALL = 1 - Math.exp(-60 / 90);

/** Deviation from resting heart rate by stage of sleep, in beats a minute: lowest in deep sleep, livelier in REM. */
const BY_STAGE = { deep: -4, core: -2.5, rem: 1, awake: 6 } as const;

/** Sets the minutes touched by an interval. */
function fill(target: Float64Array, startSec: number, { startSec: from, endSec: to }: Interval, value: (minute: number) => number): void {
  const [first, last] = [Math.max(0, Math.floor((from - startSec) / 60)), Math.min(target.length, Math.ceil((to - startSec) / 60))];
  for (let minute = first; minute < last; minute++) target[minute] = value(minute);
}

/**
 * Heart rate by what the person does: sleep stage, sitting with a circadian wave (highest in the late afternoon),
 * walking, training. Load is a fraction of heart rate reserve (Karvonen 1957).
 */
export function heartMinutes(world: World, day: Day): HeartMinutes {
  const { startSec } = day.night.inBed;
  const rest = day.state.restingHeartRate;
  const reserve = world.person.maximumHeartRatePerMin - rest;
  const target = new Float64Array(Math.max(1, Math.ceil((day.bedtimeSec - startSec) / 60)));
  const draw = random(world.seed, 'heart-minutes', day.index);
  let mood = 0;
  for (let minute = 0; minute < target.length; minute++) {
    const hour = (startSec + minute * 60 - day.startSec) / 3600;
    mood = 0.94 * mood + draw.normal(0, 0.9);
    target[minute] = rest + 9 + 3.5 * Math.cos((2 * Math.PI * (hour - 17)) / 24) + mood;
  }
  fill(target, startSec, day.night.inBed, () => rest + 4);
  // Through the night the heart slows down until about two thirds of it have passed.
  const night = day.night.inBed.endSec - startSec;
  for (const stage of day.night.stages)
    fill(target, startSec, stage, (minute) => rest + BY_STAGE[stage.stage] + 3 * Math.max(0, 1 - (minute * 90) / night));
  for (const walk of day.walks) fill(target, startSec, walk, () => rest + walk.effort * reserve);
  for (const workout of day.workouts) {
    const lifting = workout.sport === 'strength';
    fill(
      target,
      startSec,
      workout,
      (minute) => rest + reserve * (workout.effort + (lifting && minute % 4 < 2 ? -0.1 : 0) + draw.normal(0, 0.012)),
    );
    if (workout.pause !== undefined) fill(target, startSec, workout.pause, () => rest + 0.35 * reserve);
  }
  let heart = target[0] ?? rest;
  for (let minute = 0; minute < target.length; minute++) {
    const goal = target[minute] ?? rest;
    heart += (goal - heart) * (goal > heart ? RISE : FALL);
    target[minute] = heart;
  }
  return { startSec, perMin: target };
}
