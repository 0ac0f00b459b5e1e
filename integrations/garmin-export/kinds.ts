import { headText, jsonElements, objectOf, type Collector, type DayTotals } from '../kit/index.ts';
import { takeActivity } from './activity.ts';
import { takeDay } from './day.ts';
import type { Entry } from './entry.ts';
import { takeNight } from './night.ts';
import { takeBloodPressure, takeBody, takeFitness, takeHealthStatus, takeHydration, takeReadiness } from './readings.ts';

export const LEFT_OUT = 'left-out';

interface Kind {
  /** Keys that the first entry of such a file has, all of them. */
  readonly keys: readonly string[];
  readonly paths: readonly string[];
  readonly take: (entry: Entry, out: Collector, totals: DayTotals) => void;
}

const each = ['$.*'] as const;
const KINDS: Readonly<Record<string, Kind>> = {
  activities: {
    keys: ['summarizedActivitiesExport'],
    paths: ['$.*.summarizedActivitiesExport.*', '$.summarizedActivitiesExport.*'],
    take: takeActivity,
  },
  night: { keys: ['sleepStartTimestampGMT', 'sleepEndTimestampGMT'], paths: each, take: takeNight },
  day: { keys: ['calendarDate', 'totalSteps'], paths: each, take: takeDay },
  health: { keys: ['calendarDate', 'metrics', 'baselineUpperLimit'], paths: each, take: takeHealthStatus },
  body: { keys: ['metaData', 'weight', 'timestampGMT'], paths: each, take: takeBody },
  bloodPressure: { keys: ['systolic', 'diastolic'], paths: each, take: takeBloodPressure },
  fitness: { keys: ['calendarDate', 'vo2MaxValue'], paths: each, take: takeFitness },
  hydration: { keys: ['valueInML'], paths: each, take: takeHydration },
  readiness: { keys: ['calendarDate', 'score', 'recoveryTime'], paths: each, take: takeReadiness },
};

/** Files whose entries do not all have every key: the name in the archive tells. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/summarizedActivities/, 'activities'],
  [/sleepData\.json$/, 'night'],
  [/UDSFile/, 'day'],
  [/healthStatusData\.json$/, 'health'],
  [/userBioMetrics\.json$/, 'body'],
  [/BloodPressureFile/, 'bloodPressure'],
  [/MetricsMaxMetData/, 'fitness'],
  [/HydrationLogFile/, 'hydration'],
  [/TrainingReadinessDTO/, 'readiness'],
];

/** What a file of the export is, by its path in the archive, else by the keys of its first entries. */
export function kindOf(head: Buffer, path: string): string | undefined {
  const text = headText(head).trimStart();
  if (text[0] !== '[' && text[0] !== '{') return undefined;
  if (/(^|\/)DI_CONNECT\//.test(path)) {
    const named = NAMES.find(([pattern]) => pattern.test(path));
    return named === undefined ? LEFT_OUT : named[1];
  }
  const has = (key: string): boolean => text.includes(`"${key}"`);
  return Object.entries(KINDS).find(([name, { keys }]) => name !== 'bloodPressure' && name !== 'body' && keys.every(has))?.[0];
}

/** Reads the entries of a file, as they come. */
export async function readKind(name: string, content: AsyncIterable<Buffer>, out: Collector, totals: DayTotals): Promise<void> {
  const kind = KINDS[name];
  if (kind === undefined) return;
  for await (const { value } of jsonElements(content, kind.paths, (reason) => out.problem(reason, name))) {
    kind.take(objectOf(value), out, totals);
    const due = out.step();
    if (due) await due;
  }
}
