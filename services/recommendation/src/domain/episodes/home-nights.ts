import { median } from '@aceso/science';
import type { DayPoint, Features } from '../features.ts';

const [ONSET, DURATION] = ['sleep-onset-time', 'sleep-duration'];
/** Three hours away from the usual bedtime with a night as long as ever is another time zone, or work by night. */
const FAR_MINUTES = 180;
/** Share of the shift that the night may be shorter by. */
const SHORTER = 0.5;
const NEEDED = 14;

const middleOf = (values: readonly number[]): number | undefined => {
  const found = values.length < NEEDED ? undefined : median(values);
  return found?.ok === true ? found.value : undefined;
};

/**
 * Times of falling asleep, less nights that were shifted as a whole.
 *
 * Days are told in the zone of the person's home: eight hours of sleep six time zones away look like a bedtime at five in the morning. Who
 * went to bed late at home still gets up for the day, so that the night is shorter; who travelled or worked slept as long, at other hours.
 */
export function homeNights(features: Features): readonly DayPoint[] {
  const nights = features.get(ONSET) ?? [];
  const durations = new Map((features.get(DURATION) ?? []).map(({ day, value }) => [day, value]));
  const usual = middleOf(nights.map(({ value }) => value));
  const length = middleOf([...durations.values()]);
  if (usual === undefined || length === undefined) return nights;
  return nights.filter(({ day, value }) => {
    const shift = Math.abs(value - usual);
    const slept = durations.get(day);
    return shift < FAR_MINUTES || slept === undefined || length - slept > SHORTER * shift;
  });
}
