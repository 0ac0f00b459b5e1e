import type { SleepStage } from '@aceso/contracts/vocabulary';
import { isoInstant, workoutTypeNamed, type Collector, type Json, type TableRow } from '../../kit/index.ts';
import type { RecordTable } from './families.ts';
import { FITBIT, GOOGLE_HEALTH, sourceNamed } from './source.ts';
import { localDay } from './time.ts';

const STAGES: Readonly<Record<string, SleepStage>> = {
  AWAKE: 'awake',
  RESTLESS: 'awake',
  LIGHT: 'light',
  DEEP: 'deep',
  REM: 'rem',
  ASLEEP: 'asleep',
};

/** Takes a row that is a record of its own. */
export function takeRecordRow(row: TableRow, table: RecordTable, out: Collector): void {
  if (table === 'sleeps') takeSleep(row, out);
  else if (table === 'stages') takeStage(row, out);
  else if (table === 'exercises') takeExercise(row, out);
  else if (table === 'stress') takeStress(row, out);
  else takeCycle(row, out);
}

function takeSleep(row: TableRow, out: Collector): void {
  const span = spanOf(row, 'sleep_start', 'sleep_end', 'UserSleeps', out);
  if (span === undefined) return;
  const source = /manual/i.test(row.text('data_source')) ? sourceNamed('MANUAL') : GOOGLE_HEALTH;
  const key = `UserSleeps|${row.text('sleep_id') || span.start}`;
  out.record({ kind: 'sleep-stage', key, sourceType: 'UserSleeps', source, ...span, stage: 'in-bed' });
  const latency = row.number('minutes_to_fall_asleep');
  if (latency > 0)
    out.sample(out.stream('UserSleeps.minutes_to_fall_asleep', 'sleep-latency', source, 'min'), span.start, span.start, latency);
}

function takeStage(row: TableRow, out: Collector): void {
  const span = spanOf(row, 'sleep_stage_start', 'sleep_stage_end', 'UserSleepStages', out);
  if (span === undefined) return;
  const stage = STAGES[row.text('sleep_stage_type').toUpperCase()];
  if (stage === undefined)
    return out.quarantine({ sourceType: 'UserSleepStages', source: GOOGLE_HEALTH, ...span, reason: 'value-unreadable' });
  const id = row.text('sleep_stage_id') || `${row.text('sleep_id')}|${span.start}|${stage}`;
  out.record({ kind: 'sleep-stage', key: `UserSleepStages|${id}`, sourceType: 'UserSleepStages', source: GOOGLE_HEALTH, ...span, stage });
}

function takeExercise(row: TableRow, out: Collector): void {
  const span = spanOf(row, 'exercise_start', 'exercise_end', 'UserExercises', out);
  if (span === undefined) return;
  const name = row.text('activity_name');
  const [energyKcal, millimetres] = [row.number('tracker_total_calories'), row.number('tracker_total_distance_mm')];
  const [average, maximum, steps] = [
    row.number('tracker_avg_heart_rate'),
    row.number('tracker_peak_heart_rate'),
    row.number('tracker_total_steps'),
  ];
  out.record({
    kind: 'workout',
    key: `UserExercises|${span.start}|${name}`,
    sourceType: 'UserExercises',
    source: GOOGLE_HEALTH,
    ...span,
    metadata: { name: name.slice(0, 100) },
    type: workoutTypeNamed(name),
    durationMs: span.end - span.start,
    ...(energyKcal > 0 && { energyKcal }),
    ...(millimetres > 0 && { distanceM: Math.round(millimetres / 100) / 10 }),
    statistics: [
      ...(average > 0 ? [{ metric: 'heart-rate', average, ...(maximum > 0 && { maximum }) }] : []),
      ...(steps > 0 ? [{ metric: 'step-count', sum: steps }] : []),
    ],
    events: [],
    routes: [],
  });
}

/** Fitbit's stress management score: the higher, the calmer, so it is no level of stress and is kept as Fitbit says it. */
function takeStress(row: TableRow, out: Collector): void {
  const { start } = localDay(row.text('date'), out.zone);
  const score = row.number('stress_score');
  if (/^true$/i.test(row.text('calculation_failed')) || !(score > 0)) return out.skip('stress_score', 'nothing-measured', start);
  if (Number.isNaN(start)) return out.quarantine({ sourceType: 'stress_score', source: FITBIT, value: score, reason: 'date-unreadable' });
  const points = ['sleep_points', 'responsiveness_points', 'exertion_points'].map((name) => [name, row.number(name)] as const);
  const detail: Json = { stressManagementScore: score, ...Object.fromEntries(points.filter(([, value]) => value > 0)) };
  out.record(
    { kind: 'unlisted', key: `stress_score|${start}`, sourceType: 'stress_score', source: FITBIT, start, end: start, detail },
    score,
  );
}

/** A cycle: needs a consent of its own. */
function takeCycle(row: TableRow, out: Collector): void {
  const [first, last] = [localDay(row.text('cycle_start_date'), out.zone), localDay(row.text('cycle_end_date'), out.zone)];
  if (Number.isNaN(first.start)) return out.quarantine({ sourceType: 'menstrual_cycle', source: FITBIT, reason: 'date-unreadable' });
  const days = ['period_start_date', 'period_end_date', 'ovulation_start_date', 'fertile_start_date', 'fertile_end_date'];
  out.record({
    kind: 'event',
    key: `menstrual_cycle|${first.start}`,
    sourceType: 'menstrual_cycle',
    source: FITBIT,
    start: first.start,
    end: Math.max(first.start, Number.isNaN(last.end) ? first.start : last.end),
    isReproductive: true,
    detail: Object.fromEntries(days.map((name) => [name, row.text(name)]).filter(([, text]) => text !== '')),
  });
}

function spanOf(
  row: TableRow,
  from: string,
  to: string,
  sourceType: string,
  out: Collector,
): { readonly start: number; readonly end: number } | undefined {
  const [start, end] = [isoInstant(row.text(from), out.zone), isoInstant(row.text(to), out.zone)];
  if (end >= start) return { start, end };
  out.quarantine({ sourceType, source: GOOGLE_HEALTH, reason: Number.isNaN(end - start) ? 'date-unreadable' : 'end-before-start' });
  return undefined;
}
