import type { WorkoutType } from '@aceso/contracts/vocabulary';
import { SPORT_METRIC_IDS, TRACK_METRICS, type SourceKind, type SourceRef } from '../kit/index.ts';

export type Field = 'heartRate' | 'cadence' | 'power' | 'speed' | 'temperature' | 'altitude' | 'distance';

/** Elements of a point, without prefix: Garmin's TrackPointExtension (1 and 2) and PowerExtension, Cluetrust's gpxdata, and apps without one. */
export const NAMES = {
  hr: 'heartRate',
  heartrate: 'heartRate',
  HeartRate: 'heartRate',
  cad: 'cadence',
  cadence: 'cadence',
  RunCadence: 'cadence',
  power: 'power',
  PowerInWatts: 'power',
  watts: 'power',
  speed: 'speed',
  atemp: 'temperature',
  temp: 'temperature',
  ele: 'altitude',
  distance: 'distance',
} as const satisfies Readonly<Record<string, Field>>;

export const isField = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name);

/** Strava's numbers of sports, in files up to 2023. */
const NUMBERS: Readonly<Record<string, WorkoutType>> = { '1': 'cycling', '4': 'hiking', '9': 'running', '10': 'walking', '16': 'swimming' };

/** The sport of a track: its `type`, else its name when that says one. */
export function typeOf(words: readonly string[], named: (name: string) => WorkoutType): WorkoutType {
  // `type` stands behind `name`.
  for (const word of words.toReversed()) {
    const type = NUMBERS[word.trim()] ?? named(word);
    if (type !== 'other') return type;
  }
  return 'other';
}

const WORN = /garmin|polar|suunto|coros|wahoo|fenix|forerunner|edge|vivo|epix|instinct|fitbit|amazfit|apple|watch/i;
const PHONE = /iphone|android|phone/i;

/** Who recorded a file, by `gpx@creator`. */
export function sourceOf(creator: string): SourceRef {
  const name = creator.trim().slice(0, 100);
  const kind: SourceKind = PHONE.test(name) ? 'phone' : WORN.test(name) ? 'watch' : 'app';
  return { key: name === '' ? 'gpx' : `gpx ${name}`, name: name === '' ? 'GPX file' : `${name} (GPX)`, kind };
}

/** Metrics that a GPX file can bring: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set([...SPORT_METRIC_IDS, ...TRACK_METRICS])].toSorted();
