import type { Direction, InsightFact } from '@aceso/guidelines/kit';
import { addDays, daysApart } from '../days.ts';
import type { DayPoint } from '../features.ts';
import { measured } from '../outcome.ts';
import { mean } from '../statistics.ts';
import { byDevice } from './by-device.ts';
import { findStretches, shiftsOf, type Stretch, type StretchRules } from './find-stretches.ts';
import { steadyDays, type SteadyDays } from './steady-days.ts';
import { mondayOf, sharpEdge, steadyWeeks } from './weeks.ts';

/** A time, now over, in which a metric lay higher or lower than before and after. */
export interface LevelStretch extends StretchRules {
  readonly kind: string;
  readonly title: string;
  readonly metric: string;
  /** Sentence over `{level}`, `{usual}`, `{difference}` and `{days}`. */
  readonly template: string;
  readonly direction: Direction;
  readonly unit: string;
  readonly decimals: number;
  /** Smallest believable scatter of a day, in the unit. */
  readonly floor: number;
  /** Looked for in weeks instead of days. */
  readonly byWeek?: boolean;
  /** What a day's value is multiplied by before it is told: 7 for a week's sum. */
  readonly factor?: number;
  /** Only told when the level, as it is told, lies beyond this on its side. */
  readonly limit?: number;
}

const Z95 = 1.96;
const METHOD = {
  id: 'level-stretch',
  version: '2',
  source: 'Exact change points of the mean (Killick 2012, doi 10.1080/01621459.2012.737745) against the days before and after',
} as const;

/** Stretches of one metric that are over, each device by itself. Rules of one call look at the same days, by the same floor. */
export function levelStretches(rules: readonly [LevelStretch, ...LevelStretch[]], points: readonly DayPoint[]): readonly InsightFact[] {
  const [{ byWeek, floor }] = rules;
  return byDevice(points).flatMap((era) => {
    const days = byWeek === true ? steadyWeeks(era, floor) : steadyDays(era, floor);
    const shifts = shiftsOf(days);
    return rules.flatMap((rule) =>
      findStretches(days, shifts, rule).flatMap((stretch) => factOf(rule, spanOf(rule, era, days, stretch), stretch)),
    );
  });
}

/** The days of a stretch and those around it. */
interface Span {
  readonly inside: readonly DayPoint[];
  readonly around: readonly DayPoint[];
}

function spanOf({ side }: LevelStretch, era: readonly DayPoint[], { times, width }: SteadyDays, stretch: Stretch): Span {
  const dayOf = (index: number): string => addDays(era[0]?.day ?? '', times[index] ?? 0);
  const [begin, end] = [dayOf(stretch.from), addDays(dayOf(stretch.to - 1), width)];
  const middle = (stretch.level + stretch.usual) / 2;
  const [since, after] =
    width === 1 ? [begin, end] : [sharpEdge(era, begin, middle, side === 'above'), sharpEdge(era, end, middle, side === 'below')];
  const near = new Set(stretch.around.map((index) => dayOf(index)));
  const isAround = (day: string): boolean => (width === 1 ? near.has(day) : near.has(mondayOf(day)));
  return {
    inside: era.filter(({ day }) => day >= since && day < after),
    around: era.filter(({ day }) => (day < since || day >= after) && isAround(day)),
  };
}

function factOf(rule: LevelStretch, { inside, around }: Span, stretch: Stretch): readonly InsightFact[] {
  const { metric, unit, decimals, factor = 1 } = rule;
  const [since, until] = [inside[0]?.day ?? '', inside.at(-1)?.day ?? ''];
  const length = daysApart(since, until) + 1;
  const meanOf = (points: readonly DayPoint[]): number => mean(points.map(({ value }) => value));
  const [level, usual] = [factor * meanOf(inside), factor * meanOf(around)];
  const sign = rule.side === 'above' ? 1 : -1;
  // Edges that were moved to the day may leave less than what counts as a stretch.
  if (length < rule.shortest || (rule.limit !== undefined && sign * (level - rule.limit) <= 0)) return [];
  const difference = sign * (level - usual);
  const margin = Z95 * factor * stretch.error;
  const figure = { metric, unit, decimals };
  const parts = [
    measured({ ...figure, name: 'difference', value: difference, low: difference - margin, high: difference + margin }, inside),
    measured({ ...figure, name: 'level', value: level }, inside),
    measured({ ...figure, name: 'usual', value: usual }, around),
    measured({ metric, unit: '{days}', decimals: 0, name: 'days', value: length }, inside),
  ];
  return [
    {
      kind: rule.kind,
      title: rule.title,
      template: rule.template,
      since,
      until,
      direction: rule.direction,
      metrics: [metric],
      figures: parts.map((part) => part.figure),
      basis: parts.map((part) => part.basis),
      sureness: { probability: stretch.probability, basis: `${inside.length} days against ${around.length} before and after` },
      urgency: 'suggestion',
      method: METHOD,
      isCurrent: false,
      coverage: { days: length, withData: inside.length },
      evidence: {
        form: 'two-strip',
        metric,
        unit,
        groups: [group('In these days', inside), group('Before and after', around)],
      },
    },
  ];
}

const group = (label: string, points: readonly DayPoint[]) => ({
  label,
  days: points.map(({ day }) => day),
  values: points.map(({ value }) => value),
  mean: mean(points.map(({ value }) => value)),
});
