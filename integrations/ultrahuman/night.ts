import type { SleepStage } from '@aceso/contracts/vocabulary';
import type { Item } from './item.ts';
import { RING } from './ring.ts';
import * as wire from './wire.ts';

const STAGES: Readonly<Record<string, SleepStage>> = { awake: 'awake', light_sleep: 'light', deep_sleep: 'deep', rem_sleep: 'rem' };
const TOTALS: readonly (readonly [type: string, metric: string])[] = [
  ['awake', 'sleep-awake-duration'],
  ['light_sleep', 'sleep-light-duration'],
  ['deep_sleep', 'sleep-deep-duration'],
  ['rem_sleep', 'sleep-rem-duration'],
];
const MINUTE_S = 60;

/** The course of the night, where all of it is known. */
function courseOf({ sleep_graph: graph }: wire.Night): readonly wire.Stretch[] {
  const stretches = wire.Graph.fits(graph) ? graph.data : [];
  return stretches.every(({ type, start, end }) => STAGES[type] !== undefined && end > start) ? stretches : [];
}

/** A night. Totals by stage come only where the course is missing: they are the same time. */
export function mapNight(item: Item, day: string, night: wire.Night): void {
  const end = night.bedtime_end * 1000;
  const quick = new Map(night.quick_metrics?.map(({ type, value }) => [type, value]));
  const reading = (metric: string, field: string, value: number | null | undefined): void =>
    item.sample({ metric, sourceType: `Sleep.${field}`, source: RING, sourceUnit: '%', start: end, value });
  const course = courseOf(night);
  for (const [i, stretch] of course.entries())
    item.record({
      kind: 'sleep-stage',
      key: `ultrahuman|${day}|${i}`,
      sourceType: 'Sleep.sleep_graph',
      source: RING,
      start: stretch.start * 1000,
      end: stretch.end * 1000,
      stage: STAGES[stretch.type] ?? 'awake', // Each is known, see `courseOf`.
    });
  if (course.length === 0) totals(item, night, quick);
  reading('sleep-efficiency', 'sleep_efic', quick.get('sleep_efic'));
  reading('sleep-score', 'sleep_score', night.sleep_score?.score ?? quick.get('sleep_index'));
  // Zero is no reading: nobody has none.
  reading('oxygen-saturation', 'spo2', night.spo2?.value === 0 ? undefined : night.spo2?.value);
}

function totals(item: Item, night: wire.Night, quick: ReadonlyMap<string, number | null | undefined>): void {
  const lasting = (metric: string, field: string, seconds: number | null | undefined): void =>
    item.sample({
      metric,
      sourceType: `Sleep.${field}`,
      source: RING,
      sourceUnit: 's',
      start: night.bedtime_start * 1000,
      end: night.bedtime_end * 1000,
      value: typeof seconds === 'number' ? seconds / MINUTE_S : undefined,
    });
  const staged = new Map(night.sleep_stages?.map(({ type, stage_time }) => [type, stage_time]));
  lasting('sleep-duration', 'total_sleep', quick.get('total_sleep'));
  lasting('sleep-time-in-bed', 'time_in_bed', quick.get('time_in_bed'));
  for (const [type, metric] of TOTALS) lasting(metric, type, staged.get(type));
}
