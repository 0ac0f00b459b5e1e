import type { Metric } from './metric.ts';
import { byDefinition, ofBody, perRecord } from './plausible.ts';
import { COUNT, METRES, MINUTES, SCORE, SOUND, SOUND_REDUCTION, TEMPERATURE } from './units.ts';

const SURROUNDINGS = { family: 'environment', category: 'environment' } as const;
const MIND = { family: 'mind', category: 'mind' } as const;
const READING = { kind: 'discrete', aggregation: 'mean' } as const;
const AMOUNT = { kind: 'interval', aggregation: 'sum' } as const;

/** What surrounds somebody, and how calm they are. */
export const MIND_AND_SURROUNDINGS_METRICS: readonly Metric[] = [
  {
    id: 'environmental-audio-exposure',
    name: 'Sound around',
    ...SURROUNDINGS,
    ...READING,
    kind: 'interval',
    ...SOUND,
    plausible: ofBody(0, 200),
    healthKit: 'HKQuantityTypeIdentifierEnvironmentalAudioExposure',
  },
  {
    id: 'headphone-audio-exposure',
    name: 'Headphone sound',
    ...SURROUNDINGS,
    ...READING,
    kind: 'interval',
    ...SOUND,
    plausible: ofBody(0, 200),
    healthKit: 'HKQuantityTypeIdentifierHeadphoneAudioExposure',
  },
  {
    id: 'environmental-sound-reduction',
    name: 'Sound reduction',
    ...SURROUNDINGS,
    ...READING,
    kind: 'interval',
    ...SOUND_REDUCTION,
    plausible: ofBody(-100, 100),
    healthKit: 'HKQuantityTypeIdentifierEnvironmentalSoundReduction',
  },
  {
    id: 'time-in-daylight',
    name: 'Daylight',
    ...SURROUNDINGS,
    ...AMOUNT,
    ...MINUTES,
    plausible: perRecord(1440),
    healthKit: 'HKQuantityTypeIdentifierTimeInDaylight',
  },
  {
    id: 'uv-exposure',
    name: 'UV index',
    ...SURROUNDINGS,
    ...READING,
    ...COUNT,
    plausible: ofBody(0, 60),
    healthKit: 'HKQuantityTypeIdentifierUVExposure',
  },
  { id: 'altitude', name: 'Altitude', ...SURROUNDINGS, ...READING, ...METRES, plausible: ofBody(-500, 20_000) },
  { id: 'ambient-temperature', name: 'Temperature around', ...SURROUNDINGS, ...READING, ...TEMPERATURE, plausible: ofBody(-90, 80) },
  {
    id: 'mindful-duration',
    name: 'Mindful minutes',
    ...MIND,
    kind: 'interval',
    aggregation: 'duration',
    ...MINUTES,
    plausible: perRecord(1440),
    healthKit: 'HKCategoryTypeIdentifierMindfulSession',
    healthConnect: 'MindfulnessSession',
  },
  { id: 'stress-level', name: 'Stress', ...MIND, ...READING, ...SCORE, plausible: byDefinition(0, 100) },
];
