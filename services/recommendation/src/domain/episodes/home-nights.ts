import { between, type DayPoint, type Features, type Scene } from '../features.ts';
import { medianOfAll } from '../series.ts';
import type { Window } from '../window.ts';

const [ONSET, DURATION] = ['sleep-onset-time', 'sleep-duration'];
/** Three hours away from the usual bedtime with a night as long as ever is another time zone, or work by night. */
const FAR_MINUTES = 180;
/** Share of the shift that the night may be shorter by. */
const SHORTER = 0.5;
const NEEDED = 14;
const NO_NIGHTS: readonly DayPoint[] = [];
/** Before and after all days. */
const [FIRST, LAST] = ['0000-01-01', '9999-12-31'];

/**
 * Times of falling asleep from one day to another, less nights that were shifted as a whole.
 *
 * Days are told in the zone of the person's home: eight hours of sleep six time zones away look like a bedtime at five in the morning. Who
 * went to bed late at home still gets up for the day, so that the night is shorter; who travelled or worked slept as long, at other hours.
 */
export function homeNights(features: Features, from = FIRST, to = LAST): readonly DayPoint[] {
  const nights = between(features, ONSET, from, to);
  const usual = medianOfAll(features.get(ONSET) ?? [], NEEDED);
  const length = medianOfAll(features.get(DURATION) ?? [], NEEDED);
  if (usual === undefined || length === undefined) return nights;
  const far = nights.filter(({ value }) => Math.abs(value - usual) >= FAR_MINUTES);
  if (far.length === 0) return nights;
  const durations = new Map(between(features, DURATION, from, to).map(({ day, value }) => [day, value]));
  return nights.filter(({ day, value }) => {
    const shift = Math.abs(value - usual);
    const slept = durations.get(day);
    return shift < FAR_MINUTES || slept === undefined || length - slept > SHORTER * shift;
  });
}

/** Whether none of some nights lies so far from the usual that it may have been elsewhere: then `homeNights` leaves all of them. */
export function areAllAtHome({ features }: Scene, { columns: { values }, from, to }: Window): boolean {
  const usual = medianOfAll(features.get(ONSET) ?? NO_NIGHTS, NEEDED);
  if (usual === undefined || (features.get(DURATION) ?? NO_NIGHTS).length < NEEDED) return true;
  for (let i = from; i < to; i++) if (Math.abs((values[i] ?? 0) - usual) >= FAR_MINUTES) return false;
  return true;
}
