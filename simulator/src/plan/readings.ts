import { random } from '../random/random.ts';
import { instantOf } from '../time/calendar.ts';
import type { CalendarDay } from '../time/calendar.ts';

/** Weekdays on which the cuff is always used at home (0 is Sunday): two readings a week even when chance gives none. */
const PRESSURE_DAYS: readonly number[] = [1, 4];

/** When the person stepped on the scale and put on the cuff: at home, in the morning, some days of the week. */
export function readings(
  seed: number,
  day: CalendarDay,
  upSec: number,
): { readonly weighingSec: number | undefined; readonly pressureSec: readonly number[] } {
  const draw = random(seed, 'readings', day.index);
  const isWeighing = draw.chance(day.weekday === 1 ? 0.85 : 0.4);
  const weighAfter = draw.whole(300, 1500);
  const isMorning = PRESSURE_DAYS.includes(day.weekday) || draw.chance(0.14);
  const morningAfter = draw.whole(1600, 3000);
  const isEvening = draw.chance(0.1);
  const evening = instantOf(day, Math.round(draw.between(20, 21.5) * 3600));
  if (day.isAway) return { weighingSec: undefined, pressureSec: [] };
  return {
    weighingSec: isWeighing ? upSec + weighAfter : undefined,
    pressureSec: [...(isMorning ? [upSec + morningAfter] : []), ...(isEvening ? [evening] : [])],
  };
}
