import { addDays, isWeekend } from '../days.ts';
import { homeNights } from '../episodes/home-nights.ts';
import { sinceNewestDevice } from '../episodes/by-device.ts';
import { lastDays, valuesOf, type DayPoint, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { steadyFall } from '../steady-trend.ts';
import { beyond, clampedProbability, deviation, mean } from '../statistics.ts';
import { lastExercise } from './activity.ts';
import { levelShift } from './level-shift.ts';
import { illnessLikeStrain } from './strain.ts';

const WEEKS_DAYS = 28;
/** Two hours between the middle of sleep on free days and on workdays; one hour is how most people live (Roenneberg 2012; NSF 2023). */
const SHIFT_MINUTES = 120;
const [FREE_NIGHTS, WORK_NIGHTS] = [6, 12];

const isFree = ({ day }: DayPoint): boolean => isWeekend(day);

/** The middle of sleep lies later on free days: nights that end on Saturday or Sunday against the others, of four weeks at home. */
export function socialJetlag(scene: Scene): Outcome {
  const lengths = lastDays(scene, 'sleep-duration', WEEKS_DAYS);
  let next = 0;
  const nights = homeNights(scene.features, addDays(scene.today, 1 - WEEKS_DAYS), scene.today).flatMap((night) => {
    while ((lengths[next]?.day ?? night.day) < night.day) next++;
    const length = lengths[next];
    return length?.day === night.day ? [{ ...night, value: night.value + length.value / 2 }] : [];
  });
  const [free, work] = [nights.filter(isFree), nights.filter((night) => !isFree(night))];
  if (free.length < FREE_NIGHTS || work.length < WORK_NIGHTS)
    return tooFew('nights', Math.min(free.length, FREE_NIGHTS) + Math.min(work.length, WORK_NIGHTS), FREE_NIGHTS + WORK_NIGHTS);
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
  const first = scene.features.get('exercise-time')?.[0]?.day ?? scene.today;
  const days = lastExercise(scene, FORTNIGHT).filter(({ day }) => day >= first);
  if (days.length < LEAST_TRAINING_DAYS) return tooFew('days with your device on', days.length, LEAST_TRAINING_DAYS);
  const trained = days.filter(({ value }) => value >= TRAINING_MINUTES);
  if (trained.length < LEAST_TRAINING_DAYS || mean(valuesOf(days)) < 1.5 * TRAINING_MINUTES) return NOTHING;
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

const HALF_YEAR = 180;
/** Estimates of a watch are off by about this much from week to week. */
const LEAST_FALL = 2;

/** A steady fall of cardio fitness over half a year. */
export function fitnessFalling(scene: Scene): Outcome {
  const days = sinceNewestDevice(lastDays(scene, 'vo2-max', HALF_YEAR));
  if (days.length < 12) return tooFew('fitness estimates', days.length, 12);
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
