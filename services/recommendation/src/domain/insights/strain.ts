import type { InsightFact } from '@aceso/guidelines/kit';
import { addDays, daysApart, numberOf } from '../days.ts';
import { between, placeAfter, placeOf, type DayPoint, type Scene } from '../features.ts';
import { mayScore, nightScore, nightScores, NEEDED, valuesBefore } from '../night-scores.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { clampedProbability, mean } from '../statistics.ts';
import { columnsOf } from '../series.ts';
import { placeFrom } from '../window.ts';

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
const NONE: readonly DayPoint[] = [];
const OUT = 2;
/** A sign that leans at all, and one that leads. */
const LEANS = 1;
const LEADS = 1.5;
/** Sum of the signs over the root of their number: a normal deviate when nothing is the matter. */
const TOGETHER = 2.8;
/** One wild sign is not all of them. */
const MOST_OF_ONE = 4;
/** Strained nights within this many days of each other are one episode. */
const JOIN_DAYS = 3;
/** So are those without a night between them of which anything is known: that the watch lay in a drawer does not end an illness. */
const JOIN_UNKNOWN_DAYS = 7;
const CURRENT_DAYS = 3;
/** Days by which it is looked further back. */
const LOOK_BACK_DAYS = 7;
/** Longest that one goes on for. */
const LONGEST_DAYS = 60;
/** Two nights are worth a word on the morning after; of the past only what is likely is told. */
const SURE_ENOUGH_LATER = 0.8;
const METHOD = {
  id: 'strain-of-night-measures',
  version: '3',
  source:
    'Robust deviations of up to four night measures, added and divided by the root of their number (Stouffer), beyond 2.8 on two nights; after Alavi 2022, doi 10.1038/s41591-021-01593-2',
} as const;

interface StrainedNight {
  readonly day: string;
  /** Its number among the nights that could be judged. */
  readonly judged: number;
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
  const earliest = addDays(scene.today, -LONGEST_DAYS);
  // Without a strained night in the last days nothing goes on; with one, as far back as it goes on and no further.
  if (!isStrained(scene)) return NOTHING;
  for (let first = addDays(scene.today, -CURRENT_DAYS); ; first = addDays(first, -LOOK_BACK_DAYS)) {
    const from = first > earliest ? first : earliest;
    const episode = episodesOf(strainedNights(scene, from)).at(-1);
    if (episode === undefined) return NOTHING;
    if (from > earliest && daysApart(from, episode[0]?.day ?? '') < JOIN_UNKNOWN_DAYS) continue;
    const fact = episode.length < 2 ? undefined : factOf(scene, episode);
    return fact?.isCurrent === true ? found(fact) : NOTHING;
  }
}

/** Whether one of the last nights is a strained one. Mostly none can be, which is told without any score. */
function isStrained({ features, today }: Scene): boolean {
  const series = SIGNS.map(({ metric }) => features.get(metric) ?? NONE);
  const last = numberOf(today);
  for (let day = last - CURRENT_DAYS; day <= last; day++) {
    if (!mayLead(series, day)) continue;
    const tally = tallyOf();
    for (let k = 0; k < SIGNS.length; k++) {
      if (k === LEADING && !tally.leads) break;
      const [sign, points] = [SIGNS[k], series[k] ?? NONE];
      const columns = columnsOf(points);
      const place = placeFrom(columns, day);
      if (sign === undefined || place === columns.count || columns.days[place] !== day) continue;
      count(tally, k, nightScore(points, place, sign));
    }
    if (isOut(tally)) return true;
  }
  return false;
}

/** Whether a sign that leads can be so far out on a day at all. */
function mayLead(series: readonly (readonly DayPoint[])[], day: number): boolean {
  for (let k = 0; k < LEADING; k++) {
    const [sign, points] = [SIGNS[k], series[k] ?? NONE];
    const columns = columnsOf(points);
    const place = placeFrom(columns, day);
    if (sign !== undefined && place < columns.count && columns.days[place] === day && mayScore(points, place, sign, LEADS)) return true;
  }
  return false;
}

/** Such episodes that are over: of the past only what is likely is told. */
export const pastStrain = (scene: Scene): readonly InsightFact[] =>
  strainSince(scene, '').filter(({ isCurrent, sureness }) => !isCurrent && sureness.probability >= SURE_ENOUGH_LATER);

const strainSince = (scene: Scene, first: string): readonly InsightFact[] =>
  episodesOf(strainedNights(scene, first))
    .filter((episode) => episode.length >= 2)
    .map((episode) => factOf(scene, episode));

/** Nights that are near enough to each other to be one episode. */
function episodesOf(nights: readonly StrainedNight[]): readonly (readonly StrainedNight[])[] {
  const episodes: StrainedNight[][] = [];
  for (const night of nights) {
    const last = episodes.at(-1)?.at(-1);
    const apart = last === undefined ? Infinity : daysApart(last.day, night.day);
    const isUnknownBetween = night.judged - (last?.judged ?? 0) === 1;
    if (apart > (isUnknownBetween ? JOIN_UNKNOWN_DAYS : JOIN_DAYS)) episodes.push([]);
    episodes.at(-1)?.push(night);
  }
  return episodes;
}

function strainedNights(scene: Scene, first: string): readonly StrainedNight[] {
  const series = SIGNS.map(({ metric }) => scene.features.get(metric) ?? []);
  const [heart = []] = series;
  const at = series.map((points) => placeOf(points, first));
  const scores = SIGNS.map((sign, k) => {
    const points = series[k] ?? [];
    return nightScores(points, at[k] ?? 0, placeAfter(points, scene.today), sign);
  });
  // Without a night that leads there is none.
  if (!SIGNS.some((_, k) => k < LEADING && scores[k]?.subarray(at[k]).some((score) => score >= LEADS))) return [];
  const nights: StrainedNight[] = [];
  let judged = 0;
  for (;;) {
    let day = LAST;
    for (let k = 0; k < series.length; k++) {
      const next = series[k]?.[at[k] ?? 0]?.day ?? LAST;
      if (next < day) day = next;
    }
    if (day === LAST || day > scene.today) return nights;
    const tally = tallyOf();
    for (let k = 0; k < series.length; k++) {
      const place = at[k] ?? 0;
      if (series[k]?.[place]?.day !== day) continue;
      at[k] = place + 1;
      count(tally, k, scores[k]?.[place] ?? Number.NaN);
    }
    if (tally.known > 0) judged++;
    if (isOut(tally)) nights.push({ day, judged, signs: tally.out, heartRateAbove: aboveUsual(heart, day) });
  }
}

/** The signs of a night. */
interface Tally {
  sum: number;
  known: number;
  leaning: number;
  out: number;
  leads: boolean;
}

const tallyOf = (): Tally => ({ sum: 0, known: 0, leaning: 0, out: 0, leads: false });

function count(tally: Tally, sign: number, score: number): void {
  if (Number.isNaN(score)) return;
  tally.sum += Math.min(MOST_OF_ONE, score);
  tally.known++;
  if (score >= LEANS) tally.leaning++;
  if (score >= OUT) tally.out++;
  if (sign < LEADING && score >= LEADS) tally.leads = true;
}

const isOut = ({ sum, known, leaning, leads }: Tally): boolean => leads && leaning >= 2 && sum / Math.sqrt(known) >= TOGETHER;

/** After all days. */
const LAST = '9999-12-31';
/** The first of the signs lead: breathing and variability alone follow drink and stress. */
const LEADING = 2;

/** How far a day lies above the mean of the four weeks before, in its unit; undefined without a value or with too few before it. */
function aboveUsual(points: readonly DayPoint[], day: string): number | undefined {
  const index = placeOf(points, day);
  if (points[index]?.day !== day) return undefined;
  const before = valuesBefore(points, index);
  return before.length < NEEDED ? undefined : (points[index]?.value ?? 0) - mean(before);
}

function factOf(scene: Scene, episode: readonly StrainedNight[]): InsightFact {
  const [since, until] = [episode[0]?.day ?? '', episode.at(-1)?.day ?? ''];
  // Told is what was measured; what is freed of the cycle only says how far above the usual it lay.
  const features = scene.measured ?? scene.features;
  const told = features.get(HEART) ?? [];
  const points = episode.flatMap(({ day }) => {
    const point = told[placeOf(told, day)];
    return point?.day === day ? [point] : [];
  });
  const lifts = episode.flatMap(({ heartRateAbove }) => heartRateAbove ?? []);
  const above = lifts.length === 0 ? 0 : Math.max(0, mean(lifts));
  const parts = [
    measured({ name: 'nights', metric: HEART, unit: '{nights}', decimals: 0, value: episode.length }, points),
    measured({ name: 'heartRate', metric: HEART, unit: '/min', decimals: 0, value: above }, points),
  ];
  const signs = episode.reduce((sum, night) => sum + night.signs, 0);
  const isCurrent = daysApart(until, scene.today) <= CURRENT_DAYS;
  const context = between(features, HEART, addDays(since, -21), addDays(until, 7));
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
    metrics: SIGNS.map(({ metric }) => metric).filter((metric) => features.has(metric)),
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    // Each further sign and night makes chance less likely: a stated rule, to be calibrated by what people report.
    sureness: { probability: clampedProbability(0.45 + 0.06 * signs), basis: `${signs} signs on ${episode.length} nights` },
    urgency: 'suggestion',
    method: METHOD,
    isCurrent,
    ...(isCurrent ? {} : { coverage: { days: daysApart(since, until) + 1, withData: between(features, HEART, since, until).length } }),
    evidence: {
      form: 'line',
      metric: HEART,
      unit: '/min',
      groups: [{ label: 'Resting heart rate', days: context.map(({ day }) => day), values: context.map(({ value }) => value) }],
    },
  };
}
