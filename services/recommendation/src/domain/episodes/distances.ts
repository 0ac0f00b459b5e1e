import { median } from '@aceso/science';
import type { DayPoint } from '../features.ts';

/** Nights on either side that make up what was usual around a night. */
const BESIDE = 10;

/** How far each night lay from the middle of the three weeks around it: what a drift or free days add is not taken for scatter. */
export function distancesFromUsual(nights: readonly DayPoint[]): readonly DayPoint[] {
  return nights.map((night, i) => {
    const isFree = weekend(night);
    const beside = nights.slice(Math.max(0, i - BESIDE), i + BESIDE + 1);
    const alike = beside.filter((other) => weekend(other) === isFree);
    const middle = median((alike.length >= 5 ? alike : beside).map(({ value }) => value));
    return { ...night, value: middle.ok ? Math.abs(night.value - middle.value) : 0 };
  });
}

const weekend = ({ day }: DayPoint): boolean => [0, 6].includes(new Date(day).getUTCDay());
