import { hampelOutliers } from '../outlier-hampel.ts';
import { modifiedZOutliers } from '../outlier-modified-z.ts';
import { esdOutliers } from '../outlier-esd.ts';
import { circadianRhythm } from '../circadian-rhythm.ts';
import { cosinor } from '../cosinor.ts';
import { heartRateOutliers } from '../heart-rate-outliers.ts';
import { holtWinters } from '../holt-winters.ts';
import { fitLocalLevel } from '../local-level-fit.ts';
import { localLevel } from '../local-level.ts';
import { meanShifts } from '../mean-shifts.ts';
import { anomalyScores, detectionWorth } from '../anomaly-benchmark.ts';
import { stl } from '../stl.ts';
import { structuralBreaks } from '../structural-breaks.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

type Series = readonly number[];
const pick = (values: Series, indices: Series = []) => indices.map((index) => values[index]);

interface OutlierInput {
  readonly kind: 'esd' | 'modified_z' | 'hampel';
  readonly x: Series;
  readonly k: number;
  readonly alpha: number;
  readonly cut: number;
  readonly half_window: number;
  readonly t0: number;
}

function outliers(input: OutlierInput): unknown {
  if (input.kind === 'hampel') return shown(hampelOutliers(input.x, input.half_window, input.t0), (index) => ({ index }));
  if (input.kind === 'modified_z') {
    return shown(modifiedZOutliers(input.x, input.cut), ({ outliers: index, largest }) => ({ index, max_abs: largest }));
  }
  return shown(esdOutliers(input.x, input.k, input.alpha), ({ statistics, critical, outliers: found }) => ({
    R: statistics,
    lam: critical,
    outliers: found,
  }));
}

interface LevelInput {
  readonly y: readonly (number | null)[];
  readonly s2_eps: number;
  readonly s2_eta: number;
  readonly a1: number;
  readonly P1: number;
}

function level(input: LevelInput, _: unknown, asked: { readonly index: Series }): unknown {
  const result = localLevel({
    values: input.y,
    noise: input.s2_eps,
    drift: input.s2_eta,
    startLevel: input.a1,
    startVariance: input.P1,
  });
  return shown(result, ({ steps, logLikelihood }) => ({
    index: asked.index,
    pred_state: pick(
      steps.map((step) => step.predicted),
      asked.index,
    ),
    pred_var: pick(
      steps.map((step) => step.predictedVariance),
      asked.index,
    ),
    smooth_state: pick(
      steps.map((step) => step.smoothed),
      asked.index,
    ),
    smooth_var: pick(
      steps.map((step) => step.smoothedVariance),
      asked.index,
    ),
    loglik: logLikelihood,
  }));
}

interface StlCase {
  readonly x: Series;
  readonly period: number;
  readonly s_window: number | 'periodic';
  readonly t_window?: number;
  readonly robust: boolean;
}
interface StlAsked {
  readonly idx?: Series;
  readonly trend_idx?: Series;
  readonly weights_idx?: Series;
  readonly seasonal_first?: Series;
  readonly remainder_first?: Series;
}

function decomposition(input: StlCase, _: unknown, asked: StlAsked): unknown {
  const { x, period, robust } = input;
  const result = stl({ values: x, period, seasonalWindow: input.s_window, trendWindow: input.t_window, robust });
  const fromOne = (indices: Series = []) => indices.map((index) => index - 1);
  return shown(result, ({ seasonal, trend, remainder, weights }) => ({
    ...asked,
    seasonal_first: seasonal.slice(0, asked.seasonal_first?.length ?? 0),
    remainder_first: remainder.slice(0, asked.remainder_first?.length ?? 0),
    seasonal: pick(seasonal, fromOne(asked.idx)),
    trend: pick(trend, fromOne(asked.trend_idx ?? asked.idx)),
    weights: pick(weights, fromOne(asked.weights_idx)),
  }));
}

interface SmoothingInput {
  readonly x: Series;
  readonly period: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

function smoothing({ x, period, alpha, beta, gamma }: SmoothingInput): unknown {
  const result = holtWinters({ values: x, period, levelWeight: alpha, slopeWeight: beta, seasonalWeight: gamma });
  return shown(result, (value) => ({
    a: value.level,
    b: value.slope,
    s: value.seasonal,
    sse: value.squaredError,
    forecast: value.forecast,
  }));
}

interface ChangeCase {
  readonly kind: 'pelt_mean' | 'bai_perron';
  readonly x: Series;
  readonly h: number;
  readonly scale: number;
  readonly penalty: 'BIC' | 'MBIC';
}

function changes(input: ChangeCase): unknown {
  if (input.kind === 'pelt_mean') return shown(meanShifts(input.x, input.penalty, input.scale), (breaks) => ({ breaks }));
  return shown(structuralBreaks(input.x, input.h), ({ breaks, squaredError, bic, supF }) => {
    const shownCounts = breaks.length + 1;
    return { breaks, rss: squaredError.slice(0, shownCounts), bic: bic.slice(0, shownCounts), supF };
  });
}

interface BenchmarkInput {
  readonly relative_position?: number;
  readonly n: number;
  readonly windows: readonly (readonly [number, number])[];
  readonly detections: Series;
}

function benchmark(input: BenchmarkInput): unknown {
  if (input.relative_position !== undefined) return { score: detectionWorth(input.relative_position) };
  const windows = input.windows.map(([from, to]) => ({ from, to }));
  return shown(anomalyScores({ rows: input.n, windows, detections: input.detections }), (scores) => ({
    standard: scores.standard,
    reward_low_FP_rate: scores.rewardLowFalsePositives,
    reward_low_FN_rate: scores.rewardLowFalseNegatives,
  }));
}

/** Series in time: outliers, levels, seasons, changes, rhythms. */
export const seriesFamilies: Families = {
  outliers: family(outliers),
  kalman_local_level: family(level),
  state_space_mle: family<{ readonly y: Series }>(({ y }) =>
    shown(fitLocalLevel(y), ({ noise, drift }) => ({ s2_eps: noise, s2_eta: drift })),
  ),
  stl: family(decomposition),
  holt_winters: family(smoothing),
  changepoint: family(changes),
  nab_scoring: family(benchmark),
  circadian_nonparam: family<{ readonly hourly: Series; readonly start_hour: number }>(({ hourly, start_hour }) =>
    shown(circadianRhythm({ hourly, startHour: start_hour }), (value) => ({
      IS: value.stability,
      IV: value.variability,
      L5: value.lowest5,
      L5_start: value.lowest5Start,
      M10: value.highest10,
      M10_start: value.highest10Start,
      RA: value.relativeAmplitude,
    })),
  ),
  cosinor: family<{ readonly t: Series; readonly y: Series; readonly period: number }>(({ t, y, period }) =>
    shown(cosinor({ times: t, values: y, period }), ({ cosine, sine, peak, f, ...rest }) => ({
      ...rest,
      beta_cos: cosine,
      beta_sin: sine,
      peak_time: peak,
      F: f,
    })),
  ),
  rhrad: family<{ readonly hourly: Series; readonly contamination?: number; readonly support?: number }>((input) =>
    shown(heartRateOutliers({ hourly: input.hourly, contamination: input.contamination ?? 0.1, support: input.support ?? 0.7 })),
  ),
};
