import type { Day } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { round } from '../random/round.ts';
import { quantity, sample } from './sample.ts';
import type { Track, World } from './track.ts';

const RESTING = quantity('RestingHeartRate', 'count/min');
const WALKING = quantity('WalkingHeartRateAverage', 'count/min');
const RECOVERY = quantity('HeartRateRecoveryOneMinute', 'count/min');
const VO2MAX = quantity('VO2Max', 'mL/min·kg');

/** The resting heart rate that the watch reports for a day, or nothing when it saw too little of it. */
export function reportedRestingHeartRate(world: World, day: Day): { startSec: number; endSec: number; perMin: number } | undefined {
  const wornSec = day.worn.reduce((sum, { startSec, endSec }) => sum + endSec - startSec, 0);
  const endSec = day.bedtimeSec - 600;
  if (wornSec < 6 * 3600 || endSec > world.exportSec || endSec <= day.startSec) return undefined;
  return { startSec: day.startSec, endSec, perMin: Math.round(day.state.restingHeartRate) };
}

/** Resting heart rate, once a day. */
export const restingHeartRate: Track = (world, day, emit) => {
  const report = reportedRestingHeartRate(world, day);
  if (report !== undefined) emit(sample(RESTING, world.sources.watch(report.endSec), report.startSec, report.endSec, report.perMin));
};

/** Mean heart rate while walking, once a day. */
export const walkingHeartRate: Track = (world, day, emit) => {
  const report = reportedRestingHeartRate(world, day);
  const walked = day.walks.filter((walk) => walk.watchSteps > 200 && walk.effort > 0);
  if (report === undefined || walked.length === 0) return;
  const effort = walked.reduce((sum, walk) => sum + walk.effort, 0) / walked.length;
  const value = day.state.restingHeartRate + effort * (world.person.maximumHeartRatePerMin - day.state.restingHeartRate);
  emit(
    sample(
      WALKING,
      world.sources.watch(report.endSec),
      report.startSec,
      report.endSec,
      round(value + random(world.seed, 'walking-heart', day.index).normal(0, 1.5), 1),
    ),
  );
};

/** Fall of heart rate in the minute after a run or ride. */
export const heartRateRecovery: Track = (world, day, emit) => {
  const draw = random(world.seed, 'recovery', day.index);
  for (const { sport, endSec } of day.workouts) {
    if (sport === 'running' || sport === 'cycling')
      emit(sample(RECOVERY, world.sources.watch(endSec), endSec + 60, endSec + 60, round(draw.normal(27, 4), 2)));
  }
};

/** Cardio fitness: the watch estimates it after outdoor runs and walks. HKVO2MaxTestType 2: prediction from submaximal exercise. */
export const cardioFitness: Track = (world, day, emit) => {
  const draw = random(world.seed, 'vo2max', day.index);
  for (const { sport, endSec } of day.workouts) {
    const value =
      world.person.vo2MaxMlPerKgMin - (day.state.weight - world.person.weightKg) * 0.3 + 0.4 * day.season + draw.normal(0, 0.35);
    if (sport !== 'running' && sport !== 'walking') continue;
    emit({ ...sample(VO2MAX, world.sources.watch(endSec), endSec, endSec, round(value, 2)), metadata: [['HKVO2MaxTestType', '2']] });
  }
};
