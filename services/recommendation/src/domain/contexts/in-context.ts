import { addDays } from '../days.ts';
import type { DayPoint, Features, Scene } from '../features.ts';
import { NO_CONTEXTS, type Circumstance, type Contexts } from './circumstance.ts';
import { secondHalves, withoutCycle } from './cycle.ts';
import type { Heeds, Way } from './ways.ts';

/** Days after a journey or an illness on which the body is still settling: about a day for each zone, and for most colds. */
const SETTLING_DAYS = 3;
/** What medicines that shift the heart rate move. */
const OF_THE_HEART: ReadonlySet<string> = new Set([
  'resting-heart-rate',
  'heart-rate',
  'heart-rate-variability-sdnn',
  'vo2-max',
  'blood-pressure-systolic',
  'blood-pressure-diastolic',
]);
/** What the cycle moves. */
const OF_THE_CYCLE: ReadonlySet<string> = new Set([
  'resting-heart-rate',
  'heart-rate-variability-sdnn',
  'respiratory-rate',
  'wrist-temperature',
]);

/** Why a kind says nothing about somebody with these conditions; undefined when it may speak. */
export function silenceOf({ silent }: Heeds, { conditions }: Contexts): string | undefined {
  for (const condition of conditions) if (silent[condition] !== undefined) return silent[condition];
  return undefined;
}

/**
 * The scene as a detector has to see it that heeds contexts in these ways: days that are set aside are gone, days that must not be held
 * against each other are told as if by different devices. The same scene when nothing that it heeds was logged.
 */
export function inContext(scene: Scene, metrics: readonly string[], heeds: Heeds): Scene {
  const { circumstances } = scene.contexts ?? NO_CONTEXTS;
  if (circumstances.length === 0) return scene;
  const of = (...kinds: readonly Circumstance['kind'][]) => circumstances.filter(({ kind }) => kinds.includes(kind));
  const wayOf = (context: keyof Heeds['contexts']): Way | undefined => {
    const heed = heeds.contexts[context];
    return 'way' in heed ? heed.way : undefined;
  };
  const aside = [...(wayOf('travel') === 'set-aside' ? of('travel') : []), ...(wayOf('illness') === 'set-aside' ? of('illness') : [])];
  const medicines = wayOf('medicine') === 'new-baseline' ? of('heart-medicine') : [];
  const cycle = wayOf('cycle');
  const halves = cycle === undefined ? [] : secondHalves(circumstances);
  if (aside.length + medicines.length + halves.length === 0) return scene;
  const steps: readonly ((points: readonly DayPoint[], metric: string) => readonly DayPoint[])[] = [
    (points) => points.filter(({ day }) => !aside.some((one) => isDuring(one, day, SETTLING_DAYS))),
    (points, metric) =>
      OF_THE_HEART.has(metric) && medicines.length > 0 ? points.map((point) => withMedicines(point, medicines)) : points,
    (points, metric) => {
      if (halves.length === 0 || !OF_THE_CYCLE.has(metric)) return points;
      if (cycle === 'taken-off') return withoutCycle(points, halves);
      return points.map((point) =>
        halves.some(({ from, to }) => point.day >= from && point.day <= to) ? told(point, 'second half') : point,
      );
    },
  ];
  const features: Features = new Map(
    [...scene.features].map(([metric, points]) => [
      metric,
      metrics.includes(metric) ? steps.reduce((days, step) => step(days, metric), points) : points,
    ]),
  );
  return { ...scene, features, measured: scene.features };
}

const isDuring = ({ from, to }: Circumstance, day: string, settling: number): boolean =>
  day >= from && (to === undefined || day <= addDays(to, settling));

/** Each beginning and end of a medicine begins a new baseline. */
function withMedicines(point: DayPoint, medicines: readonly Circumstance[]): DayPoint {
  const taken = medicines.map(({ from, to }) => (point.day < from ? 0 : to === undefined || point.day <= to ? 1 : 2)).join('');
  return /[^0]/.test(taken) ? told(point, `medicine ${taken}`) : point;
}

/** As if another device had told the day. */
const told = (point: DayPoint, by: string): DayPoint => ({ ...point, sources: point.sources.map((name) => `${name}, ${by}`) });
