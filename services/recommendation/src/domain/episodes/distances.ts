import { SortedWindow } from '@aceso/science';
import { isWeekend } from '../days.ts';
import type { DayPoint } from '../features.ts';

/** Nights on either side that make up what was usual around a night. */
const BESIDE = 10;
/** Fewer nights of its kind than this, and those of both kinds count. */
const ALIKE_NEEDED = 5;

/** How far each night lay from the middle of the three weeks around it: what a drift or free days add is not taken for scatter. */
export function distancesFromUsual(nights: readonly DayPoint[]): readonly DayPoint[] {
  const [all, free, working] = [near(), near(), near()];
  const windowsOf = ({ day }: DayPoint): readonly SortedWindow[] => [all, isWeekend(day) ? free : working];
  const comes = (night: DayPoint): void => windowsOf(night).forEach((window) => window.add(night.value));
  nights.slice(0, BESIDE).forEach(comes);
  return nights.map((night, i) => {
    const [gone, next] = [nights[i - BESIDE - 1], nights[i + BESIDE]];
    if (gone !== undefined) windowsOf(gone).forEach((window) => window.remove(gone.value));
    if (next !== undefined) comes(next);
    const alike = isWeekend(night.day) ? free : working;
    return { ...night, value: Math.abs(night.value - (alike.count >= ALIKE_NEEDED ? alike : all).median()) };
  });
}

const near = (): SortedWindow => new SortedWindow(2 * BESIDE + 1);
