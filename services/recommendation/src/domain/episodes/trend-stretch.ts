import type { InsightFact } from '@aceso/guidelines/kit';
import { trendPieces, type TrendPiece } from '@aceso/science';
import { daysApart } from '../days.ts';
import type { DayPoint } from '../features.ts';
import { measured } from '../outcome.ts';
import { beyond } from '../statistics.ts';
import { byDevice } from './by-device.ts';
import { steadyDays, type SteadyDays } from './steady-days.ts';

/** A time, now over, over which a metric went steadily one way. */
export interface TrendStretch {
  readonly kind: string;
  readonly title: string;
  readonly metric: string;
  /** Sentence over `{change}`, `{days}` and, where a level means something, `{level}` at its end. */
  readonly template: string;
  readonly direction: 'rising' | 'falling';
  readonly unit: string;
  readonly decimals: number;
  /** Smallest change in four months worth a word: an amount in the unit, and a share of the level. Slower is season or chance. */
  readonly least: { readonly amount: number; readonly share: number };
  /** Smallest believable scatter of a day, in the unit. */
  readonly floor: number;
  /** Days that it lasts at least, and how many of them must have a value. */
  readonly shortest: number;
  readonly needed: number;
}

const Z95 = 1.96;
const SURE_ENOUGH = 0.8;
const WITHIN_DAYS = 120;
/** A piece that climbs slower than this share of what is worth a word belongs to no trend. */
const PIECE_SHARE = 0.75;
/** It is over when so many days with so many values have come after it. */
const [AFTER_DAYS, AFTER_NEEDED] = [14, 5];
/** Fewest values of a straight piece. */
const PIECE = 5;
const METHOD = {
  id: 'trend-stretch',
  version: '1',
  source: 'Exact break points of a piecewise linear trend (Bai and Perron 2003, doi 10.1002/jae.659)',
} as const;

/** One or more pieces that go the same way. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly change: number;
  readonly error: number;
  readonly level: number;
}

/** Trends of one metric that are over, each device by itself. Rules of one call look at the same days, by the same floor. */
export function trendStretches(rules: readonly [TrendStretch, ...TrendStretch[]], points: readonly DayPoint[]): readonly InsightFact[] {
  const [{ floor }] = rules;
  return byDevice(points).flatMap((era) => {
    const days = steadyDays(era, floor);
    const pieces = trendPieces({ times: days.times, values: days.values, scale: days.scale, shortest: PIECE });
    if (!pieces.ok) return [];
    return rules.flatMap((rule) => runsOf(rule, days, pieces.value).flatMap((run) => factOf(rule, era, days, run)));
  });
}

function runsOf(rule: TrendStretch, { times }: SteadyDays, pieces: readonly TrendPiece[]): readonly Run[] {
  const sign = rule.direction === 'rising' ? 1 : -1;
  const worth = ({ last }: TrendPiece): number => Math.max(rule.least.amount, rule.least.share * Math.abs(last));
  const goes = (piece: TrendPiece): boolean =>
    sign * piece.slope > Math.max(Z95 * piece.slopeError, (PIECE_SHARE * worth(piece)) / WITHIN_DAYS);
  const runs: TrendPiece[][] = [];
  pieces.forEach((piece, i) => {
    const before = pieces[i - 1];
    if (!goes(piece)) return;
    // A jump back between two climbs makes them two.
    const goesOn = before !== undefined && goes(before) && sign * (piece.first - before.last) > -rule.least.amount / 2;
    if (goesOn) runs.at(-1)?.push(piece);
    else runs.push([piece]);
  });
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    const spanOf = ({ from, to }: TrendPiece): number => (times[to - 1] ?? 0) - (times[from] ?? 0);
    const error = Math.hypot(...run.map((piece) => piece.slopeError * spanOf(piece)));
    return [{ from: first.from, to: last.to, change: sign * (last.last - first.first), error, level: last.last }];
  });
}

function factOf(rule: TrendStretch, points: readonly DayPoint[], { times }: SteadyDays, run: Run): readonly InsightFact[] {
  const { metric, unit, decimals } = rule;
  const inside = points.slice(run.from, run.to);
  const [since, until] = [inside[0]?.day ?? '', inside.at(-1)?.day ?? ''];
  const length = daysApart(since, until) + 1;
  const after = points.length - run.to;
  const sinceThen = (times.at(-1) ?? 0) - (times[run.to - 1] ?? 0);
  const least = Math.max(rule.least.amount, rule.least.share * Math.abs(run.level));
  if (
    length < rule.shortest ||
    inside.length < rule.needed ||
    after < AFTER_NEEDED ||
    sinceThen < AFTER_DAYS ||
    run.change * Math.min(1, WITHIN_DAYS / length) < least
  )
    return [];
  const probability = beyond(run.change, least / 2, run.error, 'above', 0);
  if (probability < SURE_ENOUGH) return [];
  const figure = { metric, unit, decimals };
  const margin = Z95 * run.error;
  const parts = [
    measured({ ...figure, name: 'change', value: run.change, low: run.change - margin, high: run.change + margin }, inside),
    measured({ ...figure, name: 'level', value: run.level }, inside),
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
      sureness: { probability, basis: `${inside.length} days with values` },
      urgency: 'suggestion',
      method: METHOD,
      isCurrent: false,
      coverage: { days: length, withData: inside.length },
      evidence: {
        form: 'line',
        metric,
        unit,
        groups: [{ label: 'In these days', days: inside.map(({ day }) => day), values: inside.map(({ value }) => value) }],
      },
    },
  ];
}
