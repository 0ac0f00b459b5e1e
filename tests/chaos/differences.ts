import { METRICS } from '@aceso/contracts/vocabulary';
import type { ChaosResult } from './scenario.ts';

/** What is not as it must be after a run: samples that are missing or doubled, events without or with two effects. */
export function differences({ truth, upload, left }: ChaosResult): readonly string[] {
  const metricOf = new Map([...METRICS.values()].map(({ healthKit, id }) => [healthKit, id]));
  const samples = Object.entries(truth.records).flatMap(([type, { count }]) => {
    const metric = metricOf.get(type);
    const stored = (metric === undefined ? undefined : left.samples[metric]) ?? left.records[type] ?? 0;
    const kept = stored + (left.quarantined[type] ?? 0);
    return kept === count ? [] : [`${type}: ${count} in the file, ${kept} kept`];
  });
  const read = Object.entries(truth.records).flatMap(([type, { count }]) => {
    const told = upload.report?.types[type]?.read;
    return told === count ? [] : [`${type}: ${count} in the file, the report says ${String(told)} read`];
  });
  const expected: readonly (readonly [string, number, number])[] = [
    ['workouts', sumOf(left.records, 'HKWorkoutActivityType'), truth.elements['Workout'] ?? 0],
    ['activity summaries', left.records['ActivitySummary'] ?? 0, truth.elements['ActivitySummary'] ?? 0],
    ['finished uploads told of', left.uploadsFinished, 1],
    ['notices of the import', left.importNotices, 1],
    ['recommendations told of', left.recommendationEvents, left.recommendations],
    ['guidelines that speak twice', left.adviceTwice, 0],
    ['parked events', left.parked, 0],
    ['unfinished sagas', left.sagasOpen, 0],
  ];
  return [...samples, ...read, ...expected.flatMap(([what, found, right]) => (found === right ? [] : [`${what}: ${found}, not ${right}`]))];
}

const sumOf = (counts: Readonly<Record<string, number>>, prefix: string): number =>
  Object.entries(counts).reduce((sum, [name, n]) => (name.startsWith(prefix) ? sum + n : sum), 0);
