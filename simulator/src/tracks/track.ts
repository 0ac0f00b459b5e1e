import type { Sources } from '../apple/sources.ts';
import type { Profile } from '../person/profile.ts';
import type { Day } from '../plan/day.ts';
import type { Sample } from './sample.ts';

/** All that the devices may look at. */
export interface World {
  readonly seed: number;
  readonly person: Profile;
  readonly days: readonly Day[];
  readonly sources: Sources;
  /** Factor on the number of heart rate samples; 1 is that of an ordinary watch. */
  readonly density: number;
  /** Nothing is later than the export. */
  readonly exportSec: number;
  readonly glucoseUnit: 'mg/dL' | 'mmol/L';
}

/** Hands a sample on. */
export type Emit = (sample: Sample) => void;

/** Writes down what one type of record holds of one day. Tracks are independent: each draws from streams of its own. */
export type Track = (world: World, day: Day, emit: Emit) => void;
