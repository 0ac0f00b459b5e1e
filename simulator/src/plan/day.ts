import type { Effects } from '../episodes/effects.ts';
import type { CalendarDay } from '../time/calendar.ts';

/** Seconds since 1970 UTC, the end not included. */
export interface Interval {
  readonly startSec: number;
  readonly endSec: number;
}

/** The body of one day, before any device looks at it. */
export interface BodyState extends Effects {
  readonly restingHeartRate: number;
  readonly variabilityMs: number;
  readonly respiratoryRate: number;
  readonly wristTemperature: number;
  readonly weight: number;
  readonly systolic: number;
  readonly diastolic: number;
}

/** Stages as a watch names them. */
export type Stage = 'core' | 'deep' | 'rem' | 'awake';

/** The night that ends on a day. */
export interface Night {
  /** To bed and up again. */
  readonly inBed: Interval;
  readonly stages: readonly (Interval & { readonly stage: Stage })[];
}

/** What was trained. */
export type Sport = 'running' | 'cycling' | 'strength' | 'walking';

/** A workout recorded by the watch. */
export interface Workout extends Interval {
  readonly sport: Sport;
  /** Fraction of heart rate reserve (Karvonen) that it settles at. */
  readonly effort: number;
  readonly distanceKm: number;
  readonly energyKcal: number;
  readonly pause: Interval | undefined;
}

/** A stretch of walking or running without a stop. */
export interface Walk extends Interval {
  /** What the watch counted; 0 when it was not worn. */
  readonly watchSteps: number;
  /** What the phone counted; 0 when it lay elsewhere. */
  readonly phoneSteps: number;
  readonly strideM: number;
  readonly flights: number;
  /** Fraction of heart rate reserve. */
  readonly effort: number;
}

/** One day with everything in it that devices may have seen. */
export interface Day extends CalendarDay {
  readonly state: BodyState;
  readonly night: Night;
  /** When the next night begins: the waking day is from `night.inBed.endSec` to here. */
  readonly bedtimeSec: number;
  /** Watch on the wrist, between going to bed the evening before and `bedtimeSec`. */
  readonly worn: readonly Interval[];
  readonly isNightWorn: boolean;
  readonly workouts: readonly Workout[];
  readonly walks: readonly Walk[];
  /** Whole minutes of exercise as the watch credits them. */
  readonly exercise: readonly Interval[];
  readonly weighingSec: number | undefined;
  readonly pressureSec: readonly number[];
}

/** True when the whole interval lies in one of the others. */
export function isWithin({ startSec, endSec }: Interval, others: readonly Interval[]): boolean {
  return others.some((other) => startSec >= other.startSec && endSec <= other.endSec);
}
