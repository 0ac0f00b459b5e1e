import { random } from '../random/random.ts';
import type { Interval } from './day.ts';

/** Days on which the watch stays in a drawer. */
export interface WearCalendar {
  readonly isDayWorn: (index: number) => boolean;
  readonly isNightWorn: (index: number) => boolean;
}

/** The latest days are worn throughout, so that a demonstration has something to say about them. */
const ALWAYS_WORN_LAST_DAYS = 12;

/** Decides the gaps: single forgotten days, a few days a year in a drawer, nights on the charger, journeys, the change of watch. */
export function wearCalendar(seed: number, count: number, travelDays: readonly number[], changeDay: number): WearCalendar {
  const draw = random(seed, 'wear');
  const off = new Set<number>([changeDay - 1]);
  for (let index = 0; index < count; index++) if (draw.chance(0.02)) off.add(index);
  for (let stretch = 0; stretch < Math.floor(count / 180); stretch++) {
    const first = draw.whole(0, count - 60);
    for (let index = first; index < first + draw.whole(2, 4); index++) off.add(index);
  }
  const nightsOff = new Set<number>(travelDays);
  for (let index = 0; index < count; index++) if (draw.chance(0.06)) nightsOff.add(index);
  const isLate = (index: number): boolean => index >= count - ALWAYS_WORN_LAST_DAYS;
  const isDayWorn = (index: number): boolean => isLate(index) || !off.has(index);
  return { isDayWorn, isNightWorn: (index) => isLate(index) || (isDayWorn(index) && isDayWorn(index - 1) && !nightsOff.has(index)) };
}

/** The times of one day with the watch on: not while it charges, not on days and nights without it. */
export function wornIntervals(seed: number, index: number, wear: WearCalendar, night: Interval, bedtimeSec: number): readonly Interval[] {
  const draw = random(seed, 'charging', index);
  const nightWorn = wear.isNightWorn(index);
  const morning = night.endSec + Math.round(draw.between(8, 35) * 60);
  const startSec = nightWorn ? night.startSec : morning;
  if (!wear.isDayWorn(index)) return nightWorn ? [night] : [];
  const charge = Math.round(draw.between(35, 65) * 60);
  const evening = bedtimeSec - Math.round(draw.between(25, 70) * 60) - charge;
  return [
    { startSec, endSec: evening },
    { startSec: Math.max(startSec, evening + charge), endSec: bedtimeSec },
  ];
}
