import type { Calendar } from './local-days.ts';
import type { NightsOfDay } from './nights.ts';

/** Metrics that follow from the nights of a day, in the vocabulary's units. */
export const NIGHT_METRICS = [
  'sleep-duration',
  'sleep-time-in-bed',
  'sleep-awake-duration',
  'sleep-light-duration',
  'sleep-deep-duration',
  'sleep-rem-duration',
  'sleep-nap-duration',
  'sleep-efficiency',
  'sleep-onset-time',
  'sleep-wake-time',
] as const;
export type NightMetric = (typeof NIGHT_METRICS)[number];

/**
 * Values of the night metrics of one day; what the source does not tell is absent.
 *
 * Times are minutes after the noon before waking, so that a bedtime of 23:30 and one of 00:30 are an hour apart: onset 23:30 is 690.
 */
export function nightMetrics({ main, naps }: NightsOfDay, calendar: Calendar): ReadonlyMap<NightMetric, number> {
  const values = new Map<NightMetric, number>();
  const { minutes } = main;
  values.set('sleep-duration', main.asleepMinutes);
  values.set('sleep-onset-time', calendar.minuteOfDay(main.start, main.day) + NOON_BEFORE);
  values.set('sleep-wake-time', calendar.minuteOfDay(main.end, main.day) + NOON_BEFORE);
  if (main.hasStages) {
    values.set('sleep-light-duration', minutes.light);
    values.set('sleep-deep-duration', minutes.deep);
    values.set('sleep-rem-duration', minutes.rem);
    values.set('sleep-awake-duration', minutes.awake);
  }
  const inBed = Math.max(minutes['in-bed'], minutes['in-bed'] > 0 ? main.asleepMinutes : 0);
  if (inBed > 0) {
    values.set('sleep-time-in-bed', inBed);
    values.set('sleep-efficiency', (main.asleepMinutes / inBed) * 100);
  }
  const nap = naps.reduce((sum, each) => sum + each.asleepMinutes, 0);
  if (nap > 0) values.set('sleep-nap-duration', nap);
  return values;
}

/** Local midnight is twelve hours after the noon before. */
const NOON_BEFORE = 720;
