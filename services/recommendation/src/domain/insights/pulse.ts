import { median, medianAbsoluteDeviation } from '@aceso/science';
import { addDays, daysApart } from '../days.ts';
import { ofDevice } from '../episodes/by-device.ts';
import { between, lastDays, type DayPoint, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { isOfOneDevice } from '../series.ts';
import { mean } from '../statistics.ts';
import { countOf, countUpTo, isSettled, placeFrom, windowOf, type Window } from '../window.ts';

const HEART = 'resting-heart-rate';
const VARIABILITY = 'heart-rate-variability-sdnn';
const DAYS = 14;
const BASELINE_DAYS = 60;
const NEEDED = 21;
/** Nights of the two weeks on which both must be out. */
const NIGHTS = 3;
/** Robust deviations of the logarithm of the variability, and of the heart rate. */
const [WIDER, FASTER] = [2.2, 1.5];
/** Smallest believable scatter: of the logarithm, and in beats a minute. */
const [LOG_FLOOR, HEART_FLOOR] = [0.1, 1];
const RECENT_DAYS = 4;

/**
 * Nights on which the beats were both faster and far less even than usual.
 *
 * The two go opposite ways in strain, drink and training; together they go with a rhythm that is not regular, or with beats that the
 * watch misread. A watch cannot tell which: an electrocardiogram can.
 */
export function pulseIrregular(scene: Scene): Outcome {
  const usual = [HEART, VARIABILITY].map((metric) => windowOf(scene, metric, BASELINE_DAYS + 1, DAYS));
  const [pulse, evenness] = usual;
  if (pulse === undefined || evenness === undefined) return NOTHING;
  const known = Math.min(countOf(pulse), countOf(evenness));
  if (known < NEEDED) return tooFew('days to know what is usual', known, NEEDED);
  if (!mayBeOut(scene, pulse, evenness)) return NOTHING;
  const until = addDays(scene.today, -DAYS);
  const [heart, variability] = [HEART, VARIABILITY].map((metric) => between(scene.features, metric, addDays(until, -BASELINE_DAYS), until));
  const recent = lastDays(scene, VARIABILITY, DAYS);
  const beats = lastDays(scene, HEART, DAYS);
  const isOne = (metric: string): boolean => isOfOneDevice(scene.features.get(metric) ?? []);
  const faster = scorer(heart ?? [], isOne(HEART), HEART_FLOOR, (value) => value);
  const fast = new Map(beats.filter((point) => faster(point) >= FASTER).map((point) => [point.day, point]));
  if (fast.size < NIGHTS) return NOTHING;
  const wider = scorer(variability ?? [], isOne(VARIABILITY), LOG_FLOOR, Math.log);
  const out = recent.flatMap((point) => {
    const beat = fast.get(point.day);
    return beat !== undefined && point.value > 0 && wider(point) >= WIDER ? [{ point, beat }] : [];
  });
  if (out.length < NIGHTS || daysApart(out.at(-1)?.point.day ?? '', scene.today) > RECENT_DAYS) return NOTHING;
  const [wide, quick] = [out.map(({ point }) => point), out.map(({ beat }) => beat)];
  const meanOf = (points: readonly DayPoint[]): number => mean(points.map(({ value }) => value));
  const parts = [
    measured({ name: 'nights', metric: VARIABILITY, unit: '{nights}', decimals: 0, value: out.length }, wide),
    measured({ name: 'variability', metric: VARIABILITY, unit: 'ms', decimals: 0, value: meanOf(wide) }, wide),
    measured({ name: 'heartRate', metric: HEART, unit: '/min', decimals: 0, value: meanOf(quick) }, quick),
  ];
  return found({
    kind: 'pulse-irregular',
    title: 'Your pulse was less even than usual',
    template:
      'On {nights} of the last two weeks your beats were both faster ({heartRate}) and far less even ({variability}) than usual for you. A watch cannot tell why.',
    since: wide[0]?.day ?? '',
    until: wide.at(-1)?.day ?? '',
    direction: 'irregular',
    metrics: [HEART, VARIABILITY],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability: Math.min(0.9, 0.5 + 0.06 * out.length), basis: `${out.length} nights on which both were out` },
    urgency: 'check-with-clinician',
    method: {
      id: 'uneven-pulse',
      version: '1',
      source: 'Robust deviations of ln SDNN and resting heart rate on the same nights; own rule, no published validation',
    },
    isCurrent: true,
    evidence: {
      form: 'line',
      metric: VARIABILITY,
      unit: 'ms',
      groups: [{ label: 'Heart rate variability', days: recent.map(({ day }) => day), values: recent.map(({ value }) => value) }],
    },
  });
}

/** By what a night must be out at the least: deviations times their floor, less what rounding does. */
const LEAST_FASTER = FASTER * HEART_FLOOR * (1 - 1e-9);
const LEAST_WIDER = Math.exp(WIDER * LOG_FLOOR * (1 - 1e-9));

/** Whether one of the last nights can be out, as one must be: how far it lies from its usual at the least. */
function mayBeOut(scene: Scene, pulse: Window, evenness: Window): boolean {
  const [beats, widths] = [windowOf(scene, HEART, RECENT_DAYS + 1), windowOf(scene, VARIABILITY, RECENT_DAYS + 1)];
  for (let i = beats.from; i < beats.to; i++) {
    const day = beats.columns.days[i] ?? 0;
    const place = placeFrom(widths.columns, day);
    if (place >= widths.to || widths.columns.days[place] !== day) continue;
    if (!mayLieBelow(pulse, (beats.columns.values[i] ?? 0) - LEAST_FASTER)) continue;
    if (mayLieBelow(evenness, (widths.columns.values[place] ?? 0) / LEAST_WIDER)) return true;
  }
  return false;
}

/** Whether the median of some days of one device may lie at a limit or below it: half of them must. True when several devices told them. */
const mayLieBelow = (window: Window, limit: number): boolean => !isSettled(window) || 2 * countUpTo(window, limit) >= countOf(window);

/** How far a day lies above the days of its own device, in robust deviations; what is usual for a device is worked out once. */
function scorer(before: readonly DayPoint[], isOne: boolean, floor: number, scale: (value: number) => number): (point: DayPoint) => number {
  const known = new Map<string, RobustUsual | undefined>();
  return (point) => {
    const device = isOne ? '' : point.sources.join('\n');
    const usual = known.has(device) ? known.get(device) : usualOf(isOne ? before : ofDevice(point, before), scale);
    known.set(device, usual);
    return usual === undefined ? 0 : (scale(point.value) - usual.centre) / Math.max(usual.spread, floor);
  };
}

interface RobustUsual {
  readonly centre: number;
  readonly spread: number;
}

function usualOf(before: readonly DayPoint[], scale: (value: number) => number): RobustUsual | undefined {
  const reference = before.filter(({ value }) => value > 0).map(({ value }) => scale(value));
  if (reference.length < NEEDED) return undefined;
  const [centre, spread] = [median(reference), medianAbsoluteDeviation(reference)];
  return centre.ok && spread.ok ? { centre: centre.value, spread: spread.value } : undefined;
}
