import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CONTEXT } from '@aceso/contracts/vocabulary';
import type { Incoming } from '../kit/connector/index.ts';
import { FAMILIES } from './mapping.ts';
import manifest from './manifest.json' with { type: 'json' };

const fixture = (name: string): readonly unknown[] => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const egvs = FAMILIES.egvs(fixture('egvs.json'));
const events = FAMILIES.events(fixture('events.json'));
const calibrations = FAMILIES.calibrations([
  { recordId: 'c-1', systemTime: '2026-03-02T09:00:00Z', value: 132, unit: 'mg/dL' },
  { recordId: 'c-2', systemTime: '2026-03-02T09:10:00Z', value: null, unit: 'mg/dL' },
]);
const iso = (at: number): string => new Date(at).toISOString().slice(11, 19);

const rowsOf = ({ batches }: Incoming, metric: string) =>
  batches
    .filter((batch) => batch.metric === metric)
    .flatMap(({ start, value, source, context }) =>
      [...start].map((at, i) => [iso(at), Number(value[i]!.toFixed(3)), source.name, context?.[i] ?? 0] as const),
    );

test('dexcom: glucose of the sensor by its own clock, in one unit, with what was written kept beside', () => {
  assert.deepEqual(rowsOf(egvs, 'blood-glucose'), [
    ['08:00:03', 118, 'Dexcom G7', 0],
    ['08:05:03', 117.101, 'Dexcom G6 Pro', 0],
    ['08:20:03', 121, 'Dexcom', 0],
  ]);
  const molar = egvs.batches.find(({ sourceUnit }) => sourceUnit === 'mmol/L');
  assert.deepEqual([...(molar?.original ?? [])], [6.5]);
});

test('dexcom: low and high are what the sensor said and no number; absent is none, another unit is set aside', () => {
  assert.deepEqual(
    egvs.records.map((record) => record.kind === 'event' && [iso(record.start), record.detail]),
    [['08:10:03', { glucose: 'below', limitMgPerDl: 40 }]],
  );
  assert.deepEqual([egvs.quarantined.length, egvs.read, egvs.items.map(({ nativeId }) => nativeId.slice(0, 5))], [2, 7, ['egvs:']]);
});

test('dexcom: what people entered, each as what it is; insulin says whether it was long acting', () => {
  assert.deepEqual(rowsOf(events, 'insulin-delivery'), [
    ['12:00:00', 4.5, 'Entered in Dexcom', CONTEXT.bolusInsulin],
    ['21:00:00', 18, 'Entered in Dexcom', CONTEXT.basalInsulin],
  ]);
  assert.deepEqual(rowsOf(events, 'dietary-carbohydrates'), [['12:05:00', 60, 'Entered in Dexcom', 0]]);
  assert.deepEqual(rowsOf(events, 'blood-glucose'), [['19:05:00', 99.086, 'Blood glucose meter (Dexcom)', 0]]);
  assert.deepEqual(
    events.records.map((record) => [record.kind, record.sourceType, iso(record.start), iso(record.end)]),
    [
      ['workout', 'exercise.heavy', '17:00:00', '17:45:00'],
      ['event', 'exercise.light', '18:00:00', '18:00:00'],
      ['event', 'health.illness', '19:00:00', '19:00:00'],
    ],
  );
});

test('dexcom: an entry that was taken back is deleted, and a calibration without a value brings none', () => {
  assert.deepEqual(events.deleted, ['events:v-6']);
  assert.deepEqual(
    calibrations.items.map(({ nativeId, samples }) => [nativeId, samples.length]),
    [
      ['calibrations:c-1', 1],
      ['calibrations:c-2', 0],
    ],
  );
});

test('dexcom: the manifest promises exactly what the mapping brings', () => {
  const found = [egvs, events, calibrations].flatMap(({ batches }) => batches.map(({ metric }) => metric));

  assert.deepEqual([...new Set(found)].toSorted(), manifest.delivers);
});
