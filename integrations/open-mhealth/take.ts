import { fieldOf, numberField, textField, type Collector, type Json, type OtherRecord, type SourceRef } from '../kit/index.ts';
import { contextOf, METRIC_OF_FIELD, metricOfHealthKit, stageOf, workoutTypeOf } from './mapping.ts';
import { durationMs, timeFrameOf, type TimeFrame } from './time-frame.ts';

/** A data point of which body, time and source are known. */
interface Point {
  readonly type: string;
  readonly body: Json;
  readonly frame: TimeFrame;
  readonly source: SourceRef;
  readonly key: string;
}

/** Takes one data point: with its header, or the body alone. */
export function takePoint(value: Json, out: Collector): void {
  const header = fieldOf(value, 'header');
  const body = fieldOf(value, 'body') ?? value;
  const frame = timeFrameOf(body, out.zone);
  const type = typeOf(header, body);
  const point: Point = { type, body, frame, source: sourceOf(header), key: textField(header, 'id') ?? `${type}|${JSON.stringify(body)}` };
  if (type === 'unknown') return out.quarantine({ sourceType: type, reason: 'malformed' });
  if (Number.isNaN(frame.start)) return out.quarantine({ sourceType: type, source: point.source, reason: 'date-unreadable' });
  const statistic = textField(body, 'descriptive_statistic');
  // A maximum of a week is no reading at an instant.
  if (statistic !== undefined && statistic !== 'average') return out.skip(type, 'statistic-not-a-reading', frame.start, frame.end);
  take(point, out);
}

function take(point: Point, out: Collector): void {
  const { type, body } = point;
  if (fieldOf(body, 'systolic_blood_pressure') !== undefined) return takePressure(point, out);
  if (/^sleep-(duration|episode)$/.test(type)) return takeSleep(point, out);
  if (type === 'physical-activity' || type === 'hk-workout') return takeWorkout(point, out);
  if (type === 'hk-category-sample' && textField(body, 'category_type') === 'HKCategoryTypeIdentifierSleepAnalysis')
    return takeStage(point, out);
  const metric = type === 'hk-quantity-sample' ? metricOfHealthKit(textField(body, 'quantity_type') ?? '') : undefined;
  const field = Object.keys(METRIC_OF_FIELD).find((name) => fieldOf(body, name) !== undefined);
  const measured = metric === undefined ? METRIC_OF_FIELD[field ?? ''] : metric;
  const quantity = metric === undefined ? fieldOf(body, field ?? '') : (fieldOf(body, 'unit_value') ?? fieldOf(body, 'count'));
  const value = typeof quantity === 'number' ? quantity : numberField(quantity, 'value');
  if (measured === undefined || value === undefined) return out.record(unlisted(point));
  const unit = typeof quantity === 'number' ? '' : (textField(quantity, 'unit') ?? '');
  const context = contextOf(textField(body, 'temporal_relationship_to_meal'));
  out.sample(out.stream(type, measured, point.source, unit), point.frame.start, point.frame.end, value, context);
}

function takePressure({ type, body, frame, source, key }: Point, out: Collector): void {
  const [systolic, diastolic] = [
    numberField(body, 'systolic_blood_pressure', 'value'),
    numberField(body, 'diastolic_blood_pressure', 'value'),
  ];
  if (systolic === undefined || diastolic === undefined)
    return out.quarantine({ sourceType: type, source, start: frame.start, end: frame.end, reason: 'value-unreadable' });
  out.record({ kind: 'blood-pressure', key, sourceType: type, source, ...frame, systolic, diastolic });
  for (const [metric, value] of [
    ['blood-pressure-systolic', systolic],
    ['blood-pressure-diastolic', diastolic],
  ] as const)
    out.sample(out.derived(type, metric, source), frame.start, frame.end, value);
}

function takeSleep({ type, body, frame, source, key }: Point, out: Collector): void {
  const slept = durationMs(fieldOf(body, 'total_sleep_time') ?? fieldOf(body, 'sleep_duration'));
  const end = frame.end > frame.start ? frame.end : frame.start + (Number.isNaN(slept) ? 0 : slept);
  if (end === frame.start) return out.quarantine({ sourceType: type, source, start: frame.start, end, reason: 'value-unreadable' });
  out.record({ kind: 'sleep-stage', key, sourceType: type, source, start: frame.start, end, stage: 'asleep' });
}

function takeStage(point: Point, out: Collector): void {
  const stage = stageOf(textField(point.body, 'category_value') ?? '');
  if (stage === undefined) return out.record(unlisted(point));
  out.record({ kind: 'sleep-stage', key: point.key, sourceType: point.type, source: point.source, ...point.frame, stage });
}

function takeWorkout({ type, body, frame, source, key }: Point, out: Collector): void {
  const distance = fieldOf(body, 'distance');
  const duration = durationMs(fieldOf(body, 'duration'));
  const energy = numberField(body, 'kcal_burned', 'value') ?? numberField(body, 'energy_burned', 'value');
  const metres = numberField(distance, 'value');
  const unit = textField(distance, 'unit') ?? 'm';
  const toMetres: Readonly<Record<string, number>> = { m: 1, km: 1000, mi: 1609.344, ft: 0.3048, yd: 0.9144 };
  out.record({
    kind: 'workout',
    key,
    sourceType: type,
    source,
    ...frame,
    type: workoutTypeOf(textField(body, 'activity_name') ?? ''),
    durationMs: Number.isNaN(duration) ? frame.end - frame.start : duration,
    ...(energy !== undefined && { energyKcal: energy }),
    ...(metres !== undefined && toMetres[unit] !== undefined && { distanceM: metres * toMetres[unit] }),
    statistics: [],
    events: [],
    routes: [],
  });
}

/** What has no place of its own yet is kept with all its fields. */
const unlisted = ({ type, body, frame, source, key }: Point): OtherRecord => ({
  kind: 'unlisted',
  key,
  sourceType: type,
  source,
  ...frame,
  detail: body,
});

/** The schema's name of the header, else the one that the body's fields speak of. */
function typeOf(header: Json | undefined, body: Json): string {
  const told = textField(header, 'schema_id', 'name');
  if (told !== undefined) return told;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'unknown';
  const names = new Set(Object.keys(body));
  for (const [field, name] of SIGNS) if (names.has(field)) return name;
  const field = Object.keys(METRIC_OF_FIELD).find((name) => names.has(name));
  return field?.replaceAll('_', '-') ?? (names.has('effective_time_frame') ? 'unlisted' : 'unknown');
}

const SIGNS: readonly (readonly [string, string])[] = [
  ['systolic_blood_pressure', 'blood-pressure'],
  ['quantity_type', 'hk-quantity-sample'],
  ['category_type', 'hk-category-sample'],
  ['correlation_type', 'hk-correlation'],
  ['workout_type', 'hk-workout'],
  ['activity_name', 'physical-activity'],
  ['latency_to_sleep_onset', 'sleep-episode'],
  ['total_sleep_time', 'sleep-duration'],
  ['sleep_duration', 'sleep-duration'],
  ['rr_interval', 'rr-interval'],
];

function sourceOf(header: Json | undefined): SourceRef {
  const name = textField(header, 'acquisition_provenance', 'source_name') ?? 'Open mHealth';
  const isManual = textField(header, 'acquisition_provenance', 'modality') === 'self-reported';
  return { key: isManual ? `${name} (manual)` : name, name, kind: isManual ? 'manual' : 'app' };
}
