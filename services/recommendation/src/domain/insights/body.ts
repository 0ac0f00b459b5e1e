import { sinceNewestDevice } from '../episodes/by-device.ts';
import { lastDays, valuesOf, type Scene } from '../features.ts';
import { found, measured, NOTHING, tooFew, type Outcome } from '../outcome.ts';
import { steadyFall, steadyRise } from '../steady-trend.ts';
import { clampedProbability, mean } from '../statistics.ts';
import { mayMove } from '../trend-bound.ts';
import { countOf, isSettled, meanOf, windowOf } from '../window.ts';

const DAYS = 120;
/** Scales and drinks move weight by a kilogram from day to day. */
const LEAST_KG = 2;
const LEAST_SHARE = 0.02;
const NEEDED = 12;
/** Weighings that tell how heavy somebody is now. */
const RECENT = 5;

const worthOf = (level: number): number => Math.max(LEAST_KG, LEAST_SHARE * level);

/** A steady change of weight over four months: the direction is told, not judged. */
export function weightTrend(scene: Scene): Outcome {
  const window = windowOf(scene, 'body-mass', DAYS);
  if (countOf(window) >= NEEDED && isSettled(window)) {
    const least = worthOf(meanOf({ ...window, from: window.to - RECENT }));
    if (!mayMove(window, 1, least, 'rise') && !mayMove(window, -1, least, 'fall')) return NOTHING;
  }
  const days = sinceNewestDevice(lastDays(scene, 'body-mass', DAYS));
  if (days.length < NEEDED) return tooFew('weighings', days.length, NEEDED);
  const recent = days.slice(-RECENT);
  const level = mean(valuesOf(recent));
  const worth = worthOf(level);
  const moved = steadyRise(valuesOf(days), worth) ?? steadyFall(valuesOf(days), worth);
  if (moved === undefined) return NOTHING;
  const { trend, slope } = moved;
  const steps = days.length - 1;
  const change = slope.slope * steps;
  const rises = change > 0;
  if (Math.abs(change) < worth || (rises ? slope.low <= 0 : slope.high >= 0)) return NOTHING;
  const [low, high] = [slope.low * steps, slope.high * steps];
  const size = { value: Math.abs(change), low: Math.min(Math.abs(low), Math.abs(high)), high: Math.max(Math.abs(low), Math.abs(high)) };
  const parts = [
    measured({ name: 'change', metric: 'body-mass', unit: 'kg', decimals: 1, ...size }, days),
    measured({ name: 'recent', metric: 'body-mass', unit: 'kg', decimals: 1, value: level }, recent),
  ];
  return found({
    kind: rises ? 'weight-rising' : 'weight-falling',
    title: rises ? 'Weight rising' : 'Weight falling',
    template: `Your weight ${rises ? 'rose' : 'fell'} by {change} over the last months, to {recent}.`,
    since: days[0]?.day ?? '',
    until: days.at(-1)?.day ?? '',
    direction: rises ? 'rising' : 'falling',
    metrics: ['body-mass'],
    figures: parts.map((part) => part.figure),
    basis: parts.map((part) => part.basis),
    sureness: { probability: clampedProbability(1 - trend.p / 2), basis: `${days.length} weighings` },
    urgency: rises ? 'suggestion' : 'check-with-clinician',
    method: { id: 'theil-sen', version: '1', source: 'Sen 1968, doi 10.1080/01621459.1968.10480934' },
    isCurrent: true,
    evidence: {
      form: 'line',
      metric: 'body-mass',
      unit: 'kg',
      groups: [{ label: 'Weight', days: days.map(({ day }) => day), values: [...valuesOf(days)] }],
    },
  });
}
