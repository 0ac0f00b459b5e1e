import type { SleepStage } from '@aceso/contracts/vocabulary';
import { isoDay, isoDurationMs, isoInstant, listOf, numberOf, objectOf, textIn, type Collector, type Json } from '../kit/index.ts';
import { POLAR } from './source.ts';

type Entry = Readonly<Record<string, Json>>;

const STAGES: Readonly<Record<string, SleepStage>> = {
  WAKE: 'awake',
  REM: 'rem',
  NONREM1: 'light',
  NONREM2: 'light',
  NONREM3: 'deep',
  UNKNOWN: 'asleep',
};
const MINUTES = [
  ['light', 'sleep-light-duration'],
  ['deep', 'sleep-deep-duration'],
  ['rem', 'sleep-rem-duration'],
  ['wake', 'sleep-awake-duration'],
] as const;

export const NIGHT_METRICS: readonly string[] = [
  ...MINUTES.map(([, metric]) => metric),
  'sleep-duration',
  'sleep-efficiency',
  'sleep-score',
  'heart-rate-variability-rmssd',
  'respiratory-rate',
];

/** Takes a night of `sleep_result`: its stages change at offsets from its start; without them its minutes by stage stand. */
export function takeNight(entry: Entry, out: Collector): void {
  const hypnogram = objectOf(objectOf(entry['sleepResult'])['hypnogram']);
  const [start, end] = [isoInstant(textIn(hypnogram['sleepStart']), out.zone), isoInstant(textIn(hypnogram['sleepEnd']), out.zone)];
  if (!(end > start))
    return out.quarantine({
      sourceType: 'sleep',
      source: POLAR,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  out.record({ kind: 'sleep-stage', key: `sleep|${start}`, sourceType: 'sleep', source: POLAR, start, end, stage: 'in-bed' });
  const evaluation = objectOf(entry['evaluation']);
  const efficiency = numberOf(objectOf(evaluation['analysis'])['efficiencyPercent']);
  if (efficiency > 0) out.sample(out.stream('sleep.efficiencyPercent', 'sleep-efficiency', POLAR, '%'), end, end, efficiency);
  const changes = listOf(hypnogram['sleepStateChanges']).map(objectOf);
  if (changes.length > 0) return takeStages(changes, start, end, out);
  const phases = objectOf(evaluation['phaseDurations']);
  for (const [name, metric] of MINUTES) takeMinutes(`sleep.${name}`, metric, phases[name], start, end, out);
  takeMinutes('sleep.asleepDuration', 'sleep-duration', evaluation['asleepDuration'], start, end, out);
}

function takeMinutes(type: string, metric: string, duration: Json | undefined, start: number, end: number, out: Collector): void {
  const text = textIn(duration);
  if (text === '') return;
  const length = isoDurationMs(text);
  if (Number.isNaN(length)) out.quarantine({ sourceType: type, metric, source: POLAR, start, end, reason: 'value-unreadable' });
  else out.sample(out.stream(type, metric, POLAR, 'ms'), start, end, length);
}

function takeStages(changes: readonly Entry[], start: number, end: number, out: Collector): void {
  const marks = changes.map((change) => ({
    at: start + isoDurationMs(textIn(change['offsetFromStart'] ?? change['offset'])),
    stage:
      STAGES[
        textIn(change['state'])
          .replace(/^SLEEP_STATE_/, '')
          .replaceAll('_', '')
      ],
  }));
  marks.forEach(({ at, stage }, i) => {
    const until = Math.min(marks[i + 1]?.at ?? end, end);
    if (Number.isNaN(at) || stage === undefined)
      return out.quarantine({
        sourceType: 'sleep.states',
        source: POLAR,
        reason: stage === undefined ? 'value-unreadable' : 'date-unreadable',
      });
    // The last change marks the waking, which is no stretch of the night.
    if (!(until > at)) return out.skip('sleep.states', 'stage-without-end', at);
    out.record({
      kind: 'sleep-stage',
      key: `sleep.states|${at}|${stage}`,
      sourceType: 'sleep.states',
      source: POLAR,
      start: at,
      end: until,
      stage,
    });
  });
}

/** Takes a night of `sleep_score`. */
export function takeScore(entry: Entry, out: Collector): void {
  const { start } = isoDay(textIn(entry['night']), out.zone);
  const score = numberOf(objectOf(entry['sleepScoreResult'])['sleepScore']);
  if (Number.isNaN(score)) return out.skip('sleep_score', 'nothing-measured', start);
  out.sample(out.stream('sleep_score', 'sleep-score', POLAR, '{score}'), start, start, score);
}

const MINUTE_MS = 60_000;

/** Takes a night of `nightly_recovery`: variability, breathing, and what Polar makes of them on scales of its own. */
export function takeRecovery(entry: Entry, out: Collector): void {
  const { start } = isoDay(textIn(entry['night']), out.zone);
  const rmssd = numberOf(entry['meanNightlyRecoveryRmssd']);
  if (rmssd > 0) out.sample(out.stream('nightly_recovery.rmssd', 'heart-rate-variability-rmssd', POLAR, 'ms'), start, start, rmssd);
  else if (rmssd === 0) out.skip('nightly_recovery.rmssd', 'nothing-measured', start);
  // The time from one breath to the next.
  const breath = numberOf(entry['meanNightlyRecoveryRespirationInterval']);
  if (breath > 0)
    out.sample(out.stream('nightly_recovery.respiration', 'respiratory-rate', POLAR, '/min'), start, start, MINUTE_MS / breath);
  if (Number.isNaN(start)) return out.quarantine({ sourceType: 'nightly_recovery', source: POLAR, reason: 'date-unreadable' });
  const kept = ['ansStatus', 'ansRate', 'recoveryIndicator', 'recoveryIndicatorSubLevel', 'meanNightlyRecoveryRri']
    .map((name) => [name, numberOf(entry[name])] as const)
    .filter(([, value]) => !Number.isNaN(value));
  if (kept.length > 0)
    out.record({
      kind: 'unlisted',
      key: `nightly_recovery|${start}`,
      sourceType: 'nightly_recovery',
      source: POLAR,
      start,
      end: start,
      detail: Object.fromEntries(kept),
    });
}
