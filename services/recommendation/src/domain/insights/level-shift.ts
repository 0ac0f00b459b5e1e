import type { InsightFact } from '@aceso/guidelines/kit';
import { addDays } from '../days.ts';
import { between, lastDays, valuesOf, type DayPoint, type Scene } from '../features.ts';
import { mainDevice, ofDevice } from '../episodes/by-device.ts';
import { isOfOneDevice } from '../series.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { beyond, errorOfMean, mean, meanInterval, USUAL_SHARE, usualOf, type Usual } from '../statistics.ts';
import { countOf, isSettled, meanOf, windowOf } from '../window.ts';

/** A metric whose last days are held against the person's own days before. */
export interface LevelShift {
  readonly kind: string;
  readonly metric: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly side: 'above' | 'below';
  /** Days that are judged, how many of them must have a value. */
  readonly days: number;
  readonly needed: number;
  /** Smallest believable error of the mean, in the unit of the metric: below it, devices disagree by themselves. */
  readonly floor: number;
  readonly title: string;
}

const METHOD = {
  id: 'level-shift',
  version: '2',
  source:
    'Mean of the last days against the 10th to 90th percentile of the days before, and three standard errors from their median; standard error of a first-order autoregressive series',
} as const;

/** Standard errors from the middle that a level must lie at: it is asked every day, so that two would be wrong every month. */
const FAR = 3;
const ROUNDING = 1e-9;

/**
 * Says that the mean of the last days lies outside the person's usual range.
 *
 * All judged days but one must lie on that side of the middle, so that a single wild day is no level.
 */
export function levelShift(scene: Scene, rule: LevelShift): Outcome {
  return ruledOut(scene, rule) ?? shiftOf(scene, rule);
}

/** What is said when one device has told all days and they lie where they usually do; undefined when they must be looked at closely. */
function ruledOut(scene: Scene, { metric, days, needed, side, floor }: LevelShift): Outcome | undefined {
  const { baselineDays, minimumBaselineValues: least } = scene.tuning;
  const [recent, before] = [windowOf(scene, metric, days), windowOf(scene, metric, baselineDays, days)];
  if (!isSettled(before)) return undefined;
  if (countOf(recent) < needed) return tooFew('recent days', countOf(recent), needed);
  if (countOf(before) < least) return tooFew('days to know what is usual', countOf(before), least);
  const level = meanOf(recent);
  const { values } = before.columns;
  const sign = side === 'above' ? 1 : -1;
  // So far from the middle it must lie at the least, less what rounding does: half of the days lie on the far side of that.
  const distance = FAR * floor * (1 - ROUNDING);
  let [inside, far] = [0, 0];
  for (let i = before.from; i < before.to; i++) {
    const lift = sign * (level - (values[i] ?? 0));
    if (lift > 0) inside++;
    if (lift >= distance) far++;
  }
  return insideNeeded(countOf(before)) > inside || 2 * far < countOf(before) ? NOTHING : undefined;
}

/** Days that must lie on the inner side of a level outside of the usual range. Counting them spares sorting. */
const insideNeeded = (count: number): number => Math.floor(USUAL_SHARE * (count - 1));

function shiftOf(scene: Scene, rule: LevelShift): Outcome {
  // A new device begins a new baseline: two watches differ by more than most weeks do.
  const last = lastDays(scene, rule.metric, rule.days);
  const isOne = isOfOneDevice(scene.features.get(rule.metric) ?? []);
  const device = isOne ? last[0] : mainDevice(last);
  const recent = isOne ? last : ofDevice(device, last);
  if (recent.length < rule.needed) return tooFew('recent days', recent.length, rule.needed);
  const until = addDays(scene.today, -rule.days);
  const all = between(scene.features, rule.metric, addDays(until, 1 - scene.tuning.baselineDays), until);
  const before = isOne ? all : ofDevice(device, all);
  const needed = scene.tuning.minimumBaselineValues;
  if (before.length < needed) return tooFew('days to know what is usual', before.length, needed);
  const level = mean(valuesOf(recent));
  const inside = before.filter((point) => (rule.side === 'above' ? level > point.value : level < point.value)).length;
  if (inside < insideNeeded(before.length)) return NOTHING;
  const usual = usualOf(valuesOf(before), needed);
  if (usual === undefined) return tooFew('days to know what is usual', before.length, needed);
  const { value, low, high, error } = meanInterval(valuesOf(recent));
  const limit = rule.side === 'above' ? usual.high : usual.low;
  const outside = rule.side === 'above' ? value > limit : value < limit;
  const agreeing = recent.filter((point) => (rule.side === 'above' ? point.value > usual.middle : point.value < usual.middle)).length;
  const far = Math.abs(value - usual.middle) >= FAR * Math.max(rule.floor, errorOfMean(valuesOf(before), recent.length));
  if (!outside || !far || agreeing < recent.length - 1) return NOTHING;
  return found(factOf(rule, usual, recent, before, { value, low, high }, beyond(value, limit, error, rule.side, rule.floor)));
}

function factOf(
  rule: LevelShift,
  usual: Usual,
  recent: readonly DayPoint[],
  before: readonly DayPoint[],
  level: { readonly value: number; readonly low: number; readonly high: number },
  probability: number,
): InsightFact {
  const figure = { metric: rule.metric, unit: rule.unit, decimals: rule.decimals };
  const parts = [
    measured({ ...figure, name: 'recent', ...level }, recent),
    measured({ ...figure, name: 'usualLow', value: usual.low }, before),
    measured({ ...figure, name: 'usualHigh', value: usual.high }, before),
  ];
  return {
    kind: rule.kind,
    title: rule.title,
    template: `Your ${rule.name} averaged {recent} over the last days; your usual is {usualLow#} to {usualHigh}.`,
    since: recent[0]?.day ?? '',
    until: recent.at(-1)?.day ?? '',
    direction: rule.side,
    metrics: [rule.metric],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability, basis: `${recent.length} days against ${usual.n} before` },
    urgency: 'suggestion',
    method: METHOD,
    isCurrent: true,
    evidence: {
      form: 'two-strip',
      metric: rule.metric,
      unit: rule.unit,
      groups: [
        { label: 'The last days', days: recent.map(({ day }) => day), values: recent.map((point) => point.value), mean: level.value },
        { label: 'Before', days: before.map(({ day }) => day), values: before.map((point) => point.value), mean: usual.middle },
      ],
      usual: { low: usual.low, high: usual.high },
    },
  };
}
