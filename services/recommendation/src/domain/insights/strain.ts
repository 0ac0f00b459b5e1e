import type { InsightFact } from '@aceso/guidelines/kit';
import { SortedWindow } from '@aceso/science';
import { addDays, daysApart } from '../days.ts';
import { isSameDevice } from '../episodes/by-device.ts';
import { between, type DayPoint, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { clampedProbability, mean } from '../statistics.ts';

/** Night measures that move together when the body is under strain; `floor` is the smallest believable scatter. */
const SIGNS = [
  { metric: 'resting-heart-rate', sign: 1, floor: 1 },
  { metric: 'wrist-temperature', sign: 1, floor: 0.1 },
  { metric: 'respiratory-rate', sign: 1, floor: 0.3 },
  { metric: 'heart-rate-variability-sdnn', sign: -1, floor: 3 },
] as const;
/** What it looks at. */
export const STRAIN_METRICS: readonly string[] = SIGNS.map(({ metric }) => metric);
const HEART = 'resting-heart-rate';
const OUT = 2;
/** A sign that leans at all, and one that leads. */
const LEANS = 1;
const LEADS = 1.5;
/** Sum of the signs over the root of their number: a normal deviate when nothing is the matter. */
const TOGETHER = 2.8;
/** One wild sign is not all of them. */
const MOST_OF_ONE = 4;
const BASELINE_DAYS = 28;
/** The days just before are left out: a beginning illness must not become its own baseline. */
const GUARD_DAYS = 4;
const NEEDED = 14;
/** Nights with at least two signs out, within this many days of each other, are one episode. */
const JOIN_DAYS = 3;
const CURRENT_DAYS = 3;
/** Longest that one goes on for. */
const LONGEST_DAYS = 60;
/** Two nights are worth a word on the morning after; of the past only what is likely is told. */
const SURE_ENOUGH_LATER = 0.8;
const METHOD = {
  id: 'strain-of-night-measures',
  version: '2',
  source:
    'Robust deviations of up to four night measures, added and divided by the root of their number (Stouffer), beyond 2.8 on two nights; after Alavi 2022, doi 10.1038/s41591-021-01593-2',
} as const;

interface StrainedNight {
  readonly day: string;
  readonly signs: number;
  readonly heartRateAbove: number | undefined;
}

/**
 * The episode of nights on which several signs were off together that goes on now.
 *
 * Never an infection's name: heat, alcohol, hard training and jet lag look alike.
 */
export function illnessLikeStrain(scene: Scene): Outcome {
  const heart = scene.features.get(HEART) ?? [];
  if (heart.length < NEEDED + 2) return tooFew('days of resting heart rate', heart.length, NEEDED + 2);
  // Without a strained night in the last days nothing goes on, and weeks need not be looked at.
  if (strainedNights(scene, addDays(scene.today, -CURRENT_DAYS)).length === 0) return NOTHING;
  return found(...strainSince(scene, addDays(scene.today, -LONGEST_DAYS)).filter(({ isCurrent }) => isCurrent));
}

/** Such episodes that are over: of the past only what is likely is told. */
export const pastStrain = (scene: Scene): readonly InsightFact[] =>
  strainSince(scene, '').filter(({ isCurrent, sureness }) => !isCurrent && sureness.probability >= SURE_ENOUGH_LATER);

function strainSince(scene: Scene, first: string): readonly InsightFact[] {
  const episodes: StrainedNight[][] = [];
  for (const night of strainedNights(scene, first)) {
    const last = episodes.at(-1)?.at(-1);
    if (last === undefined || daysApart(last.day, night.day) > JOIN_DAYS) episodes.push([]);
    episodes.at(-1)?.push(night);
  }
  return episodes.filter((episode) => episode.length >= 2).map((episode) => factOf(scene, episode, scene.features.get(HEART) ?? []));
}

function strainedNights(scene: Scene, first: string): readonly StrainedNight[] {
  const bySign = SIGNS.map(({ metric, sign, floor }) => deviations(scene.features.get(metric) ?? [], first, sign, floor));
  const days = [...new Set(bySign.flatMap((sign) => [...sign.keys()]))].filter((day) => day <= scene.today).toSorted();
  const heart = scene.features.get(HEART) ?? [];
  return days.flatMap((day) => {
    const scores = bySign.flatMap((sign) => sign.get(day) ?? []);
    const together = scores.reduce((sum, score) => sum + Math.min(MOST_OF_ONE, score), 0) / Math.sqrt(scores.length);
    const leaning = scores.filter((score) => score >= LEANS).length;
    // Heart rate or temperature must be among them: breathing and variability alone follow drink and stress.
    const leading = [bySign[0], bySign[1]].some((sign) => (sign?.get(day) ?? 0) >= LEADS);
    if (together < TOGETHER || leaning < 2 || !leading) return [];
    return [{ day, signs: scores.filter((score) => score >= OUT).length, heartRateAbove: aboveUsual(heart, day) }];
  });
}

/** Robust z of each day against the four weeks before, turned so that strain is positive. */
function deviations(points: readonly DayPoint[], first: string, sign: 1 | -1, floor: number): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  const begin = points.findIndex(({ day }) => day >= first);
  if (begin < 0) return scores;
  const usualOf = isOneDevice(points) ? slidingUsual(points, begin) : (index: number) => usualOfDevice(points, index);
  for (let i = begin; i < points.length; i++) {
    const [point, usual] = [points[i], usualOf(i)];
    if (point !== undefined && usual !== undefined)
      scores.set(point.day, (sign * (point.value - usual.middle)) / Math.max(usual.spread, floor));
  }
  return scores;
}

/** How far a day lies above the mean of the four weeks before, in its unit; undefined without a value or with too few before it. */
function aboveUsual(points: readonly DayPoint[], day: string): number | undefined {
  const index = points.findIndex((point) => point.day === day);
  const before = index < 0 ? [] : valuesBefore(points, index);
  return before.length < NEEDED ? undefined : (points[index]?.value ?? 0) - mean(before);
}

interface Usual {
  readonly middle: number;
  readonly spread: number;
}

const isOneDevice = (points: readonly DayPoint[]): boolean => new Set(points.flatMap(({ sources }) => sources.slice(0, 1))).size <= 1;

/** First and last day of what a day is held against. */
const baselineOf = (day: string): readonly [string, string] => [addDays(day, -BASELINE_DAYS - GUARD_DAYS), addDays(day, -GUARD_DAYS)];

/** Values of the weeks before a day that its own device has told: a new one begins a new baseline. */
function valuesBefore(points: readonly DayPoint[], index: number): readonly number[] {
  const point = points[index];
  const [oldest, newest] = baselineOf(point?.day ?? '');
  const values: number[] = [];
  for (let i = index - 1; i >= 0 && (points[i]?.day ?? '') >= oldest; i--)
    if ((points[i]?.day ?? '') <= newest && isSameDevice(point, points[i])) values.unshift(points[i]?.value ?? 0);
  return values;
}

function usualOfDevice(points: readonly DayPoint[], index: number): Usual | undefined {
  const before = valuesBefore(points, index);
  const window = new SortedWindow(before.length);
  before.forEach((value) => window.add(value));
  return before.length < NEEDED ? undefined : { middle: window.median(), spread: window.deviation() };
}

/** The usual before each day of a series of one device, asked for one day after the other. */
function slidingUsual(points: readonly DayPoint[], begin: number): (index: number) => Usual | undefined {
  const window = new SortedWindow(BASELINE_DAYS + 1);
  const [earliest] = baselineOf(points[begin]?.day ?? '');
  let from = points.findIndex(({ day }) => day >= earliest);
  let to = from;
  return (index) => {
    const [oldest, newest] = baselineOf(points[index]?.day ?? '');
    for (; from < to && (points[from]?.day ?? '') < oldest; from++) window.remove(points[from]?.value ?? 0);
    for (; to < index && (points[to]?.day ?? '') <= newest; to++) {
      // After days without a value one may be too old as it comes.
      if ((points[to]?.day ?? '') >= oldest) window.add(points[to]?.value ?? 0);
      else from = to + 1;
    }
    return window.count < NEEDED ? undefined : { middle: window.median(), spread: window.deviation() };
  };
}

function factOf(scene: Scene, episode: readonly StrainedNight[], heart: readonly DayPoint[]): InsightFact {
  const [since, until] = [episode[0]?.day ?? '', episode.at(-1)?.day ?? ''];
  const points = heart.filter(({ day }) => episode.some((night) => night.day === day));
  const lifts = episode.flatMap(({ heartRateAbove }) => heartRateAbove ?? []);
  const above = lifts.length === 0 ? 0 : Math.max(0, mean(lifts));
  const parts = [
    measured({ name: 'nights', metric: HEART, unit: '{nights}', decimals: 0, value: episode.length }, points),
    measured({ name: 'heartRate', metric: HEART, unit: '/min', decimals: 0, value: above }, points),
  ];
  const signs = episode.reduce((sum, night) => sum + night.signs, 0);
  const isCurrent = daysApart(until, scene.today) <= CURRENT_DAYS;
  const context = between(scene.features, HEART, addDays(since, -21), addDays(until, 7));
  return {
    kind: 'illness-like-strain',
    title: isCurrent ? 'Your body is under strain' : 'Your body was under strain',
    template:
      above >= 1
        ? 'On {nights} several of your night measures were off together; your resting heart rate was {heartRate} above your usual.'
        : 'On {nights} several of your night measures were off together.',
    since,
    until,
    direction: 'outside',
    metrics: SIGNS.map(({ metric }) => metric).filter((metric) => scene.features.has(metric)),
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    // Each further sign and night makes chance less likely: a stated rule, to be calibrated by what people report.
    sureness: { probability: clampedProbability(0.45 + 0.06 * signs), basis: `${signs} signs on ${episode.length} nights` },
    urgency: 'suggestion',
    method: METHOD,
    isCurrent,
    ...(isCurrent
      ? {}
      : { coverage: { days: daysApart(since, until) + 1, withData: between(scene.features, HEART, since, until).length } }),
    evidence: {
      form: 'line',
      metric: HEART,
      unit: '/min',
      groups: [{ label: 'Resting heart rate', days: context.map(({ day }) => day), values: context.map(({ value }) => value) }],
    },
  };
}
