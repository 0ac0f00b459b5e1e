import { bestArmProbabilities } from '../best-arm.ts';
import { blockTrial } from '../block-trial.ts';
import { causalExcursion } from '../causal-excursion.ts';
import { effectOfChange } from '../effect-of-change.ts';
import { impactSummary } from '../impact-summary.ts';
import { interruptedSeries } from '../interrupted-series.ts';
import type { Matrix } from '../matrix.ts';
import { offPolicyEstimates } from '../off-policy.ts';
import { smoothAllocation } from '../smooth-allocation.ts';
import { suggestionDecision } from '../suggestion-decision.ts';
import { suggestionDosage } from '../suggestion-dosage.ts';
import { suggestionPosterior } from '../suggestion-posterior.ts';
import { upperConfidenceBound } from '../upper-confidence-bound.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

type Series = readonly number[];

interface ChangeInput {
  readonly y: Series;
  readonly x: readonly Series[] | null;
  readonly pre: number;
  readonly alpha?: number;
}

const change = ({ y, x, pre, alpha }: ChangeInput) => effectOfChange({ values: y, covariates: x ?? [], before: pre, alpha: alpha ?? 0.05 });

/** The true effect of simulated data is the truth, not an answer: it is passed through. */
function impact(input: ChangeInput, _: unknown, asked: { readonly true_effect?: number }): unknown {
  return shown(change(input), ({ actual, predicted, effect, low, high, tail }) => ({
    ...asked,
    actual_mean: actual,
    effect,
    lower: low,
    upper: high,
    tail_p: tail,
    relative: effect / predicted,
    significant: low > 0 || high < 0,
  }));
}

interface TrialInput {
  readonly columns: readonly string[];
  readonly rows: readonly Series[];
  readonly control_marginal: readonly string[];
  readonly control_moderated: readonly string[];
  readonly moderator: readonly string[];
}

function excursion(input: TrialInput, controls: readonly string[], moderators: readonly string[]): unknown {
  const cell = (row: Series, name: string) => row[input.columns.indexOf(name)] ?? Number.NaN;
  const decisions = input.rows.map((row) => ({
    person: String(cell(row, 'id')),
    available: cell(row, 'avail') === 1,
    probability: cell(row, 'prob'),
    treated: cell(row, 'a') === 1,
    outcome: cell(row, 'y'),
    controls: controls.map((name) => cell(row, name)),
    moderators: moderators.map((name) => cell(row, name)),
  }));
  return shown(causalExcursion(decisions), ({ effects, errors, p, degreesOfFreedom }) => ({
    beta: effects,
    se: errors,
    p,
    df2: degreesOfFreedom,
  }));
}

interface HeartStepsInput {
  readonly columns: readonly string[];
  readonly rows: readonly Series[];
  readonly prior: { readonly mu1: Series; readonly var1: Series; readonly mu2: Series; readonly var2: Series; readonly sigma: number };
}

function posterior({ columns, rows, prior }: HeartStepsInput): unknown {
  const cell = (row: Series, name: string) => row[columns.indexOf(name)] ?? Number.NaN;
  const decisions = rows.map((row) => ({
    available: cell(row, 'availability') === 1,
    probability: cell(row, 'probability'),
    dosage: cell(row, 'dosage'),
    engagement: cell(row, 'engagement'),
    otherLocation: cell(row, 'other_location'),
    variation: cell(row, 'variation'),
    temperature: cell(row, 'temperature'),
    logPriorSteps: cell(row, 'logpresteps'),
    sqrtTotalSteps: cell(row, 'sqrt_totalsteps'),
    sent: cell(row, 'action') === 1,
    reward: cell(row, 'reward'),
  }));
  const belief = {
    mainMean: prior.mu1,
    mainVariance: prior.var1,
    treatmentMean: prior.mu2,
    treatmentVariance: prior.var2,
    noise: prior.sigma,
  };
  return shown(suggestionPosterior(decisions, belief), ({ mean, covariance }) => ({ mean, var: covariance }));
}

interface DecisionInput {
  readonly mean: Series;
  readonly var: Matrix;
  readonly context: { readonly dosage: number; readonly engagement: number; readonly other_location: number; readonly variation: number };
  readonly eta: number;
  readonly gamma?: number;
  readonly study_day: number;
  readonly available: boolean;
}

function decision(input: DecisionInput): unknown {
  const { dosage, engagement, other_location: otherLocation, variation } = input.context;
  const result = suggestionDecision({
    posterior: { mean: input.mean, covariance: input.var },
    context: { dosage, engagement, otherLocation, variation },
    proxy: input.eta,
    discount: input.gamma ?? 0.9,
    studyDay: input.study_day,
    available: input.available,
  });
  return shown(result, ({ probability, mean, variance, raw }) => ({ probability, post_mean: mean, post_var: variance, raw }));
}

interface BanditInput {
  readonly kind: 'p_best' | 'linucb';
  readonly arms: readonly (readonly [number, number])[];
  readonly X: Matrix;
  readonly y: Series;
  readonly x: Series;
  readonly alpha: number;
}

function bandit(input: BanditInput): unknown {
  if (input.kind === 'p_best') return shown(bestArmProbabilities(input.arms.map(([a, b]) => ({ a, b }))));
  const result = upperConfidenceBound({ contexts: input.X, rewards: input.y, context: input.x, alpha: input.alpha });
  return shown(result, ({ weights, bound }) => ({ theta: weights, ucb: bound }));
}

interface PolicyInput {
  readonly action: Series;
  readonly reward: Series;
  readonly pscore: Series;
  readonly eval_probs: Matrix;
  readonly q: Matrix;
}

function policy({ action, reward, pscore, eval_probs, q }: PolicyInput): unknown {
  const log = action.map((one, i) => ({
    action: one,
    reward: reward[i] ?? Number.NaN,
    propensity: pscore[i] ?? Number.NaN,
    policy: eval_probs[i] ?? [],
    expected: q[i] ?? [],
  }));
  return shown(offPolicyEstimates(log), (value) => ({
    ipw: value.weighted,
    ipw_clip5: value.weightedClipped,
    snipw: value.selfNormalised,
    dm: value.direct,
    dr: value.doublyRobust,
    sndr: value.selfNormalisedDoublyRobust,
    switch_dr_tau3: value.switched,
    dros_lambda2: value.shrunk,
    ess: value.effectiveSize,
  }));
}

interface AllocationInput {
  readonly mean: number;
  readonly var: number;
  readonly B: number;
  readonly C: number;
  readonly Lmin: number;
  readonly Lmax: number;
}

/** Did it help, and which one next. */
export const effectFamilies: Families = {
  causal_impact: family(impact),
  nof1_grid: family<ChangeInput>((input) =>
    shown(change(input), ({ low, high, tail, ...rest }) => ({ ...rest, effect_lower: low, effect_upper: high, tail_p: tail })),
  ),
  impact_summary: family<{ readonly y: Series; readonly draws: Matrix; readonly alpha?: number }>(({ y, draws, alpha }) =>
    shown(impactSummary({ values: y, draws, alpha: alpha ?? 0.05 }), ({ absolute, relative, p }) => ({
      abs_mean: absolute.mean,
      abs_lower: absolute.low,
      abs_upper: absolute.high,
      abs_sd: absolute.sd,
      rel_mean: relative.mean,
      rel_lower: relative.low,
      rel_upper: relative.high,
      p,
    })),
  ),
  interrupted_time_series: family<{ readonly y: Series; readonly start: number; readonly lag: number }>(({ y, start, lag }) =>
    shown(interruptedSeries({ values: y, start, lag }), (value) => ({
      pre_slope: value.slopeBefore,
      level_change: value.levelChange,
      slope_change: value.slopeChange,
      se_level: value.levelError,
      se_slope: value.slopeError,
    })),
  ),
  nof1_trial: family<{ readonly y: Series; readonly treated: Series; readonly block: number; readonly lag: number }>((input) =>
    shown(
      blockTrial({ values: input.y, treated: input.treated.map((on) => on === 1), blockDays: input.block, lag: input.lag }),
      ({ difference, error, p }) => ({ diff: difference, se_hac: error, perm_p: p }),
    ),
  ),
  mrt_wcls: family<TrialInput>((input) => ({
    marginal: excursion(input, input.control_marginal, []),
    moderated: excursion(input, input.control_moderated, input.moderator),
  })),
  heartsteps_posterior: family(posterior),
  heartsteps_decision: family(decision),
  dosage: family<{ readonly events: Series; readonly x0?: number }>(({ events, x0 }) =>
    shown(
      suggestionDosage(
        events.map((event) => event === 1),
        x0 ?? 0,
      ),
    ),
  ),
  smooth_allocation: family<AllocationInput>((input) =>
    shown(
      smoothAllocation({
        mean: input.mean,
        variance: input.var,
        steepness: input.B,
        shift: input.C,
        least: input.Lmin,
        most: input.Lmax,
      }),
    ),
  ),
  thompson_beta: family(bandit),
  off_policy: family(policy),
};
