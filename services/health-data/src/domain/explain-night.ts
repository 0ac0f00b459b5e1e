import type { SleepStage } from '@aceso/contracts/vocabulary';
import type { CountedStretch, Explanation } from './explanation.ts';
import { MINUTE_MS, type Calendar } from './local-days.ts';
import { nightMetrics, type NightMetric } from './night-metrics.ts';
import { unionOf, type MainNight, type NightsOfDay } from './nights.ts';

/** Stages whose minutes a metric adds up; the other metrics of a night are no sums. */
const STAGES: Readonly<Partial<Record<NightMetric, readonly SleepStage[]>>> = {
  'sleep-duration': ['light', 'deep', 'rem', 'asleep'],
  'sleep-time-in-bed': ['in-bed'],
  'sleep-awake-duration': ['awake'],
  'sleep-light-duration': ['light'],
  'sleep-deep-duration': ['deep'],
  'sleep-rem-duration': ['rem'],
};

/** Which source told the night, which of its minutes a metric is made of, and what other sources said of the same sleep. */
export function explainNight(metric: NightMetric, nights: NightsOfDay, calendar: Calendar): Explanation {
  const shown = metric === 'sleep-nap-duration' ? nights.naps : [nights.main];
  return {
    method: 'night',
    stretches: shown.flatMap((night) => stretchesOf(metric, night, nights, calendar)),
    leftOut: shown.flatMap(({ sourceId, others }) =>
      others.flatMap(({ night, reason }) => {
        const amount = valueOf(metric, { ...night, others: [] }, calendar);
        return amount === undefined
          ? []
          : [{ from: night.start, to: night.end, sourceId: night.sourceId, amount, reason, insteadId: sourceId }];
      }),
    ),
  };
}

function stretchesOf(metric: NightMetric, night: MainNight, nights: NightsOfDay, calendar: Calendar): readonly CountedStretch[] {
  const reason = night.others.length === 0 ? 'only-source' : night.hasStages ? 'stages' : 'longer';
  const stages = STAGES[metric];
  const frame = { sourceId: night.sourceId, reason } as const;
  if (stages !== undefined) {
    const within = metric === 'sleep-awake-duration' ? night : undefined;
    const spans = night.spans.filter(
      ({ stage, start, end }) => stages.includes(stage) && (within === undefined || (start >= within.start && end <= within.end)),
    );
    const stretches = unionOf(spans).map(({ start, end }) => ({ ...frame, from: start, to: end, amount: (end - start) / MINUTE_MS }));
    // Time in bed is at least the sleep in it: then the whole night is the reason.
    const value = valueOf(metric, night, calendar);
    const told = spans.length === 0 ? 0 : stretches.reduce((sum, { amount }) => sum + amount, 0);
    if (value === undefined || value <= told) return stretches;
    return [{ ...frame, from: night.start, to: night.end, amount: value }];
  }
  const amount = metric === 'sleep-nap-duration' ? night.asleepMinutes : nightMetrics(nights, calendar).get(metric);
  return amount === undefined ? [] : [{ ...frame, from: night.start, to: night.end, amount }];
}

function valueOf(metric: NightMetric, night: MainNight, calendar: Calendar): number | undefined {
  if (metric === 'sleep-nap-duration') return night.asleepMinutes;
  return nightMetrics({ main: night, naps: [] }, calendar).get(metric);
}
