import { dayText } from './civil.ts';
import { midnight, zoneOffsets } from './zone.ts';
import type { OffsetAt } from './zone.ts';

/** A local day of the person: where they were, when it began and ended. */
export interface CalendarDay {
  readonly index: number;
  /** Local date, yyyy-mm-dd. */
  readonly date: string;
  readonly zone: string;
  /** Local midnight that begins the day, seconds since 1970 UTC. */
  readonly startSec: number;
  /** Clock change within the day: from this wall time on, the clock is ahead by `shiftSec`. */
  readonly shiftWallSec: number;
  readonly shiftSec: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly isAway: boolean;
  /** No work: weekend or journey. */
  readonly isRestDay: boolean;
  /** 1 at midsummer of the northern half of the earth, -1 at midwinter. */
  readonly season: number;
}

/** A stay in another zone: indexes of the first and last day there. */
export interface Trip {
  readonly zone: string;
  readonly first: number;
  readonly last: number;
}

/** The instant of a wall time (seconds after midnight, negative for the evening before). */
export function instantOf(day: CalendarDay, wallSec: number): number {
  return day.startSec + wallSec - (wallSec >= day.shiftWallSec ? day.shiftSec : 0);
}

/** Finds the wall time of a clock change by halving; clocks change at most once a day. */
function clockChange(offsetAt: OffsetAt, startSec: number, endSec: number): { shiftWallSec: number; shiftSec: number } {
  const before = offsetAt(startSec);
  const shiftSec = offsetAt(endSec) - before;
  if (shiftSec === 0) return { shiftWallSec: Infinity, shiftSec: 0 };
  let [low, high] = [startSec, endSec];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return { shiftWallSec: high - startSec, shiftSec };
}

/** The days of an export: `count` local days, the last one holding `endSec`. */
export function calendar(options: {
  readonly endSec: number;
  readonly count: number;
  readonly zone: string;
  readonly trip: Trip | undefined;
}): readonly CalendarDay[] {
  const { endSec, count, zone, trip } = options;
  const home = zoneOffsets(zone);
  const away = trip === undefined ? home : zoneOffsets(trip.zone);
  const last = Math.floor((endSec + home(endSec)) / 86400);
  return Array.from({ length: count }, (_, index) => {
    const isAway = trip !== undefined && index >= trip.first && index <= trip.last;
    const offsetAt = isAway ? away : home;
    const civil = last - count + 1 + index;
    const startSec = midnight(offsetAt, civil);
    const weekday = (civil + 4) % 7;
    return {
      index,
      date: dayText(civil),
      zone: isAway ? trip.zone : zone,
      startSec,
      ...clockChange(offsetAt, startSec, midnight(offsetAt, civil + 1)),
      weekday,
      isAway,
      isRestDay: weekday === 0 || weekday === 6 || isAway,
      season: -Math.cos((2 * Math.PI * (civil - 20078)) / 365.25),
    };
  });
}
