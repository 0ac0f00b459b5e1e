import { random } from '../random/random.ts';
import { round } from '../random/round.ts';
import { instantOf } from '../time/calendar.ts';
import type { CalendarDay } from '../time/calendar.ts';
import type { BodyState, Interval, Sport, Workout } from './day.ts';
import { isWithin } from './day.ts';

/** Habits of the week by weekday (0 is Sunday): sport, usual length, start, how often they really go. */
const HABITS: readonly ({ readonly sport: Sport; readonly minutes: number; readonly hour: number; readonly chance: number } | undefined)[] =
  [
    { sport: 'walking', minutes: 55, hour: 14.5, chance: 0.35 },
    undefined,
    { sport: 'running', minutes: 36, hour: 18.2, chance: 0.85 },
    undefined,
    { sport: 'strength', minutes: 45, hour: 18.6, chance: 0.75 },
    undefined,
    { sport: 'running', minutes: 50, hour: 10.2, chance: 0.8 },
  ];

/** Fraction of heart rate reserve, speed in km/h and metabolic equivalents (Compendium of Physical Activities 2011, rounded). */
const SPORTS: Readonly<Record<Sport, { readonly effort: number; readonly kmPerHour: number; readonly met: number }>> = {
  running: { effort: 0.7, kmPerHour: 9.4, met: 9.6 },
  cycling: { effort: 0.6, kmPerHour: 22, met: 7.5 },
  strength: { effort: 0.42, kmPerHour: 0, met: 5 },
  walking: { effort: 0.34, kmPerHour: 5.3, met: 3.6 },
};

/** Days a week without a usual workout, and how often on the others it does not happen: where further workouts find room. */
const FREE_DAYS = HABITS.filter((habit) => habit === undefined).length;
const DAYS_NOT_GONE = HABITS.reduce((sum, habit) => sum + (habit === undefined ? 0 : 1 - habit.chance), 0);

/** Chance of a further workout on a day without one, so that a week has so many more: free days first, then those of the others. */
function chanceOfMore(workoutsAWeek: number, isFreeDay: boolean): number {
  return isFreeDay ? workoutsAWeek / FREE_DAYS : (workoutsAWeek - FREE_DAYS) / DAYS_NOT_GONE;
}

/** Which sport and how long, or nothing. */
function intention(seed: number, day: CalendarDay, state: BodyState): { sport: Sport; minutes: number; hour: number } | undefined {
  const draw = random(seed, 'workout', day.index);
  const habit = HABITS[day.weekday];
  const length = draw.between(0.85, 1.15) * (state.extraWorkouts > 0 ? 1.3 : 1);
  const willGo = draw.chance((habit?.chance ?? 0) * state.training * (day.isAway ? 0.5 : 1));
  if (habit !== undefined && willGo) {
    // Long Saturdays go by bicycle in the warm half of the year.
    const sport = day.weekday === 6 && day.season > 0.2 && draw.chance(0.6) ? 'cycling' : habit.sport;
    return { sport, minutes: habit.minutes * length * (sport === 'cycling' ? 1.4 : 1), hour: habit.hour };
  }
  if (!state.isIll && draw.chance(chanceOfMore(state.extraWorkouts, habit === undefined)))
    return { sport: draw.chance(0.6) ? 'running' : 'cycling', minutes: 42 * length, hour: 18.1 };
  return undefined;
}

/** The workouts of a day; one that no watch could record is none. */
export function workouts(
  seed: number,
  day: CalendarDay,
  state: BodyState,
  worn: readonly Interval[],
  untilSec: number,
): readonly Workout[] {
  const plan = intention(seed, day, state);
  if (plan === undefined) return [];
  const draw = random(seed, 'workout-details', day.index);
  const startSec = instantOf(day, Math.round((plan.hour + draw.normal(0, 0.3)) * 3600));
  const activeSec = Math.round(plan.minutes * 60);
  const isPaused = plan.sport !== 'strength' && draw.chance(0.3);
  const pauseSec = isPaused ? draw.whole(40, 200) : 0;
  const pauseStart = startSec + Math.round(activeSec * draw.between(0.3, 0.7));
  const whole = { startSec, endSec: startSec + activeSec + pauseSec };
  if (!isWithin(whole, worn) || whole.endSec > untilSec) return [];
  const { effort, kmPerHour, met } = SPORTS[plan.sport];
  const fitness = draw.normal(1, 0.05);
  return [
    {
      ...whole,
      sport: plan.sport,
      effort: effort * draw.normal(1, 0.04),
      distanceKm: round((kmPerHour * fitness * activeSec) / 3600, 5),
      energyKcal: round(((met - 1) * state.weight * activeSec) / 3600, 3),
      pause: isPaused ? { startSec: pauseStart, endSec: pauseStart + pauseSec } : undefined,
    },
  ];
}
