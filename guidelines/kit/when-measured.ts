import { normalCdf } from '@aceso/science';
import { unfit } from './fits.ts';
import type { Judgement, Reading, Rule, Situation } from './guideline.ts';
import type { Basis, Figure } from './insight.ts';
import type { Manifest } from './manifest-schema.ts';

const DAY_MS = 86_400_000;
/** Nothing that is read off a handful of values is surer than this. */
const MOST = 0.97;

/** Limits of a range: at or above `from`, and below `to`. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

interface Shown {
  readonly unit: string;
  readonly decimals: number;
}

export interface LatestRule extends Range, Shown {
  readonly metric: string;
  /** Days after which a value is too old to act on. */
  readonly withinDays: number;
  /** How far one and the same person's value moves by itself, as a share: a value near a limit is less sure. */
  readonly variation: number;
  /** Turns the value into what the limits are about, such as weight into body mass index; undefined when a fact is missing. */
  readonly as?: (value: number, situation: Situation) => number | undefined;
  /** What is missing then, in words. */
  readonly needs?: string;
}

export interface MeanRule extends Range, Shown {
  readonly metric: string;
  readonly days: number;
  readonly needed: number;
  /** 7 when the figure is told a week. */
  readonly perDays?: number;
  /** Further rule on all that is known, and the metrics that it reads. */
  readonly and?: (situation: Situation) => boolean;
  readonly alsoReads?: readonly string[];
  readonly as?: (mean: number, situation: Situation) => number | undefined;
}

const daysBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

/** Values of a metric from so many days ago up to today. */
export function recent({ facts }: Situation, metric: string, days: number): readonly Reading[] {
  const from = daysBefore(facts.today, days);
  return (facts.series.get(metric) ?? []).filter(({ day }) => day > from && day <= facts.today);
}

/** Metrics go into a text under this name, the limits under `from` and `to`. */
const figuresOf = (value: number, { from, to, unit, decimals }: Range & Shown, metric: string, n: number): readonly Figure[] => [
  { name: 'value', metric, value, unit, decimals, n },
  ...(from === undefined ? [] : [{ name: 'from', metric, value: from, unit, decimals }]),
  ...(to === undefined ? [] : [{ name: 'to', metric, value: to, unit, decimals }]),
];

const basisOf = (metric: string, points: readonly Reading[]): readonly Basis[] => [
  { figure: 'value', metric, days: points.map(({ day }) => day), values: points.map(({ value }) => value) },
];

const inside = (value: number, { from, to }: Range): boolean => (from === undefined || value >= from) && (to === undefined || value < to);

/** Chance that the true level lies in the range, by the normal approximation. */
function chance(value: number, error: number, { from, to }: Range): number {
  const below = (limit: number | undefined, otherwise: number): number =>
    limit === undefined ? otherwise : normalCdf((limit - value) / Math.max(error, 1e-9));
  return Math.min(MOST, Math.max(1 - MOST, below(to, 1) - below(from, 0)));
}

const tooFew = (reason: string): Judgement => ({ outcome: 'not-enough-data', reason });

/** Holds when the newest value of a metric lies in a range: laboratory values, weight, waist. */
export const whenLatest = (manifest: Manifest, rule: LatestRule): Rule => ({
  reads: [rule.metric],
  judge(situation) {
    const refusal = unfit(manifest, situation);
    if (refusal !== undefined) return refusal;
    const newest = recent(situation, rule.metric, rule.withinDays).at(-1);
    if (newest === undefined) return tooFew(`no value of the last ${rule.withinDays} days`);
    const value = rule.as === undefined ? newest.value : rule.as(newest.value, situation);
    if (value === undefined) return tooFew(rule.needs ?? 'a fact about you is missing');
    if (!inside(value, rule)) return { outcome: 'not-met', reason: 'the newest value lies outside the range that this is for' };
    return {
      outcome: 'met',
      insights: [],
      figures: figuresOf(value, rule, rule.metric, 1),
      basis: basisOf(rule.metric, [newest]),
      sureness: { probability: chance(value, rule.variation * value, rule), basis: `one value, of ${newest.day}` },
    };
  },
});

/** Holds when the mean of the last days lies in a range. The day under way is left out: it is not over. */
export const whenMean = (manifest: Manifest, rule: MeanRule): Rule => ({
  reads: [rule.metric, ...(rule.alsoReads ?? [])],
  judge(situation) {
    const refusal = unfit(manifest, situation);
    if (refusal !== undefined) return refusal;
    const points = recent(situation, rule.metric, rule.days + 1).filter(({ day }) => day < situation.facts.today);
    if (points.length < rule.needed) return tooFew(`${points.length} of ${rule.needed} days`);
    const scale = rule.perDays ?? 1;
    const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length;
    const spread = Math.sqrt(points.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / Math.max(1, points.length - 1));
    const value = rule.as === undefined ? mean * scale : rule.as(mean * scale, situation);
    if (value === undefined) return tooFew('a fact about you is missing');
    if (!inside(value, rule) || rule.and?.(situation) === false)
      return { outcome: 'not-met', reason: 'the mean of the last days lies outside the range that this is for' };
    const error = Math.max((spread / Math.sqrt(points.length)) * scale, 0.02 * Math.abs(value));
    return {
      outcome: 'met',
      insights: [],
      figures: figuresOf(value, rule, rule.metric, points.length),
      basis: basisOf(rule.metric, points),
      sureness: { probability: chance(value, error, rule), basis: `${points.length} days` },
    };
  },
});

/** Body mass index in kg/m² from a weight in kg; undefined without a height. */
export const bodyMassIndex = (weight: number, { facts: { heightCm } }: Situation): number | undefined =>
  heightCm === undefined ? undefined : weight / (heightCm / 100) ** 2;
