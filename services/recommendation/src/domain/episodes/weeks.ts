import { stepNoise } from '@aceso/science';
import { addDays, daysApart, weekdayOf } from '../days.ts';
import type { DayPoint } from '../features.ts';
import type { SteadyDays } from './steady-days.ts';

/** Fewer days than this make no week. */
const DAYS_NEEDED = 4;
const WEEK = 7;
/** Days by which the edge of a stretch of weeks may move. */
const NEAR = 6;

export const mondayOf = (day: string): string => addDays(day, -weekdayOf(day));
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Whole weeks from Monday to Sunday, each told as a mean day: what people plan by the week, such as training, shows in weeks and not in
 * days. `floor` is the smallest believable scatter of a week's mean day.
 */
export function steadyWeeks(points: readonly DayPoint[], floor: number): SteadyDays {
  const last = points.at(-1)?.day ?? '';
  const weeks = [...Map.groupBy(points, ({ day }) => mondayOf(day))].filter(
    ([monday, days]) => days.length >= DAYS_NEEDED && addDays(monday, WEEK - 1) <= last,
  );
  const first = points[0]?.day ?? '';
  const values = weeks.map(([, days]) => meanOf(days.map(({ value }) => value)));
  const scale = Math.max(floor, values.length > 1 ? stepNoise(values) : 0);
  return { times: weeks.map(([monday]) => daysApart(first, monday)), values, scale, width: WEEK };
}

/** The day near `edge` at which a series best steps across `middle`: the sum of what lies beyond it is greatest from there on. */
export function sharpEdge(points: readonly DayPoint[], edge: string, middle: number, rises: boolean): string {
  let [best, most, sum] = [edge, -Infinity, 0];
  const near = points.filter(({ day }) => Math.abs(daysApart(edge, day)) <= NEAR).toReversed();
  for (const { day, value } of near) {
    sum += rises ? value - middle : middle - value;
    if (sum > most) [best, most] = [day, sum];
  }
  return best;
}
