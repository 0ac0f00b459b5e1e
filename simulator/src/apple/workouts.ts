import type { Day, Sport, Workout } from '../plan/day.ts';
import { round } from '../random/round.ts';
import type { World } from '../tracks/track.ts';
import type { ByteBlock } from './byte-block.ts';
import type { PutDate } from './date-text.ts';
import { creationSec, sourceAttributes } from './record-writer.ts';
import type { ElementCounts } from './record-writer.ts';

/** Heart rate samples within one workout. */
export interface HeartStatistics {
  count: number;
  sum: number;
  minimum: number;
  maximum: number;
}

/** Apple's names of what was trained. */
export const ACTIVITY_TYPES: Readonly<Record<Sport, string>> = {
  running: 'HKWorkoutActivityTypeRunning',
  cycling: 'HKWorkoutActivityTypeCycling',
  strength: 'HKWorkoutActivityTypeTraditionalStrengthTraining',
  walking: 'HKWorkoutActivityTypeWalking',
};

/** Time in motion, without the pause. */
export function activeSeconds({ startSec, endSec, pause }: Workout): number {
  return endSec - startSec - (pause === undefined ? 0 : pause.endSec - pause.startSec);
}

/** Workouts with metadata, pauses as events, and statistics over the records that lie within them. */
export function putWorkouts(
  deps: { readonly putDate: PutDate; readonly counts: ElementCounts; readonly hearts: ReadonlyMap<Workout, HeartStatistics> },
  block: ByteBlock,
  world: World,
  day: Day,
): void {
  const count = (element: string): void => void (deps.counts[element] = (deps.counts[element] ?? 0) + 1);
  const date = (name: string, sec: number): void => {
    block.text(` ${name}="`);
    deps.putDate(block, sec);
    block.text('"');
  };
  for (const workout of day.workouts) {
    const { sport, startSec, endSec, pause, energyKcal, distanceKm } = workout;
    const minutes = activeSeconds(workout) / 60;
    block.text(
      ` <Workout workoutActivityType="${ACTIVITY_TYPES[sport]}" duration="${minutes}" durationUnit="min"${sourceAttributes(world.sources.watch(endSec))}`,
    );
    date('creationDate', creationSec(endSec));
    date('startDate', startSec);
    date('endDate', endSec);
    block.text('>\n');
    const metabolic = round((energyKcal / day.state.weight / minutes) * 60 + 1, 5);
    for (const [key, value] of [
      ['HKIndoorWorkout', sport === 'strength' ? '1' : '0'],
      ['HKAverageMETs', `${metabolic} kcal/hr·kg`],
      ['HKTimeZone', day.zone],
    ]) {
      block.text(`  <MetadataEntry key="${key}" value="${value}"/>\n`);
      count('MetadataEntry');
    }
    for (const [type, at] of pause === undefined
      ? []
      : ([
          ['Pause', pause.startSec],
          ['Resume', pause.endSec],
        ] as const)) {
      block.text(`  <WorkoutEvent type="HKWorkoutEventType${type}"`);
      date('date', at);
      block.text('/>\n');
      count('WorkoutEvent');
    }
    const statistics = (type: string, text: string): void => {
      block.text(`  <WorkoutStatistics type="HKQuantityTypeIdentifier${type}"`);
      date('startDate', startSec);
      date('endDate', endSec);
      block.text(` ${text}/>\n`);
      count('WorkoutStatistics');
    };
    const heart = deps.hearts.get(workout);
    statistics('ActiveEnergyBurned', `sum="${energyKcal}" unit="kcal"`);
    if (distanceKm > 0) statistics(sport === 'cycling' ? 'DistanceCycling' : 'DistanceWalkingRunning', `sum="${distanceKm}" unit="km"`);
    if (heart !== undefined)
      statistics(
        'HeartRate',
        `average="${round(heart.sum / heart.count, 4)}" minimum="${heart.minimum}" maximum="${heart.maximum}" unit="count/min"`,
      );
    block.text(' </Workout>\n');
    count('Workout');
  }
}
