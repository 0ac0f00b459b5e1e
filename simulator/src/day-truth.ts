import { ACTIVITY_TYPES, activeSeconds } from './apple/workouts.ts';
import type { Day, Stage } from './plan/day.ts';
import { round } from './random/round.ts';
import { pressureReadings } from './tracks/blood-pressure.ts';
import { weighed } from './tracks/body.ts';
import { reportedRestingHeartRate } from './tracks/heart-daily.ts';
import type { World } from './tracks/track.ts';
import type { DayTruth, SleepTruth } from './truth.ts';

const iso = (sec: number): string => new Date(sec * 1000).toISOString();

/** The night, unless the export came in the middle of it. */
function sleepTruth(world: World, { night, isNightWorn }: Day): SleepTruth | undefined {
  if (night.inBed.endSec > world.exportSec) return undefined;
  const minutes = (stage: Stage): number =>
    round(night.stages.filter((part) => part.stage === stage).reduce((sum, part) => sum + part.endSec - part.startSec, 0) / 60, 3);
  const stages = { coreMin: minutes('core'), deepMin: minutes('deep'), remMin: minutes('rem'), awakeMin: minutes('awake') };
  return { inBed: iso(night.inBed.startSec), outOfBed: iso(night.inBed.endSec), ...(isNightWorn ? { stages } : {}) };
}

/** What a right import must find on one local day. */
export function dayTruth(world: World, day: Day): DayTruth {
  const fused = day.walks.map((walk) => (walk.watchSteps > 0 ? walk.watchSteps : walk.phoneSteps));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const sleep = sleepTruth(world, day);
  const resting = reportedRestingHeartRate(world, day);
  return {
    day: day.date,
    zone: day.zone,
    wornMinutes: Math.round(sum(day.worn.map(({ startSec, endSec }) => endSec - startSec)) / 60),
    steps: {
      watch: sum(day.walks.map((walk) => walk.watchSteps)),
      phone: sum(day.walks.map((walk) => walk.phoneSteps)),
      fused: sum(fused),
    },
    walkingKm: round(sum(day.walks.map((walk, index) => ((fused[index] ?? 0) * walk.strideM) / 1000)), 3),
    exerciseMinutes: day.exercise.length,
    workouts: day.workouts.map((workout) => ({
      type: ACTIVITY_TYPES[workout.sport],
      start: iso(workout.startSec),
      minutes: activeSeconds(workout) / 60,
    })),
    ...(sleep === undefined ? {} : { sleep }),
    ...(resting === undefined ? {} : { restingHeartRatePerMin: resting.perMin }),
    ...(day.weighingSec === undefined ? {} : { weightKg: weighed(world, day) }),
    bloodPressure: pressureReadings(world, day).map(({ atSec, systolic, diastolic }) => ({ at: iso(atSec), systolic, diastolic })),
  };
}
