import type { SleepStage } from '@aceso/contracts/vocabulary';
import { isoInstant, jsonOf, listOf, numberOf, objectOf, textIn, workoutTypeNamed, type Collector, type Json } from '../../kit/index.ts';
import { GOOGLE_FIT } from './source.ts';

const TYPE = 'session';
/** Google Fit logs these too; they are no workouts. */
const NO_WORKOUT = /^(still|unknown|in_vehicle|tilting|on_foot\.unknown|other\.unknown)$/;
const SLEEP_SEGMENTS: Readonly<Record<string, SleepStage>> = {
  sleep: 'asleep',
  'sleep.light': 'light',
  'sleep.deep': 'deep',
  'sleep.rem': 'rem',
  'sleep.awake': 'awake',
};

export const isFitSession = (text: string): boolean => /^\s*\{\s*"fitnessActivity"\s*:/.test(text);

/** Reads one session: a workout or a sleep. */
export async function readFitSession(content: AsyncIterable<Buffer>, out: Collector): Promise<void> {
  const session = objectOf(await jsonOf(content));
  const activity = textIn(session['fitnessActivity']);
  const [start, end] = [isoInstant(textIn(session['startTime']), out.zone), isoInstant(textIn(session['endTime']), out.zone)];
  if (!(end >= start))
    return out.quarantine({
      sourceType: TYPE,
      source: GOOGLE_FIT,
      reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start',
    });
  if (activity.startsWith('sleep')) return takeSleep(session, start, end, out);
  if (NO_WORKOUT.test(activity)) return out.skip(TYPE, 'no-workout', start, end);
  const sums = new Map(
    listOf(session['aggregate']).map((entry) => {
      const { metricName, floatValue, intValue } = objectOf(entry);
      return [textIn(metricName).replace(/^com\.google\./, ''), numberOf(floatValue ?? intValue)] as const;
    }),
  );
  const [energyKcal = 0, distanceM = 0, steps = 0] = ['calories.expended', 'distance.delta', 'step_count.delta'].map(
    (name) => sums.get(name) ?? 0,
  );
  const seconds = Number(/^([\d.]+)s$/.exec(textIn(session['duration']))?.[1]);
  out.record({
    kind: 'workout',
    key: [TYPE, activity, start].join('|'),
    sourceType: TYPE,
    source: GOOGLE_FIT,
    start,
    end,
    metadata: { activity: activity.slice(0, 100) },
    type: workoutTypeNamed(activity),
    durationMs: seconds >= 0 ? Math.round(seconds * 1000) : end - start,
    ...(energyKcal > 0 && { energyKcal: Math.round(energyKcal * 10) / 10 }),
    ...(distanceM > 0 && { distanceM: Math.round(distanceM * 10) / 10 }),
    statistics: steps > 0 ? [{ metric: 'step-count', sum: steps }] : [],
    events: [],
    routes: [],
  });
}

function takeSleep(session: Readonly<Record<string, Json>>, start: number, end: number, out: Collector): void {
  out.record({ kind: 'sleep-stage', key: `sleep|${start}`, sourceType: 'sleep', source: GOOGLE_FIT, start, end, stage: 'in-bed' });
  for (const entry of listOf(session['segment'])) {
    const segment = objectOf(entry);
    const [from, to] = [isoInstant(textIn(segment['startTime']), out.zone), isoInstant(textIn(segment['endTime']), out.zone)];
    const stage = SLEEP_SEGMENTS[textIn(segment['fitnessActivity'])];
    if (stage === undefined || !(to >= from))
      out.quarantine({
        sourceType: 'sleep.segment',
        source: GOOGLE_FIT,
        reason: stage === undefined ? 'value-unreadable' : 'date-unreadable',
      });
    else
      out.record({
        kind: 'sleep-stage',
        key: `sleep.segment|${from}|${stage}`,
        sourceType: 'sleep.segment',
        source: GOOGLE_FIT,
        start: from,
        end: to,
        stage,
      });
  }
}
