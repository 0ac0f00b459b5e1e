import type { Profile } from '../person/profile.ts';
import { random } from '../random/random.ts';
import { clamp } from '../random/round.ts';
import { instantOf } from '../time/calendar.ts';
import type { CalendarDay } from '../time/calendar.ts';
import type { BodyState, Interval } from './day.ts';

/** Standard deviation of an orderly person's bedtime. */
const BEDTIME_SPREAD_MIN = 14;

/** In bed and out of bed of the night that ends on the day; its wall times are that of the day's zone. */
export function timeInBed(person: Profile, seed: number, day: CalendarDay, state: BodyState): Interval {
  const draw = random(seed, 'bedtime', day.index);
  const usual = (day.isRestDay ? -12 : -65) + person.bedtimeShiftMin + 8 * day.season;
  const late = state.bedtimeMin + draw.normal(0, BEDTIME_SPREAD_MIN + state.bedtimeSpreadMin);
  const bedMin = clamp(usual + late, -170, 200);
  const alarmMin = 405 + person.bedtimeShiftMin / 2 + draw.normal(0, 6);
  // Without an alarm eight hours and a little; who goes to bed very late on a free night still wakes with the morning.
  const freeMin = Math.min(bedMin + 500 + draw.normal(0, 22), 545 + draw.normal(0, 10));
  const wakeMin = (day.isRestDay ? freeMin : alarmMin) + (state.isIll ? 40 : 0);
  return { startSec: instantOf(day, Math.round(bedMin * 60)), endSec: instantOf(day, Math.round(Math.max(wakeMin, bedMin + 200) * 60)) };
}
