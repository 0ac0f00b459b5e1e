import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { libreview } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const read = (name: string, timeZone = 'UTC') =>
  readFiles([libreview], readFileSync(join(import.meta.dirname, 'fixtures', name)), { timeZone });
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 2, day, hour, minute);
const instant = (when: number, value: number, context = 0): number[] => [when, when, value, context];
const main = await read('english-day-first.csv');

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('libreview: sensor, scan and strip of the same minute stay apart, and rows need not be in order', () => {
  assert.deepEqual(main.samples['blood-glucose|libreview|TEST-0001'], [instant(at(11, 8, 15), 98), instant(at(13, 0, 15), 101)]);
  assert.deepEqual(main.samples['blood-glucose|libreview|TEST-0001|scan'], [instant(at(11, 8, 15), 105)]);
  assert.deepEqual(main.samples['blood-glucose|libreview|TEST-0001|strip'], [instant(at(12, 10), 110)]);
});

test('libreview: doses, food, ketones and notes arrive; marks of the device are skipped', () => {
  assert.deepEqual(main.samples['insulin-delivery|libreview|TEST-0001|entered'], [instant(at(12, 9), 4.5, 2), instant(at(12, 9), 20, 1)]);
  assert.deepEqual(main.samples['dietary-carbohydrates|libreview|TEST-0001|entered'], [instant(at(12, 9, 5), 45)]);
  assert.deepEqual(
    main.records.map((record) => 'detail' in record && record.detail),
    [
      { glucose: 'below', limitMgPerDl: 40 },
      { column: 'Non-numeric Food', value: 1 },
      { column: 'Ketone mmol/L', value: 0.4 },
      { column: 'Notes', text: 'long, cold walk' },
    ],
  );
  assert.equal(main.report.types['Record Type 6']?.skipped, 1);
});

test('libreview: what cannot be true or read is kept aside', () => {
  assert.deepEqual(
    main.quarantined.map(({ reason }) => reason),
    ['implausible', 'date-unreadable', 'value-unreadable'],
  );
  assert.deepEqual(main.report.exportedAt, at(13, 9, 40));
});

test('libreview: without a day above twelve the reading counts in which the days lie close together', async () => {
  const { samples, records } = await read('english-undecided.csv', 'America/New_York');

  assert.deepEqual(samples['blood-glucose|libreview|TEST-0001'], [
    instant(Date.UTC(2026, 2, 5, 3, 30), 120),
    instant(Date.UTC(2026, 2, 5, 5, 15), 118),
  ]);
  assert.deepEqual(
    records.map(({ start }) => start),
    [Date.UTC(2026, 2, 6, 17, 15)],
  );
});

test('libreview: a single day that can be read both ways is said, and kept aside instead of guessed', async () => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/english-undecided.csv'), 'utf8').replaceAll(/03\/0[4-7]/g, '03/04');
  const { report, samples } = await readFiles([libreview], Buffer.from(text));

  assert.deepEqual(samples, {});
  assert.ok(report.problems.some(({ reason }) => reason === 'day-or-month-first-unknown'));
  assert.equal(report.types['Historic Glucose mg/dL']?.quarantined, 2);
});

test('libreview: other languages, marks, encodings and decimal commas are read by place', async () => {
  for (const name of ['german-mmol.csv', 'french-semicolons.csv', 'dutch-tabs.txt']) {
    const { samples, quarantined } = await read(name);
    assert.deepEqual(samples['blood-glucose|libreview|TEST-0001'], [instant(at(28, 10), 99.0857)], name);
    assert.deepEqual(samples['blood-glucose|libreview|TEST-0001|scan'], [instant(at(28, 10, 1), 100.8873)], name);
    assert.deepEqual(samples['insulin-delivery|libreview|TEST-0001|entered'], [instant(at(28, 10, 2), 12.5, 1)], name);
    assert.deepEqual(quarantined, []);
  }
});

test('libreview: the name in the first line is in nothing that is handed over', async () => {
  for (const name of ['english-day-first.csv', 'french-semicolons.csv']) assert.doesNotMatch(JSON.stringify(await read(name)), /Testa/);
});

test('libreview: the tabs of older exports, and English columns in another order', async () => {
  const older = await read('older.txt');
  const moved = await readFiles(
    [libreview],
    Buffer.from(
      'Device,Serial Number,Record Type,Device Timestamp,Scan Glucose mg/dL,Historic Glucose mg/dL\nLL,X,0,03-25-2026 11:05 PM,,101\nLL,X,1,03-25-2026 11:06 PM,120,\n',
    ),
  );

  assert.deepEqual(Object.values(older.samples).flat(), [
    [Date.UTC(2026, 3, 20, 9, 36), Date.UTC(2026, 3, 20, 9, 36), 101, 0],
    [Date.UTC(2026, 3, 20, 9, 51), Date.UTC(2026, 3, 20, 9, 51), 150, 0],
  ]);
  assert.deepEqual(moved.samples, {
    'blood-glucose|libreview|X': [instant(at(25, 23, 5), 101)],
    'blood-glucose|libreview|X|scan': [instant(at(25, 23, 6), 120)],
  });
});
