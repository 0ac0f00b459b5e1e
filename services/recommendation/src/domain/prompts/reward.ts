import { addDays } from '../days.ts';
import { between, valuesOf, type Features } from '../features.ts';
import { deviation, mean } from '../statistics.ts';

const MONTH_DAYS = 28;
const LEAST_DAYS = 7;
const MOST = 3;

export interface Aim {
  readonly metric: string;
  readonly direction: 'up' | 'down';
}

/** Night measures of the day of waking tell of the evening before. */
const dayOf = (metric: string, day: string): string => (metric.startsWith('sleep-') ? addDays(day, 1) : day);

/** How a day compares with the month before it, in deviations, where up is where the recommendation wants it; −3 to 3. */
export function standardised({ metric, direction }: Aim, features: Features, day: string): number | undefined {
  const on = dayOf(metric, day);
  const value = between(features, metric, on, on)[0]?.value;
  const before = valuesOf(between(features, metric, addDays(on, -MONTH_DAYS), addDays(on, -1)));
  const spread = deviation(before);
  if (value === undefined || before.length < LEAST_DAYS || spread <= 0) return undefined;
  const z = ((value - mean(before)) / spread) * (direction === 'up' ? 1 : -1);
  return Math.max(-MOST, Math.min(MOST, z));
}

/** Day from which the reward of a decision can be read: when its day is over. */
export const rewardDay = ({ metric }: Aim, day: string): string => addDays(dayOf(metric, day), 1);

/** Mean of the last week in deviations, and whether the week varied more than the month. */
export function weekOf(aim: Aim, features: Features, today: string): { readonly week: number; readonly variation: number } {
  const values = Array.from({ length: LEAST_DAYS }, (_, i) => standardised(aim, features, addDays(today, -1 - i))).filter(
    (value) => value !== undefined,
  );
  if (values.length < 3) return { week: 0, variation: 0 };
  return { week: mean(values), variation: deviation(values) > 1 ? 1 : 0 };
}
