import { listOf, numberOf, objectOf, textIn, type Collector } from '../kit/index.ts';
import { reading } from './day.ts';
import type { Entry } from './entry.ts';
import { GARMIN } from './source.ts';
import { garminInstant } from './time.ts';

/** Seconds of each stage; when in the night they were, only the FIT file of the watch tells. */
const STAGES = [
  ['deepSleepSeconds', 'sleep-deep-duration'],
  ['lightSleepSeconds', 'sleep-light-duration'],
  ['remSleepSeconds', 'sleep-rem-duration'],
  ['awakeSleepSeconds', 'sleep-awake-duration'],
] as const;

export const NIGHT_METRICS: readonly string[] = [
  ...STAGES.map(([, metric]) => metric),
  'sleep-duration',
  'sleep-score',
  'sleep-awakenings',
  'respiratory-rate',
  'oxygen-saturation',
];

/** Takes a night of `*_sleepData.json`. */
export function takeNight(entry: Entry, out: Collector): void {
  const [start, end] = [garminInstant(entry['sleepStartTimestampGMT']), garminInstant(entry['sleepEndTimestampGMT'])];
  // A night that the watch was not worn has neither.
  if (Number.isNaN(start) && Number.isNaN(end) && entry['sleepStartTimestampGMT'] == null) return out.skip('night', 'nothing-measured');
  if (!(end > start))
    return out.quarantine({
      sourceType: 'night',
      source: GARMIN,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  if (/OFF_WRIST/.test(textIn(entry['sleepWindowConfirmationType']))) return out.skip('night', 'nothing-measured', start, end);
  out.record({ kind: 'sleep-stage', key: `night|${start}`, sourceType: 'night', source: GARMIN, start, end, stage: 'in-bed' });
  let asleep = 0;
  for (const [name, metric] of STAGES) {
    const seconds = numberOf(entry[name]);
    if (Number.isNaN(seconds)) continue;
    if (metric !== 'sleep-awake-duration') asleep += seconds;
    out.sample(out.stream(`night.${name}`, metric, GARMIN, 's'), start, end, seconds);
  }
  if (asleep > 0) out.sample(out.derived('night.asleep', 'sleep-duration', GARMIN), start, end, asleep / 60);
  reading('night.overallScore', 'sleep-score', '{score}', end, objectOf(entry['sleepScores'])['overallScore'], out);
  reading('night.awakeCount', 'sleep-awakenings', '1', end, entry['awakeCount'], out);
  reading('night.averageRespiration', 'respiratory-rate', '/min', end, entry['averageRespiration'], out);
  reading('night.averageSPO2', 'oxygen-saturation', '%', end, objectOf(entry['spo2SleepSummary'])['averageSPO2'], out);
  for (const nap of listOf(entry['napList']).map(objectOf)) takeNap(nap, out);
}

function takeNap(nap: Entry, out: Collector): void {
  const [start, end] = [garminInstant(nap['napStartTimestampGMT']), garminInstant(nap['napEndTimestampGMT'])];
  if (!(end > start))
    return out.quarantine({
      sourceType: 'nap',
      source: GARMIN,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  out.record({ kind: 'sleep-stage', key: `nap|${start}`, sourceType: 'nap', source: GARMIN, start, end, stage: 'asleep' });
}
