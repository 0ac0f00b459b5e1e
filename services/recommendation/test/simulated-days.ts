import { Writable } from 'node:stream';
import { simulate, type PlantedTruth, type SimulateOptions } from '@aceso/simulator';
import type { DayPoint, Features } from '../src/domain/features.ts';

/** Types of record that are summed up here, with the metric that they become and how a day of them is told. */
const TYPES: readonly { readonly type: string; readonly metric: string; readonly by: 'mean' | 'sum' }[] = [
  { type: 'HKQuantityTypeIdentifierRestingHeartRate', metric: 'resting-heart-rate', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierHeartRateVariabilitySDNN', metric: 'heart-rate-variability-sdnn', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierRespiratoryRate', metric: 'respiratory-rate', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierAppleSleepingWristTemperature', metric: 'wrist-temperature', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierBodyMass', metric: 'body-mass', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierBloodPressureSystolic', metric: 'blood-pressure-systolic', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierBloodPressureDiastolic', metric: 'blood-pressure-diastolic', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierStepCount', metric: 'step-count', by: 'sum' },
  { type: 'HKQuantityTypeIdentifierAppleExerciseTime', metric: 'exercise-time', by: 'sum' },
  { type: 'HKQuantityTypeIdentifierHeartRate', metric: 'heart-rate', by: 'mean' },
  { type: 'HKQuantityTypeIdentifierVO2Max', metric: 'vo2-max', by: 'mean' },
];
const SLEEP = 'HKCategoryTypeIdentifierSleepAnalysis';
const WORKOUT = 'Workout';
const WANTED = [...TYPES.map(({ type }) => type), SLEEP, WORKOUT];
const PAUSE_MS = 5_400_000;

export interface SimulatedDays {
  readonly features: Features;
  readonly planted: readonly PlantedTruth[];
  /** Day of the export. */
  readonly today: string;
}

interface Row {
  readonly start: string;
  readonly end: string;
  readonly value: string;
  readonly source: string;
}

/**
 * Daily values of a simulated person, read from the export itself: without import and database, and without merging sources, which
 * matters to steps alone.
 *
 * The home is in UTC, so that the dates of the file are the days.
 */
export async function simulatedDays(
  options: Omit<SimulateOptions, 'out' | 'format' | 'timeZone' | 'end'>,
  today = '2026-11-27',
): Promise<SimulatedDays> {
  const rows = new Map<string, Row[]>(WANTED.map((type) => [type, []]));
  const { planted } = await simulate({
    ...options,
    end: new Date(`${today}T18:00:00Z`),
    timeZone: 'UTC',
    format: 'xml',
    out: reader(rows),
  });
  const features = new Map<string, readonly DayPoint[]>(TYPES.map(({ type, metric, by }) => [metric, days(rows.get(type) ?? [], by)]));
  for (const [metric, points] of nights(rows.get(SLEEP) ?? [])) features.set(metric, points);
  features.set('workout-time', days(rows.get(WORKOUT) ?? [], 'sum'));
  return { features, planted, today };
}

/** Keeps the records that are wanted, out of the text as it comes. */
function reader(rows: ReadonlyMap<string, Row[]>): Writable {
  let rest: Buffer = Buffer.alloc(0);
  const attribute = (line: string, name: string): string => {
    const from = line.indexOf(` ${name}="`) + name.length + 3;
    return line.slice(from, line.indexOf('"', from));
  };
  const read = (text: Buffer): void => {
    for (const [type, found] of rows) {
      const sign = type === WORKOUT ? '<Workout workoutActivityType=' : `<Record type="${type}"`;
      for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
        const line = text.toString('utf8', at, text.indexOf('>\n', at));
        // Inside of a correlation a record stands a second time.
        if (text[at - 2] === 32) continue;
        found.push({
          start: attribute(line, 'startDate'),
          end: attribute(line, 'endDate'),
          value: attribute(line, type === WORKOUT ? 'duration' : 'value'),
          source: attribute(line, 'sourceName'),
        });
      }
    }
  };
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const text = Buffer.concat([rest, chunk]);
      const whole = text.lastIndexOf('>\n') + 2;
      rest = text.subarray(whole);
      read(text.subarray(0, whole));
      done();
    },
  });
}

function days(rows: readonly Row[], by: 'mean' | 'sum'): readonly DayPoint[] {
  const byDay = Map.groupBy(rows, ({ start }) => start.slice(0, 10));
  return [...byDay]
    .map(([day, own]): DayPoint => {
      const total = own.reduce((sum, { value }) => sum + Number(value), 0);
      const sources = [...new Set(own.map(({ source }) => source))];
      return { day, value: by === 'sum' ? total : total / own.length, count: own.length, coverage: 1, sources };
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

const timeOf = (text: string): number => Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);

/** Nights with stages: how long, and when sleep began in minutes after the noon before waking. */
function nights(rows: readonly Row[]): ReadonlyMap<string, readonly DayPoint[]> {
  const asleep = rows
    .filter(({ value }) => /Asleep(Core|Deep|REM)$/.test(value))
    .map(({ start, end, source }) => ({ start: timeOf(start), end: timeOf(end), source }))
    .toSorted((a, b) => a.start - b.start);
  const sessions: (typeof asleep)[] = [];
  for (const span of asleep) {
    const last = sessions.at(-1);
    if (last !== undefined && span.start - (last.at(-1)?.end ?? 0) <= PAUSE_MS) last.push(span);
    else sessions.push([span]);
  }
  const told = (valueOf: (session: typeof asleep, noon: number) => number): readonly DayPoint[] =>
    sessions.map((session) => {
      const day = new Date(session.at(-1)?.end ?? 0).toISOString().slice(0, 10);
      const noon = Date.parse(day) - 43_200_000;
      return { day, value: valueOf(session, noon), count: session.length, coverage: 1, sources: [session[0]?.source ?? ''] };
    });
  return new Map([
    ['sleep-duration', told((session) => session.reduce((sum, { start, end }) => sum + end - start, 0) / 60_000)],
    ['sleep-onset-time', told((session, noon) => ((session[0]?.start ?? noon) - noon) / 60_000)],
  ]);
}
