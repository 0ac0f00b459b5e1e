import { cusumChart } from '../cusum.ts';
import { ewmaChart } from '../ewma.ts';
import { mannKendall } from '../mann-kendall.ts';
import { BASELINE_DAYS, personalBaseline } from '../personal-baseline.ts';
import { pettittTest } from '../pettitt.ts';
import { robustStats } from '../robust-stats.ts';
import { senSlope } from '../sen-slope.ts';
import { present } from '../series.ts';
import { family, shown } from './family.ts';
import type { Families } from './family.ts';

interface ChartInput {
  readonly kind: 'ewma' | 'cusum';
  readonly x: readonly number[];
  readonly target: number;
  readonly lambda: number;
  readonly sigma: number;
  readonly L: number;
  readonly k: number;
  readonly h: number;
}

function chart(input: ChartInput): unknown {
  if (input.kind === 'cusum') {
    const sums = cusumChart({ values: input.x, target: input.target, slack: input.k, limit: input.h });
    return shown(sums, ({ high, low, alarms }) => ({ hi: high, lo: low, alarms }));
  }
  const smoothed = ewmaChart({ values: input.x, weight: input.lambda, target: input.target, sigma: input.sigma, width: input.L });
  return shown(smoothed, (value) => ({ z: value.smoothed, ucl: value.upper, lcl: value.lower, alarms: value.alarms }));
}

function baseline(input: { readonly values: readonly (number | null)[]; readonly floor: number }): unknown {
  const result = personalBaseline(input);
  if (result.ok) return { z_last: result.value.z, status: result.value.status, n: result.value.days };
  // A last day without a value has no score; what stands before it is counted all the same.
  const before = present(input.values.slice(0, -1).slice(-BASELINE_DAYS)).length;
  return { z_last: null, status: 'none', n: result.reason === 'too-few-values' ? result.got : before };
}

function trend({ x }: { readonly x: readonly number[] }): unknown {
  return shown(mannKendall(x), (test) => ({
    S: test.s,
    varS: test.varianceOfS,
    z: test.z,
    p: test.p,
    tau: test.tau,
    ...Object(shown(senSlope(x), ({ slope, low, high }) => ({ sen: slope, sen_ci: [low, high] }))),
    ...Object(shown(pettittTest(x), ({ statistic, after, p }) => ({ pettitt_U: statistic, pettitt_K: after, pettitt_p: p }))),
  }));
}

/** Personal baselines, trends and control charts. */
export const baselineFamilies: Families = {
  robust_stats: family<{ readonly x: readonly number[] }>(({ x }) =>
    shown(robustStats(x), ({ trimmed10, ...rest }) => ({ ...rest, trim10: trimmed10 })),
  ),
  personal_baseline: family(baseline),
  trend_tests: family(trend),
  control_charts: family(chart),
};
