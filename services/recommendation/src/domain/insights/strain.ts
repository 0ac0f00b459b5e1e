import type { InsightFact } from '@aceso/guidelines/kit';
import { median, medianAbsoluteDeviation, SortedWindow } from '@aceso/science';
import { addDays, daysApart, numberOf } from '../days.ts';
import { isSameDevice } from '../episodes/by-device.ts';
import { between, placeAfter, placeOf, type DayPoint, type Scene } from '../features.ts';
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
/** Days by which it is looked further back. */
const LOOK_BACK_DAYS = 7;
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
  const earliest = addDays(scene.today, -LONGEST_DAYS);
  // Without a strained night in the last days nothing goes on; with one, as far back as it goes on and no further.
  for (let first = addDays(scene.today, -CURRENT_DAYS); ; first = addDays(first, -LOOK_BACK_DAYS)) {
    const from = first > earliest ? first : earliest;
    const episode = episodesOf(strainedNights(scene, from)).at(-1);
    if (episode === undefined) return NOTHING;
    if (from > earliest && daysApart(from, episode[0]?.day ?? '') < JOIN_DAYS) continue;
    const fact = episode.length < 2 ? undefined : factOf(scene, episode, scene.features.get(HEART) ?? []);
    return fact?.isCurrent === true ? found(fact) : NOTHING;
  }
}

/** Such episodes that are over: of the past only what is likely is told. */
export const pastStrain = (scene: Scene): readonly InsightFact[] =>
  strainSince(scene, '').filter(({ isCurrent, sureness }) => !isCurrent && sureness.probability >= SURE_ENOUGH_LATER);

const strainSince = (scene: Scene, first: string): readonly InsightFact[] =>
  episodesOf(strainedNights(scene, first))
    .filter((episode) => episode.length >= 2)
    .map((episode) => factOf(scene, episode, scene.features.get(HEART) ?? []));

/** Nights that are near enough to each other to be one episode. */
function episodesOf(nights: readonly StrainedNight[]): readonly (readonly StrainedNight[])[] {
  const episodes: StrainedNight[][] = [];
  for (const night of nights) {
    const last = episodes.at(-1)?.at(-1);
    if (last === undefined || daysApart(last.day, night.day) > JOIN_DAYS) episodes.push([]);
    episodes.at(-1)?.push(night);
  }
  return episodes;
}

function strainedNights(scene: Scene, first: string): readonly StrainedNight[] {
  const all = SIGNS.map(({ metric }) => scene.features.get(metric) ?? []);
  const series = all.map((points) =>
    placeAfter(points, scene.today) === points.length ? points : points.slice(0, placeAfter(points, scene.today)),
  );
  const [heart = []] = series;
  const places = series.map((points) => placeOf(points, first));
  const isLed = SIGNS.some((sign, k) => k < LEADING && mayLead(series[k] ?? [], places[k] ?? 0, sign));
  if (!isLed) return [];
  const scores = SIGNS.map((sign, k) => scoresOf(series[k] ?? [], places[k] ?? 0, sign));
  const nights: StrainedNight[] = [];
  const at = [...places];
  for (;;) {
    let day = LAST;
    for (let k = 0; k < series.length; k++) {
      const next = series[k]?.[at[k] ?? 0]?.day ?? LAST;
      if (next < day) day = next;
    }
    if (day === LAST || day > scene.today) return nights;
    let [sum, known, leaning, out, leading] = [0, 0, 0, 0, false];
    for (let k = 0; k < series.length; k++) {
      const place = at[k] ?? 0;
      if (series[k]?.[place]?.day !== day) continue;
      at[k] = place + 1;
      const score = scores[k]?.[place - (places[k] ?? 0)] ?? UNKNOWN;
      if (Number.isNaN(score)) continue;
      sum += Math.min(MOST_OF_ONE, score);
      known++;
      if (score >= LEANS) leaning++;
      if (score >= OUT) out++;
      if (k < LEADING && score >= LEADS) leading = true;
    }
    if (!leading || leaning < 2 || sum / Math.sqrt(known) < TOGETHER) continue;
    nights.push({ day, signs: out, heartRateAbove: aboveUsual(heart, day) });
  }
}

/** After all days. */
const LAST = '9999-12-31';
/** Of a day that cannot be held against enough others. */
const UNKNOWN = Number.NaN;

/** The first of the signs lead: breathing and variability alone follow drink and stress. */
const LEADING = 2;

/** Most days that a day is held against, with those just before it. */
const WINDOW = BASELINE_DAYS + GUARD_DAYS;

interface Sign {
  readonly sign: 1 | -1;
  readonly floor: number;
}

/** Whether any day from a place on can lead at all: it lies above half of the days before it. Few days are asked, which counting spares. */
function mayLead(points: readonly DayPoint[], begin: number, { sign, floor }: Sign): boolean {
  if (points.length - begin > FEW) return true;
  const usual = new DeviceUsual(points);
  for (let i = begin; i < points.length; i++) {
    const known = usual.moveTo(i);
    const value = points[i]?.value ?? 0;
    if (known < NEEDED || 2 * usual.countBeyond(value, sign) < known - 1) continue;
    if ((sign * (value - usual.median())) / Math.max(usual.deviation(), floor) >= LEADS) return true;
  }
  return false;
}

/** Robust z of each day from a place on against the four weeks before, turned so that strain is positive. */
function scoresOf(points: readonly DayPoint[], begin: number, { sign, floor }: Sign): Float64Array {
  const scores = new Float64Array(points.length - begin);
  const usual =
    points.length - begin > FEW && isOneDevice(points, begin - WINDOW) ? new SlidingUsual(points, begin) : new DeviceUsual(points);
  for (let i = begin; i < points.length; i++)
    scores[i - begin] =
      usual.moveTo(i) < NEEDED ? UNKNOWN : (sign * ((points[i]?.value ?? 0) - usual.median())) / Math.max(usual.deviation(), floor);
  return scores;
}

/** Days from which sliding along pays. */
const FEW = 12;

/** How far a day lies above the mean of the four weeks before, in its unit; undefined without a value or with too few before it. */
function aboveUsual(points: readonly DayPoint[], day: string): number | undefined {
  const index = placeOf(points, day);
  if (points[index]?.day !== day) return undefined;
  const before = valuesBefore(points, index);
  return before.length < NEEDED ? undefined : (points[index]?.value ?? 0) - mean(before);
}

/** Whether one device told all days from a place on. */
function isOneDevice(points: readonly DayPoint[], from: number): boolean {
  let name: string | undefined;
  for (let i = Math.max(0, from); i < points.length; i++) {
    const own = points[i]?.sources[0];
    if (own === undefined || own === name) continue;
    if (name !== undefined) return false;
    name = own;
  }
  return true;
}

/** Values of the weeks before a day that its own device has told: a new one begins a new baseline. */
function valuesBefore(points: readonly DayPoint[], index: number): readonly number[] {
  const point = points[index];
  const day = point?.day ?? '';
  const begin = placeOf(points, addDays(day, -WINDOW), Math.max(0, index - WINDOW), index);
  const end = placeOf(points, addDays(day, 1 - GUARD_DAYS), Math.max(begin, index + 1 - GUARD_DAYS), index);
  const values: number[] = [];
  for (let i = begin; i < end; i++) {
    const before = points[i];
    if (before !== undefined && isSameDevice(point, before)) values.push(before.value);
  }
  return values;
}

/** The usual before one day and another, whoever told them. */
class DeviceUsual {
  readonly #points: readonly DayPoint[];
  #values: readonly number[] = [];

  constructor(points: readonly DayPoint[]) {
    this.#points = points;
  }

  /** Answers with the number of days that it is known from. */
  moveTo(index: number): number {
    this.#values = valuesBefore(this.#points, index);
    return this.#values.length;
  }

  /** How many of those days lie below a value, or above it when the sign is turned. */
  countBeyond(value: number, sign: 1 | -1): number {
    let count = 0;
    for (const before of this.#values) if (sign * (value - before) > 0) count++;
    return count;
  }

  median(): number {
    const middle = median(this.#values);
    return middle.ok ? middle.value : 0;
  }

  deviation(): number {
    const spread = medianAbsoluteDeviation(this.#values);
    return spread.ok ? spread.value : 0;
  }
}

/** The usual before each day of a series of one device, asked for one day after the other. */
class SlidingUsual {
  readonly #points: readonly DayPoint[];
  readonly #window = new SortedWindow(BASELINE_DAYS + 1);
  #from: number;
  #to: number;

  constructor(points: readonly DayPoint[], begin: number) {
    this.#points = points;
    this.#from = placeOf(points, addDays(points[begin]?.day ?? '', -BASELINE_DAYS - GUARD_DAYS));
    this.#to = this.#from;
  }

  moveTo(index: number): number {
    const points = this.#points;
    const today = numberOf(points[index]?.day ?? '');
    const apart = (place: number): number => today - numberOf(points[place]?.day ?? '');
    for (; this.#from < this.#to && apart(this.#from) > BASELINE_DAYS + GUARD_DAYS; this.#from++)
      this.#window.remove(points[this.#from]?.value ?? 0);
    for (; this.#to < index && apart(this.#to) >= GUARD_DAYS; this.#to++) {
      // After days without a value one may be too old as it comes.
      if (apart(this.#to) <= BASELINE_DAYS + GUARD_DAYS) this.#window.add(points[this.#to]?.value ?? 0);
      else this.#from = this.#to + 1;
    }
    return this.#window.count;
  }

  median(): number {
    return this.#window.median();
  }

  deviation(): number {
    return this.#window.deviation();
  }
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
