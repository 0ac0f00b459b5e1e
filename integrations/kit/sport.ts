import { broaderKind, type WorkoutType } from '@aceso/contracts/vocabulary';

/** Metrics that a workout's readings belong to, by its type; those that the vocabulary lacks are absent. */
export interface SportMetrics {
  readonly distance?: string;
  readonly speed?: string;
  readonly cadence?: string;
  readonly power?: string;
}

const ON_FOOT = { distance: 'distance-walking-running' } as const;
const RUNNING: SportMetrics = { ...ON_FOOT, speed: 'running-speed', cadence: 'running-cadence', power: 'running-power' };
const WALKING: SportMetrics = { ...ON_FOOT, speed: 'walking-speed', cadence: 'walking-cadence' };
const CYCLING: SportMetrics = { distance: 'distance-cycling', speed: 'cycling-speed', cadence: 'cycling-cadence', power: 'cycling-power' };
const ROWING: SportMetrics = { distance: 'distance-rowing', speed: 'rowing-speed', cadence: 'stroke-rate' };
const PADDLING: SportMetrics = { distance: 'distance-paddle-sports', speed: 'paddle-sports-speed', cadence: 'stroke-rate' };
const DOWNHILL: SportMetrics = { distance: 'distance-downhill-snow-sports' };

const BY_TYPE: Partial<Readonly<Record<WorkoutType, SportMetrics>>> = {
  running: RUNNING,
  'track-and-field': RUNNING,
  walking: WALKING,
  hiking: WALKING,
  cycling: CYCLING,
  'hand-cycling': CYCLING,
  swimming: { distance: 'distance-swimming', cadence: 'stroke-rate' },
  rowing: ROWING,
  'paddle-sports': PADDLING,
  'skating-sports': { distance: 'distance-skating-sports' },
  'cross-country-skiing': { distance: 'distance-cross-country-skiing', speed: 'cross-country-skiing-speed' },
  'downhill-skiing': DOWNHILL,
  snowboarding: DOWNHILL,
  'wheelchair-walk-pace': { distance: 'distance-wheelchair' },
  'wheelchair-run-pace': { distance: 'distance-wheelchair' },
};

/** The metrics of a sport: `running` gives running speed, `cycling` cycling speed. */
export const metricsOfSport = (type: WorkoutType): SportMetrics => BY_TYPE[type] ?? BY_TYPE[broaderKind(type)] ?? {};

const STRIDING: ReadonlySet<WorkoutType> = new Set(['running', 'walking', 'hiking', 'track-and-field']);

/** Whether devices count strides, of two steps each, in a sport. */
export const isOnFoot = (type: WorkoutType): boolean => STRIDING.has(broaderKind(type));

/** Every metric that `metricsOfSport` can name. */
export const SPORT_METRIC_IDS: readonly string[] = [
  ...new Set(Object.values(BY_TYPE).flatMap((metrics): readonly string[] => Object.values(metrics))),
].toSorted();
