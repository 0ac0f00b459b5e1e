import type { InsightFact } from '@aceso/guidelines/kit';
import { robustZ } from '@aceso/science';
import { isSameDevice } from '../episodes/by-device.ts';
import { addDays, between, daysApart, type DayPoint, type Scene } from '../features.ts';
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
  const heart = deviationsInUnits(scene.features.get(HEART) ?? [], first);
  return days.flatMap((day) => {
    const scores = bySign.flatMap((sign) => sign.get(day) ?? []);
    const together = scores.reduce((sum, score) => sum + Math.min(MOST_OF_ONE, score), 0) / Math.sqrt(scores.length);
    const leaning = scores.filter((score) => score >= LEANS).length;
    // Heart rate or temperature must be among them: breathing and variability alone follow drink and stress.
    const leading = [bySign[0], bySign[1]].some((sign) => (sign?.get(day) ?? 0) >= LEADS);
    if (together < TOGETHER || leaning < 2 || !leading) return [];
    return [{ day, signs: scores.filter((score) => score >= OUT).length, heartRateAbove: heart.get(day) }];
  });
}

/** Robust z of each day against the four weeks before, turned so that strain is positive. */
function deviations(points: readonly DayPoint[], first: string, sign: 1 | -1, floor: number): ReadonlyMap<string, number> {
  return new Map(
    withBaseline(points, first).flatMap(({ point, before }) => {
      const score = robustZ(point.value, before, floor);
      return score.ok ? [[point.day, score.value.z * sign] as const] : [];
    }),
  );
}

const deviationsInUnits = (points: readonly DayPoint[], first: string): ReadonlyMap<string, number> =>
  new Map(withBaseline(points, first).map(({ point, before }) => [point.day, point.value - mean(before)]));

function withBaseline(
  points: readonly DayPoint[],
  first: string,
): readonly { readonly point: DayPoint; readonly before: readonly number[] }[] {
  let from = 0;
  return points.flatMap((point, i) => {
    if (point.day < first) return [];
    const [oldest, newest] = [addDays(point.day, -BASELINE_DAYS - GUARD_DAYS), addDays(point.day, -GUARD_DAYS)];
    while (from < i && (points[from]?.day ?? '') < oldest) from++;
    const before: number[] = [];
    for (let j = from; j < i && (points[j]?.day ?? '') <= newest; j++) {
      // A new device begins a new baseline.
      if (isSameDevice(point, points[j])) before.push(points[j]?.value ?? 0);
    }
    return before.length >= NEEDED ? [{ point, before }] : [];
  });
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
