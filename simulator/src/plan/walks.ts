import type { Profile } from '../person/profile.ts';
import { random } from '../random/random.ts';
import type { Random } from '../random/random.ts';
import { instantOf } from '../time/calendar.ts';
import type { CalendarDay } from '../time/calendar.ts';
import type { BodyState, Interval, Walk, Workout } from './day.ts';
import { isWithin } from './day.ts';

/** A walk that the person means to take. */
interface Intention {
  readonly startSec: number;
  readonly minutes: number;
  readonly stepsPerMin: number;
  /** How likely the phone is in the pocket. */
  readonly withPhone: number;
}

/** The walks of a working day: to work and back, and often around the block at noon. */
function workingDay(day: CalendarDay, draw: Random, much: number): readonly Intention[] {
  const at = (hour: number, spread: number): number => instantOf(day, Math.round(draw.normal(hour, spread) * 3600));
  const toWork = draw.chance(0.35 + 0.5 * much);
  return [
    ...(toWork ? [{ startSec: at(8, 0.12), minutes: draw.between(10, 15) * much, stepsPerMin: draw.normal(111, 3), withPhone: 0.97 }] : []),
    ...(toWork
      ? [{ startSec: at(17.2, 0.2), minutes: draw.between(10, 16) * much, stepsPerMin: draw.normal(109, 3), withPhone: 0.97 }]
      : []),
    ...(draw.chance(0.6)
      ? [{ startSec: at(12.6, 0.2), minutes: draw.between(9, 20) * much, stepsPerMin: draw.normal(101, 4), withPhone: 0.85 }]
      : []),
  ];
}

/** Strolls and errands: longer on free days and in the warm half of the year. */
function leisure(day: CalendarDay, draw: Random, much: number): readonly Intention[] {
  const free = day.isRestDay ? 1 : 0;
  const hours = free === 1 ? [11.3, 16.3] : [19.6];
  return hours
    .filter(() => draw.chance(0.42 + 0.12 * free + 0.2 * day.season))
    .map((hour) => ({
      startSec: instantOf(day, Math.round(draw.normal(hour, 0.4) * 3600)),
      minutes: draw.between(16, 34 + 18 * free) * much * (day.isAway ? 1.4 : 1),
      stepsPerMin: draw.normal(100, 5),
      withPhone: 0.9,
    }));
}

/** A dozen errands and more about the house and the office. */
function errands(draw: Random, from: number, to: number, much: number): readonly Intention[] {
  return Array.from({ length: Math.round(draw.between(10, 14) * Math.sqrt(much)) }, () => ({
    startSec: Math.round(draw.between(from, to)),
    minutes: draw.between(0.5, 6.4),
    stepsPerMin: draw.between(62, 96),
    withPhone: 0.45,
  }));
}

/** Steps of workouts: runners take about 164 a minute, walkers 116. Cyclists and lifters are not counted. */
function training(workout: Workout): readonly Intention[] {
  if (workout.sport !== 'running' && workout.sport !== 'walking') return [];
  const stepsPerMin = workout.sport === 'running' ? 164 : 116;
  const withPhone = workout.sport === 'running' ? 0.5 : 0.95;
  const { startSec, endSec, pause } = workout;
  const parts =
    pause === undefined
      ? [{ startSec, endSec }]
      : [
          { startSec, endSec: pause.startSec },
          { startSec: pause.endSec, endSec },
        ];
  return parts.map((part) => ({ startSec: part.startSec, minutes: (part.endSec - part.startSec) / 60, stepsPerMin, withPhone }));
}

/** A walk as the devices count it; what lies in a workout climbs no stairs, its load is that of the workout. */
function asSeen(person: Profile, draw: Random, plan: Intention, span: Interval, worn: readonly Interval[], isTraining: boolean): Walk {
  const steps = ((span.endSec - span.startSec) / 60) * plan.stepsPerMin;
  const watchSteps = Math.round(steps * draw.normal(1, 0.012));
  const phoneSteps = Math.round(steps * draw.normal(0.97, 0.03));
  const isCarried = draw.chance(plan.withPhone);
  const flights = draw.chance(0.16) ? draw.whole(1, 3) : 0;
  const isRunning = plan.stepsPerMin > 140;
  return {
    ...span,
    watchSteps: isWithin(span, worn) ? watchSteps : 0,
    phoneSteps: isCarried ? phoneSteps : 0,
    // Step length grows with body height and cadence; about 0.41 of height at an ordinary pace.
    strideM: (person.heightCm / 100) * (isRunning ? 0.56 : 0.2 + 0.0021 * plan.stepsPerMin),
    flights: isTraining ? 0 : flights,
    effort: isRunning ? 0 : 0.1 + 0.0019 * plan.stepsPerMin,
  };
}

/** Time of a walk: whole seconds, 20 at least. */
const spanOf = ({ startSec, minutes }: Intention): Interval => ({ startSec, endSec: startSec + Math.max(20, Math.round(minutes * 60)) });

/** Rest between two walks; less would be one walk. */
const BETWEEN_WALKS_SEC = 45;

/** What the person walked between getting up and going to bed, with what each device saw of it; walks never overlap nor pass midnight. */
export function walks(options: {
  readonly person: Profile;
  readonly seed: number;
  readonly day: CalendarDay;
  readonly state: BodyState;
  readonly waking: Interval;
  readonly worn: readonly Interval[];
  readonly training: readonly Workout[];
}): readonly Walk[] {
  const { person, seed, day, state, waking, worn } = options;
  const draw = random(seed, 'walks', day.index);
  const much = person.walking * state.walking * (1 + 0.1 * day.season) * Math.exp(draw.normal(0, 0.16));
  const until = Math.min(waking.endSec, instantOf(day, 86_370));
  const planned = [
    ...(day.isRestDay ? [] : workingDay(day, draw, much)),
    ...leisure(day, draw, much),
    ...errands(draw, waking.startSec, until, much),
  ].sort((a, b) => a.startSec - b.startSec);
  const result = options.training.flatMap(training).map((plan) => asSeen(person, draw, plan, spanOf(plan), worn, true));
  const taken: Interval[] = [...options.training];
  for (const plan of planned) {
    const span = spanOf(plan);
    const walk = asSeen(person, draw, plan, span, worn, false);
    const isFree = taken.every(
      (other) => span.endSec + BETWEEN_WALKS_SEC < other.startSec || span.startSec > other.endSec + BETWEEN_WALKS_SEC,
    );
    if (!isFree || span.startSec < waking.startSec || span.endSec > until) continue;
    taken.push(span);
    result.push(walk);
  }
  return result.sort((a, b) => a.startSec - b.startSec);
}
