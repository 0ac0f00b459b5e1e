import type { Metric } from './metric.ts';
import { byDefinition, ofBody } from './plausible.ts';
import { CLOCK_AFTER_NOON, COUNT, MINUTES, PERCENT, SCORE } from './units.ts';

const SLEEP = { family: 'sleep', category: 'sleep' } as const;
const LASTING = { ...SLEEP, kind: 'interval', aggregation: 'duration' } as const;
const READING = { ...SLEEP, kind: 'discrete', aggregation: 'mean' } as const;
const NIGHT = ofBody(0, 1440);

/** Stages of a night. `asleep` is sleep whose depth the source does not tell. */
export const SLEEP_STAGES = ['in-bed', 'awake', 'light', 'deep', 'rem', 'asleep', 'out-of-bed'] as const;
export type SleepStage = (typeof SLEEP_STAGES)[number];

/** Nights as numbers. A night belongs to the day of waking; stages themselves are kept as intervals. */
export const SLEEP_METRICS: readonly Metric[] = [
  {
    id: 'sleep-duration',
    name: 'Sleep',
    ...LASTING,
    ...MINUTES,
    plausible: NIGHT,
    loinc: '93832-4',
    openMHealth: 'omh:sleep-duration:2.0',
    healthConnect: 'SleepSession',
  },
  { id: 'sleep-time-in-bed', name: 'Time in bed', ...LASTING, ...MINUTES, plausible: NIGHT },
  { id: 'sleep-awake-duration', name: 'Awake at night', ...LASTING, ...MINUTES, plausible: NIGHT },
  { id: 'sleep-light-duration', name: 'Light sleep', ...LASTING, ...MINUTES, plausible: NIGHT, loinc: '93830-8' },
  { id: 'sleep-deep-duration', name: 'Deep sleep', ...LASTING, ...MINUTES, plausible: NIGHT, loinc: '93831-6' },
  { id: 'sleep-rem-duration', name: 'REM sleep', ...LASTING, ...MINUTES, plausible: NIGHT, loinc: '93829-0' },
  { id: 'sleep-nap-duration', name: 'Naps', ...LASTING, ...MINUTES, plausible: NIGHT },
  { id: 'sleep-latency', name: 'Time to fall asleep', ...READING, ...MINUTES, plausible: NIGHT },
  { id: 'sleep-efficiency', name: 'Sleep efficiency', ...READING, ...PERCENT, plausible: byDefinition(0, 100) },
  { id: 'sleep-awakenings', name: 'Awakenings', ...READING, ...COUNT, plausible: ofBody(0, 200) },
  // Counted from the local noon before the night, so that a bedtime around midnight does not jump by a day.
  { id: 'sleep-onset-time', name: 'Time of falling asleep', ...READING, ...CLOCK_AFTER_NOON, plausible: byDefinition(0, 2880) },
  { id: 'sleep-wake-time', name: 'Time of waking up', ...READING, ...CLOCK_AFTER_NOON, plausible: byDefinition(0, 2880) },
  {
    id: 'sleep-duration-goal',
    name: 'Sleep goal',
    ...READING,
    aggregation: 'last',
    ...MINUTES,
    plausible: NIGHT,
    healthKit: 'HKDataTypeSleepDurationGoal',
  },
  {
    id: 'sleep-breathing-disturbances',
    name: 'Breathing disturbances',
    ...READING,
    ...COUNT,
    plausible: ofBody(0, 200),
    healthKit: 'HKQuantityTypeIdentifierAppleSleepingBreathingDisturbances',
  },
  { id: 'sleep-score', name: 'Sleep score', ...READING, aggregation: 'last', ...SCORE, plausible: byDefinition(0, 100) },
];
