import { rangesOf } from './day-ranges.ts';
import { DAY_MS } from './local-days.ts';

/** Samples of one source on one UTC day. */
export interface DayCount {
  readonly day: string;
  readonly n: number;
}

export interface ClockFault {
  readonly kind: 'future' | 'before-2000' | 'jump';
  readonly from: string;
  readonly to: string;
  readonly samples: number;
}

/** No wearable kept data before; a clock that has lost its time begins in 1970, 1980 or 1989. */
const FIRST_DAY = '2000-01-01';
/** An island of data so far from all other data, and so small, is a clock that was wrong. */
const APART_DAYS = 365;
const ISLAND_DAYS_MAX = 3;

/**
 * Times that a source cannot have measured at: in the future, before devices kept such data, or on a few days far from all its other days.
 *
 * @param days of one source, in order
 * @param ahead samples of the present day that lie ahead of now
 */
export function clockFaults(days: readonly DayCount[], today: string, ahead = 0): readonly ClockFault[] {
  const future = [...(ahead > 0 ? [{ day: today, n: ahead }] : []), ...days.filter(({ day }) => day > today)];
  const early = days.filter(({ day }) => day < FIRST_DAY);
  const rest = days.filter(({ day }) => day >= FIRST_DAY && day <= today);
  return [...faults('before-2000', early), ...jumps(rest), ...faults('future', future)];
}

function faults(kind: ClockFault['kind'], days: readonly DayCount[]): readonly ClockFault[] {
  return rangesOf(days.map(({ day }) => day)).map(({ from, to }) => ({
    kind,
    from,
    to,
    samples: days.reduce((sum, { day, n }) => sum + (day >= from && day <= to ? n : 0), 0),
  }));
}

function jumps(days: readonly DayCount[]): readonly ClockFault[] {
  const islands: DayCount[][] = [];
  for (const one of days) {
    const last = islands.at(-1)?.at(-1);
    if (last === undefined || Date.parse(one.day) - Date.parse(last.day) > APART_DAYS * DAY_MS) islands.push([one]);
    else islands.at(-1)?.push(one);
  }
  // Somebody who measures twice in ten years has no wrong clock: there must be a mainland.
  if (!islands.some(({ length }) => length > ISLAND_DAYS_MAX)) return [];
  return islands.filter(({ length }) => length <= ISLAND_DAYS_MAX).flatMap((island) => faults('jump', island));
}
