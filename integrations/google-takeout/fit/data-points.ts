import type { SleepStage } from '@aceso/contracts/vocabulary';
import { jsonElements, listOf, numberOf, objectOf, textIn, type Collector, type Json } from '../../kit/index.ts';
import { sourceOfStream } from './source.ts';

interface Kind {
  readonly metric: string;
  readonly unit: string;
  readonly isAmount?: true;
}

/** Data types of Google Fit, without `com.google.`, and their first value. */
const KINDS: Readonly<Record<string, Kind>> = {
  'step_count.delta': { metric: 'step-count', unit: '{steps}', isAmount: true },
  'distance.delta': { metric: 'distance-walking-running', unit: 'm', isAmount: true },
  'calories.expended': { metric: 'total-energy', unit: 'kcal', isAmount: true },
  'heart_rate.bpm': { metric: 'heart-rate', unit: 'bpm' },
  weight: { metric: 'body-mass', unit: 'kg' },
  height: { metric: 'height', unit: 'm' },
  'body.fat.percentage': { metric: 'body-fat-percentage', unit: '%' },
  oxygen_saturation: { metric: 'oxygen-saturation', unit: '%' },
  blood_glucose: { metric: 'blood-glucose', unit: 'mmol/L' },
  'body.temperature': { metric: 'body-temperature', unit: 'Cel' },
  respiratory_rate: { metric: 'respiratory-rate', unit: '/min' },
  hydration: { metric: 'dietary-water', unit: 'L', isAmount: true },
};
const STAGES: Readonly<Record<number, SleepStage>> = { 1: 'awake', 2: 'asleep', 3: 'out-of-bed', 4: 'light', 5: 'deep', 6: 'rem' };
const [SLEEP, BLOOD_PRESSURE, RESTING] = ['sleep.segment', 'blood_pressure', 'resting_heart_rate'];

export const POINT_METRICS: readonly string[] = [
  ...Object.values(KINDS).map(({ metric }) => metric),
  'resting-heart-rate',
  'blood-pressure-systolic',
  'blood-pressure-diastolic',
];

/** What Google Fit computed by laying its streams over each other: their points are in the streams themselves. */
const COMPUTED = /merge|estimated|overlay|top_level|local_activity|from_activities|from_bmr|platform_|cadence|bmr/;
/** Energy is only right when merged: its parts are activity and rest. */
const MERGED_ENERGY = /calories\.expended.*merge/;

export const isFitData = (text: string): boolean => /^\s*\{\s*"Data Source"\s*:/.test(text) || /^\s*\{\s*"Data Points"\s*:\s*\[/.test(text);

/** Reads a stream of "All Data". */
export async function readFitData(content: AsyncIterable<Buffer>, head: string, out: Collector): Promise<void> {
  const stream = /"Data Source"\s*:\s*"([^"]*)"/.exec(head)?.[1] ?? '';
  for await (const { value } of jsonElements(content, ['$.Data Points.*'], (reason) => out.problem(reason, 'google-fit'))) {
    takePoint(objectOf(value), stream, out);
    const due = out.step();
    if (due) await due;
  }
}

function takePoint(point: Readonly<Record<string, Json>>, stream: string, out: Collector): void {
  const type = (textIn(point['dataTypeName']) || (stream.split(':')[1] ?? '')).replace(/^com\.google\./, '');
  const [start, end] = [millisOf(point['startTimeNanos']), millisOf(point['endTimeNanos'])];
  const isEnergy = type === 'calories.expended';
  const isResting = type === 'heart_rate.bpm' && stream.includes(RESTING);
  if (isEnergy ? !MERGED_ENERGY.test(stream) : COMPUTED.test(stream) && !isResting)
    return out.skip(type || 'unknown', 'counted-elsewhere', start, end);
  const source = sourceOfStream(textIn(point['originDataSourceId']) || stream);
  const values = listOf(point['fitValue'] ?? point['value']).map((entry) => objectOf(objectOf(entry)['value'] ?? entry));
  const first = valueOf(values[0]);
  if (type === SLEEP) {
    const stage = STAGES[first];
    if (stage === undefined || !(end >= start))
      return out.quarantine({ sourceType: type, source, reason: stage === undefined ? 'value-unreadable' : 'date-unreadable' });
    return out.record({
      kind: 'sleep-stage',
      key: [type, source.key, start, stage].join('|'),
      sourceType: type,
      source,
      start,
      end,
      stage,
    });
  }
  if (type === BLOOD_PRESSURE) {
    const [systolic, diastolic] = [first, valueOf(values[1])];
    out.sample(out.stream('blood_pressure.systolic', 'blood-pressure-systolic', source, 'mm[Hg]'), start, start, systolic);
    out.sample(out.stream('blood_pressure.diastolic', 'blood-pressure-diastolic', source, 'mm[Hg]'), start, start, diastolic);
    if (systolic > diastolic && diastolic > 0 && !Number.isNaN(start))
      out.record({
        kind: 'blood-pressure',
        key: [type, source.key, start].join('|'),
        sourceType: type,
        source,
        start,
        end: start,
        systolic,
        diastolic,
      });
    return;
  }
  const kind = KINDS[type];
  if (kind === undefined) return out.skip(type || 'unknown', 'not-in-vocabulary', start, end);
  const name = isResting ? RESTING : type;
  if (Number.isNaN(first)) return out.quarantine({ sourceType: name, metric: kind.metric, source, start, end, reason: 'value-unreadable' });
  if (first === 0) return out.skip(name, 'nothing-measured', start, end);
  out.sample(
    out.stream(name, isResting ? 'resting-heart-rate' : kind.metric, source, kind.unit),
    start,
    kind.isAmount ? end : start,
    first,
  );
}

const valueOf = (value: Readonly<Record<string, Json>> | undefined): number =>
  value === undefined ? Number.NaN : numberOf(value['fpVal'] ?? value['intVal']);

/** Nanoseconds as a number or a text, in milliseconds. */
const millisOf = (nanos: Json | undefined): number => Math.floor(numberOf(nanos) / 1e6);
