import { addDays, isFreeDay, isWeekend, numberOf } from '../days.ts';
import { areAllAtHome, homeNights } from '../episodes/home-nights.ts';
import { sinceNewestDevice } from '../episodes/by-device.ts';
import { lastDays, valuesOf, type DayPoint, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { steadyFall } from '../steady-trend.ts';
import { beyond, clampedProbability, deviation, mean } from '../statistics.ts';
import { mayMove } from '../trend-bound.ts';
import { countOf, isSettled, windowOf } from '../window.ts';
import { lastExercise, latelyActive } from './activity.ts';
import { levelShift } from './level-shift.ts';
import { illnessLikeStrain } from './strain.ts';

const WEEKS_DAYS = 28;
/** Two hours between the middle of sleep on free days and on workdays; one hour is how most people live (Roenneberg 2012; NSF 2023). */
const SHIFT_MINUTES = 120;
const [FREE_NIGHTS, WORK_NIGHTS] = [6, 12];

const isFree = ({ day }: DayPoint): boolean => isWeekend(day);

/** The middle of sleep lies later on free days: nights that end on Saturday or Sunday against the others, of four weeks at home. */
export function socialJetlag(scene: Scene): Outcome {
  return shiftRuledOut(scene) ?? shiftOf(scene);
}

/** What is said when the nights are too few or the shift too small; undefined when it must be looked at closely. */
function shiftRuledOut(scene: Scene): Outcome | undefined {
  const nights = windowOf(scene, 'sleep-onset-time', WEEKS_DAYS);
  if (!areAllAtHome(scene, nights)) return undefined;
  const lengths = windowOf(scene, 'sleep-duration', WEEKS_DAYS);
  let [free, freeSum, work, workSum, next] = [0, 0, 0, 0, lengths.from];
  for (let i = nights.from; i < nights.to; i++) {
    const day = nights.columns.days[i] ?? 0;
    while (next < lengths.to && (lengths.columns.days[next] ?? 0) < day) next++;
    if (next === lengths.to || lengths.columns.days[next] !== day) continue;
    const middle = (nights.columns.values[i] ?? 0) + (lengths.columns.values[next] ?? 0) / 2;
    if (isFreeDay(day)) {
      free++;
      freeSum += middle;
    } else {
      work++;
      workSum += middle;
    }
  }
  if (free < FREE_NIGHTS || work < WORK_NIGHTS) return tooFewNights(free, work);
  return freeSum / free - workSum / work < SHIFT_MINUTES ? NOTHING : undefined;
}

const tooFewNights = (free: number, work: number): Outcome =>
  tooFew('nights', Math.min(free, FREE_NIGHTS) + Math.min(work, WORK_NIGHTS), FREE_NIGHTS + WORK_NIGHTS);

function shiftOf(scene: Scene): Outcome {
  const lengths = lastDays(scene, 'sleep-duration', WEEKS_DAYS);
  let next = 0;
  const nights = homeNights(scene.features, addDays(scene.today, 1 - WEEKS_DAYS), scene.today).flatMap((night) => {
    while ((lengths[next]?.day ?? night.day) < night.day) next++;
    const length = lengths[next];
    return length?.day === night.day ? [{ ...night, value: night.value + length.value / 2 }] : [];
  });
  const [free, work] = [nights.filter(isFree), nights.filter((night) => !isFree(night))];
  if (free.length < FREE_NIGHTS || work.length < WORK_NIGHTS) return tooFewNights(free.length, work.length);
  const shift = mean(valuesOf(free)) - mean(valuesOf(work));
  if (shift < SHIFT_MINUTES) return NOTHING;
  const error = Math.hypot(deviation(valuesOf(free)) / Math.sqrt(free.length), deviation(valuesOf(work)) / Math.sqrt(work.length));
  const part = measured({ name: 'shift', metric: 'sleep-onset-time', unit: 'min', decimals: 0, value: shift }, nights);
  return found({
    kind: 'social-jetlag',
    title: 'Later sleep on free days',
    template: 'On free days the middle of your sleep lies {shift} later.',
    since: nights[0]?.day ?? '',
    until: nights.at(-1)?.day ?? '',
    direction: 'irregular',
    metrics: ['sleep-onset-time', 'sleep-duration'],
    figures: [part.figure],
    basis: [part.basis],
    sureness: {
      probability: beyond(shift, SHIFT_MINUTES, error, 'above', 5),
      basis: `${free.length} free and ${work.length} other nights`,
    },
    urgency: 'suggestion',
    method: { id: 'midsleep-shift', version: '1', source: 'Roenneberg 2012, doi 10.1016/j.cub.2012.03.038' },
    isCurrent: true,
  });
}

const FORTNIGHT = 14;
/** Days that count as training: an easy stroll is rest. A stated rule; the consensus gives no number. */
const TRAINING_MINUTES = 40;
const LEAST_TRAINING_DAYS = 13;

/** Training on at least thirteen of the last fourteen days. */
export function noRestDays(scene: Scene): Outcome {
  const { from, minutes } = latelyActive(scene);
  const begin = Math.max(minutes.length - FORTNIGHT, firstExercise(scene) - from);
  let [worn, active] = [0, 0];
  for (let i = begin; i < minutes.length; i++) {
    const value = minutes[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    worn++;
    if (value >= TRAINING_MINUTES) active++;
  }
  if (worn < LEAST_TRAINING_DAYS) return tooFew('days with your device on', worn, LEAST_TRAINING_DAYS);
  if (active < LEAST_TRAINING_DAYS) return NOTHING;
  const first = scene.features.get('exercise-time')?.[0]?.day ?? scene.today;
  const days = lastExercise(scene, FORTNIGHT).filter(({ day }) => day >= first);
  const trained = days.filter(({ value }) => value >= TRAINING_MINUTES);
  if (mean(valuesOf(days)) < 1.5 * TRAINING_MINUTES) return NOTHING;
  const part = measured({ name: 'days', metric: 'exercise-time', unit: '1', decimals: 0, value: trained.length }, trained);
  return found({
    kind: 'no-rest-days',
    title: 'No day of rest',
    template: 'You trained on {days} of the last two weeks’ days.',
    since: days[0]?.day ?? '',
    until: days.at(-1)?.day ?? '',
    direction: 'outside',
    metrics: ['exercise-time'],
    figures: [part.figure],
    basis: [part.basis],
    sureness: { probability: 0.7, basis: `${days.length} days with your device on` },
    urgency: 'suggestion',
    method: { id: 'training-days-counted', version: '1', source: 'Meeusen 2013, doi 10.1249/MSS.0b013e318279a10a' },
    isCurrent: true,
  });
}

/** The first day with active minutes, as days since 1970; after all days without any. */
const firstExercise = ({ features, today }: Scene): number => numberOf(features.get('exercise-time')?.[0]?.day ?? today);

const HALF_YEAR = 180;
/** Estimates of a watch are off by about this much from week to week. */
const LEAST_FALL = 2;
const ESTIMATES = 12;

/** A steady fall of cardio fitness over half a year. */
export function fitnessFalling(scene: Scene): Outcome {
  const window = windowOf(scene, 'vo2-max', HALF_YEAR);
  if (countOf(window) >= ESTIMATES && isSettled(window) && !mayMove(window, -1, LEAST_FALL, 'fall')) return NOTHING;
  const days = sinceNewestDevice(lastDays(scene, 'vo2-max', HALF_YEAR));
  if (days.length < ESTIMATES) return tooFew('fitness estimates', days.length, ESTIMATES);
  const fall = steadyFall(valuesOf(days), LEAST_FALL);
  if (fall === undefined) return NOTHING;
  const { trend, slope } = fall;
  const steps = days.length - 1;
  const change = -slope.slope * steps;
  if (change < LEAST_FALL || slope.high >= 0) return NOTHING;
  const last = days.slice(-5);
  const figure = { metric: 'vo2-max', unit: 'mL/kg/min', decimals: 1 };
  const parts = [
    measured({ ...figure, name: 'change', value: change, low: -slope.high * steps, high: -slope.low * steps }, days),
    measured({ ...figure, name: 'recent', value: mean(valuesOf(last)) }, last),
  ];
  return found({
    kind: 'fitness-falling',
    title: 'Cardio fitness falling',
    template: 'Your cardio fitness fell by {change} over the last half year, to {recent}.',
    since: days[0]?.day ?? '',
    until: days.at(-1)?.day ?? '',
    direction: 'falling',
    metrics: ['vo2-max'],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability: clampedProbability(1 - trend.p / 2), basis: `${days.length} estimates` },
    urgency: 'suggestion',
    method: { id: 'theil-sen', version: '1', source: 'Sen 1968, doi 10.1080/01621459.1968.10480934' },
    isCurrent: true,
  });
}

/** Breathing at night of the last four nights above the usual range; with other signs it is part of a strain, which is told instead. */
export function respiratoryRateAboveUsual(scene: Scene): Outcome {
  const outcome = levelShift(scene, {
    kind: 'respiratory-rate-above-usual',
    metric: 'respiratory-rate',
    name: 'breathing rate',
    unit: '/min',
    decimals: 1,
    side: 'above',
    days: 4,
    needed: 3,
    floor: 0.5,
    title: 'Breathing rate above your usual',
  });
  return outcome.state === 'found' && illnessLikeStrain(scene).state === 'found' ? NOTHING : outcome;
}
