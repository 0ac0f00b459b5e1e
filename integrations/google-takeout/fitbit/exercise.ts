import {
  jsonElements,
  numberOf,
  objectOf,
  textIn,
  workoutTypeNamed,
  type Collector,
  type Json,
  type SourceRef,
  type WorkoutStatistic,
} from '../../kit/index.ts';
import { METRES_PER_MILE } from '@aceso/contracts/vocabulary';
import { FITBIT } from './source.ts';
import { fitbitInstant } from './time.ts';

const TYPE = 'exercise';
const METRES: Readonly<Record<string, number>> = { kilometer: 1000, mile: METRES_PER_MILE, meter: 1, yard: 0.9144 };

export const isExerciseJson = (text: string): boolean =>
  /^\s*\[\s*\{\s*"logId"\s*:/.test(text) && text.includes('"activityName"') && text.includes('"logType"');

/** Reads exercise logs. Their times carry no zone; Fitbit writes UTC, as for heart rate. */
export async function readExercises(content: AsyncIterable<Buffer>, out: Collector): Promise<void> {
  for await (const { value } of jsonElements(content, ['$.*'], (reason) => out.problem(reason, TYPE))) {
    takeExercise(objectOf(value), out);
    const due = out.step();
    if (due) await due;
  }
}

function takeExercise(log: Readonly<Record<string, Json>>, out: Collector): void {
  const name = textIn(log['activityName']);
  const source = recorderOf(log);
  const start = fitbitInstant(textIn(log['startTime']), undefined);
  const lengthMs = numberOf(log['duration']);
  if (Number.isNaN(start) || !(lengthMs >= 0))
    return out.quarantine({ sourceType: TYPE, source, reason: Number.isNaN(start) ? 'date-unreadable' : 'value-unreadable' });
  const activeMs = numberOf(log['activeDuration']);
  const energyKcal = numberOf(log['calories']);
  const distanceM = numberOf(log['distance']) * (METRES[textIn(log['distanceUnit']).toLowerCase()] ?? Number.NaN);
  out.record(
    {
      kind: 'workout',
      key: `${TYPE}|${numberOf(log['logId']) || start}`,
      sourceType: TYPE,
      source,
      start,
      end: start + lengthMs,
      metadata: { name: name.slice(0, 100) },
      type: workoutTypeNamed(name),
      durationMs: activeMs > 0 ? activeMs : lengthMs,
      ...(energyKcal > 0 && { energyKcal }),
      ...(distanceM > 0 && { distanceM: Math.round(distanceM * 10) / 10 }),
      statistics: statisticsOf(log),
      events: [],
      routes: [],
    },
    (activeMs > 0 ? activeMs : lengthMs) / 1000,
  );
}

function statisticsOf(log: Readonly<Record<string, Json>>): readonly WorkoutStatistic[] {
  const [heartRate, steps, gain] = [numberOf(log['averageHeartRate']), numberOf(log['steps']), numberOf(log['elevationGain'])];
  return [
    ...(heartRate > 0 ? [{ metric: 'heart-rate', average: heartRate }] : []),
    ...(steps > 0 ? [{ metric: 'step-count', sum: steps }] : []),
    ...(gain > 0 ? [{ metric: 'elevation-gained', sum: gain }] : []),
  ];
}

/** Who recorded a workout; typed in by hand when the log says so. */
function recorderOf(log: Readonly<Record<string, Json>>): SourceRef {
  if (textIn(log['logType']) === 'manual') return { key: 'fitbit/manual', name: 'Fitbit, by hand', kind: 'manual' };
  const name = textIn(objectOf(log['source'])['name']).slice(0, 100);
  return name === '' ? FITBIT : { key: `fitbit/${name}`, name, kind: /phone|android|ios|mobile/i.test(name) ? 'phone' : 'watch' };
}
