import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildZip, readFiles } from '../kit/testing/index.ts';
import { whoopExport } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const NAMES = ['physiological_cycles.csv', 'sleeps.csv', 'workouts.csv', 'journal_entries.csv'];
const archive = buildZip(
  NAMES.map((name) => ({ name: `my_whoop_data/${name}`, content: readFileSync(join(import.meta.dirname, 'fixtures', name)) })),
);
const brought = await readFiles([whoopExport], archive, { timeZone: 'Europe/Berlin' });
const of = (metric: string) => brought.samples[`${metric}|whoop`]?.map(([start, end, value]) => [start, end, value]);
/** Local times of the file are four hours behind UTC. */
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 2, day, hour + 4, minute);

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('whoop: figures of the morning stand at waking, in the offset of the row and not of the profile', () => {
  const [today, yesterday] = [at(3, 6, 30), at(2, 7, 5)];
  assert.deepEqual(of('heart-rate-variability-rmssd'), [
    [today, today, 92.5],
    [yesterday, yesterday, 61],
  ]);
  assert.deepEqual(
    of('recovery-score')?.map(([, , value]) => value),
    [71, 41],
  );
});

test('whoop: sums of a cycle are kilocalories over the cycle; the cycle that still runs is skipped', () => {
  assert.deepEqual(of('total-energy'), [
    [at(1, 23), at(2, 22, 40), 2900],
    [at(-0, 23), at(1, 23), 1800],
  ]);
  const { read, delivered, skipped, sum } = brought.report.types['Energy burned (cal)']!;
  assert.deepEqual([read, delivered, skipped, sum], [3, 2, 1, 5600]);
});

test('whoop: a sleep is its totals over its time; a nap gives durations only', () => {
  assert.deepEqual(of('sleep-duration'), [
    [at(1, 23, 15), at(2, 7, 5), 310],
    [at(2, 14), at(2, 14, 40), 35],
    // A night that only the table of cycles tells of.
    [at(2, 22, 50), at(3, 6, 30), 430],
  ]);
  assert.deepEqual(
    of('sleep-efficiency')?.map(([, , value]) => value),
    [91.2, 93],
  );
  assert.equal(brought.report.types['Sleep efficiency %']?.skipped, 1);
});

test('whoop: workouts with heart rate, zones and distance; one that ends before it begins is kept aside', () => {
  const [run] = brought.records.filter(({ kind }) => kind === 'workout');
  assert.ok(run?.kind === 'workout');
  assert.deepEqual(
    [run.type, run.start, run.durationMs, run.energyKcal, run.distanceM, run.statistics],
    ['running', at(2, 17), 2_700_000, 480, 7500, [{ metric: 'heart-rate', average: 148, maximum: 176 }]],
  );
  assert.equal(run.metadata?.['zone3Percent'], '40');
  assert.deepEqual(
    brought.quarantined.map(({ sourceType, reason }) => [sourceType, reason]),
    [['Sauna', 'end-before-start']],
  );
});

test('whoop: answers of the journal are events', () => {
  assert.deepEqual(
    brought.records.filter(({ kind }) => kind === 'event').map((event) => 'detail' in event && event.detail),
    [
      { question: 'Have any alcoholic drinks?', answeredYes: true, notes: 'two' },
      { question: 'Feeling sick or unwell?', answeredYes: false },
    ],
  );
});

test('whoop: cycles alone tell of their nights, too; degrees may be of Fahrenheit', async () => {
  const cycles = readFileSync(join(import.meta.dirname, 'fixtures/physiological_cycles.csv'), 'utf8');
  const { samples } = await readFiles(
    [whoopExport],
    Buffer.from(cycles.replace('Skin temp (celsius)', 'Skin temp (fahrenheit)').replaceAll('33.4', '92.12')),
  );

  assert.equal(samples['skin-temperature|whoop']?.[0]?.[2], 33.4);
  assert.deepEqual(samples['sleep-duration|whoop']?.[0], [at(2, 22, 50), at(3, 6, 30), 430, 0]);
  // With the table of sleeps beside them nothing comes twice.
  assert.equal(of('sleep-duration')?.length, 3);
});
