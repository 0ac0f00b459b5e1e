import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import { mapActivities, mapMeasures, mapNights, mapWorkouts } from './mapping.ts';
import { MEASURE_TYPES } from './measures.ts';
import { Activities, Envelope, Measures, Series } from './wire.ts';

const samples = join(import.meta.dirname, '../../../shared/data');

interface Expected {
  readonly groups: number;
  readonly distinctGrpid: number;
  readonly byType: Readonly<Record<string, { readonly n: number; readonly sum: number }>>;
  readonly nights: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly n: number;
  readonly first: string;
  readonly last: string;
}

const recorded = (name: string): { readonly json: unknown; readonly expected: Expected } => ({
  json: JSON.parse(readFileSync(join(samples, 'withings-api', name), 'utf8')),
  expected: (JSON.parse(readFileSync(join(samples, 'EXPECTED.json'), 'utf8')) as Record<string, Expected>)[`withings-api/${name}`]!,
});
const body = (json: unknown): unknown => Envelope.read(json).body ?? {};
const valuesOf = ({ batches }: Incoming, type: string): readonly number[] =>
  batches.filter(({ sourceType }) => sourceType === type).flatMap(({ value }) => [...value]);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const near = (actual: number, expected: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) < 1e-6 * Math.max(1, Math.abs(expected)), `${what}: ${actual} instead of ${expected}`);

test('withings: recorded measures bring the counts and sums that an independent script found', (t) => {
  if (!existsSync(join(samples, 'withings-api'))) return t.skip(`no recorded answers at ${samples}`);
  for (const name of ['measurement_list_2.json', 'measurement_positions.json', 'measurement.json']) {
    const { json, expected } = recorded(name);
    const groups = Array.isArray(json) ? (json as readonly unknown[]) : (Measures.read(body(json)).measuregrps ?? []);

    const came = mapMeasures(groups);

    assert.deepEqual([came.read, came.items.length], [expected.groups, expected.distinctGrpid], name);
    for (const [type, { factor = 1 }] of MEASURE_TYPES) {
      const found = expected.byType[String(type)];
      // Composition of parts of the body stands beside that of the whole, which alone is taken.
      if (found === undefined || [5, 8].includes(type)) continue;
      const values = valuesOf(came, `measure.${type}`);
      // One recording has its group twice, with two attributions.
      const twice = expected.groups / expected.distinctGrpid;
      assert.equal(values.length, found.n / twice, `${name}: ${type}`);
      near(sum(values), (found.sum * factor) / twice, `${name}: ${type}`);
    }
    assert.deepEqual(came.quarantined, [], name);
  }
});

test('withings: recorded nights, days and workouts bring the counts, sums and times that an independent script found', (t) => {
  if (!existsSync(join(samples, 'withings-api'))) return t.skip(`no recorded answers at ${samples}`);
  const [nights, days, workouts] = ['sleep_summary.json', 'activity.json', 'workouts.json'].map(recorded) as [
    ReturnType<typeof recorded>,
    ReturnType<typeof recorded>,
    ReturnType<typeof recorded>,
  ];

  const slept = mapNights(Series.read(body(nights.json)).series ?? [], new Map());
  const walked = mapActivities(Activities.read(body(days.json)).activities ?? [], 'Europe/Amsterdam');
  const done = mapWorkouts(Series.read(body(workouts.json)).series ?? []);

  assert.equal(slept.items.length, nights.expected.nights);
  for (const [field, seconds] of Object.entries(nights.expected.sums)) near(sum(valuesOf(slept, `sleep.${field}`)) * 60, seconds, field);
  assert.equal(sum(valuesOf(walked, 'activity.steps')), days.expected.steps);
  assert.equal(done.records.length, workouts.expected.n);
  const at = (instant: number): string => new Date(instant).toISOString().replace('.000', '');
  assert.deepEqual(
    [at(Math.min(...done.records.map(({ start }) => start))), at(Math.max(...done.records.map(({ end }) => end)))],
    [workouts.expected.first, workouts.expected.last],
  );
});
