import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import { filterOf, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { mapPoints } from './mapping.ts';
import { SERIES } from './series.ts';

const points: Readonly<Record<string, readonly unknown[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'points.json'), 'utf8'),
);
const read = (type: string): Incoming => mapPoints(type, points[type] ?? [], 'Europe/Zurich');
const iso = (at: number): string => new Date(at).toISOString().slice(0, 19);
const rowsOf = ({ batches }: Incoming, metric: string) =>
  batches
    .filter((batch) => batch.metric === metric)
    .flatMap(({ start, value }) => [...start].map((at, i) => [iso(at), value[i]!] as const));

test('google health: a night has its stages and its times out of bed; one without stages tells how long it was', () => {
  const sleep = read('sleep');

  assert.deepEqual(
    sleep.records.map((record) => record.kind === 'sleep-stage' && [record.stage, iso(record.start), record.source.name]),
    [
      ['light', '2026-03-01T22:10:00', 'Charge 6'],
      ['deep', '2026-03-01T23:10:00', 'Charge 6'],
      ['out-of-bed', '2026-03-02T03:00:00', 'Charge 6'],
    ],
  );
  assert.deepEqual(rowsOf(sleep, 'sleep-duration'), [['2026-03-02T12:00:00', 31]]);
  assert.deepEqual(rowsOf(sleep, 'sleep-latency'), [['2026-03-02T05:40:00', 7]]);
  assert.deepEqual([sleep.items.map(({ nativeId }) => nativeId), sleep.quarantined.length], [['sleep:n-1', 'sleep:n-2'], 1]);
});

test('google health: the two variabilities are two metrics, and numbers that travel as text are numbers', () => {
  const variability = read('heart-rate-variability');

  assert.deepEqual(rowsOf(variability, 'heart-rate-variability-rmssd'), [['2026-03-02T02:00:00', 41.5]]);
  assert.deepEqual(rowsOf(variability, 'heart-rate-variability-sdnn'), [['2026-03-02T02:00:00', 55.25]]);
  assert.equal(variability.items.length, 0);
});

test('google health: what is converted keeps what was written; what was typed in is manual', () => {
  const [distance] = read('distance').batches;
  const [weight] = read('weight').batches;

  assert.deepEqual([distance?.value[0], distance?.original?.[0], distance?.sourceUnit], [81.2, 81_200, 'mm']);
  assert.deepEqual([weight?.value[0], weight?.source.kind, weight?.source.name], [70.5, 'manual', 'com.fitbit.FitbitMobile']);
});

test('google health: a workout without its pauses, and the curve of an electrocardiogram in microvolts', () => {
  const [run] = read('exercise').records;
  const [curve] = read('electrocardiogram').records;

  assert.ok(run?.kind === 'workout' && curve?.kind === 'electrocardiogram');
  assert.deepEqual(
    [run.type, run.durationMs, run.energyKcal, run.distanceM, run.statistics],
    ['trail-running', 2_700_500, 512.5, 8100, [{ metric: 'heart-rate', average: 147 }]],
  );
  assert.deepEqual([[...curve.microvolts].map(Math.round), curve.sampleRateHz, curve.classification], [[0, 120, -35], 250, 'SINUS_RHYTHM']);
});

test('google health: the temperature of a night stands beside its distance from the baseline, on its civil day', () => {
  const night = read('daily-sleep-temperature-derivations');

  assert.deepEqual(rowsOf(night, 'skin-temperature'), [['2026-03-01T23:00:00', 34.1]]);
  assert.deepEqual(rowsOf(night, 'temperature-deviation'), [['2026-03-01T23:00:00', 0.3]]);
});

test('google health: lists are narrowed by the field that each kind of type has', () => {
  const window = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-03T00:00:00Z') };

  assert.equal(
    filterOf('heart-rate', window),
    'heart_rate.sample_time.physical_time >= "2026-03-01T00:00:00.000Z" AND heart_rate.sample_time.physical_time < "2026-03-03T00:00:00.000Z"',
  );
  assert.equal(
    filterOf('sleep', window),
    'sleep.interval.end_time >= "2026-03-01T00:00:00.000Z" AND sleep.interval.end_time < "2026-03-04T00:00:00.000Z"',
  );
  assert.equal(filterOf('daily-vo2-max', window), 'daily_vo2_max.date >= "2026-02-28" AND daily_vo2_max.date < "2026-03-05"');
  assert.equal(filterOf('electrocardiogram', window), 'electrocardiogram.interval.start_time >= "2026-03-01T00:00:00.000Z"');
});

test('google health: the manifest promises exactly what the mapping brings, and asks for the scopes that the streams need', () => {
  const found = [
    ...Object.values(SERIES).flatMap(({ figures }) => figures.map(({ metric }) => metric)),
    'respiratory-rate',
    'sedentary-time',
    'skin-temperature',
    'sleep-duration',
    'sleep-latency',
    'temperature-deviation',
  ];

  assert.deepEqual([...new Set(found)].toSorted(), manifest.delivers);
  const { auth } = manifest.connection;
  assert.deepEqual(
    STREAMS.filter(({ scope }) => scope === undefined || !auth.scopes.includes(scope)),
    [],
  );
});
