import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { carelink } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const read = (name: string) => readFiles([carelink], readFileSync(join(import.meta.dirname, 'fixtures', name)));
const at = (hour: number, minute: number, second = 0, day = 28): number => Date.UTC(2026, 2, day, hour, minute, second);
const instant = (when: number, value: number, context = 0): number[] => [when, when, value, context];
const main = await read('semicolons.csv');

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('carelink: pump and sensor have blocks of their own; decimal commas and dashes for nothing are read', () => {
  assert.deepEqual(main.samples, {
    'blood-glucose|carelink|meter': [instant(at(9, 35, 28), 142)],
    'insulin-delivery|carelink|pump': [instant(at(9, 36), 4.5, 2)],
    'dietary-carbohydrates|carelink|pump': [instant(at(9, 36), 45)],
    'dietary-carbohydrates|carelink|marker': [instant(at(12, 0), 60)],
    'insulin-delivery|carelink|marker': [instant(at(12, 1), 27)],
    'blood-glucose|carelink|sensor': [instant(at(9, 40), 139), instant(at(9, 45), 141)],
  });
  assert.equal(main.report.types['Sensor Calibration BG (mg/dL)']?.skipped, 1);
});

test('carelink: rates, alarms and markers without an amount are events; what cannot be true is kept aside', () => {
  assert.deepEqual(
    main.records.map((record) => 'detail' in record && record.detail),
    [
      { column: 'Basal Rate (U/h)', value: 0.85 },
      { column: 'Alarm', text: 'CAL NOW' },
      { column: 'Event Marker', text: 'Exercise 30 min' },
    ],
  );
  assert.deepEqual(
    main.quarantined.map(({ reason }) => reason),
    ['implausible', 'date-unreadable'],
  );
});

test('carelink: commas, points, millimoles and the day first', async () => {
  const { samples } = await read('commas-day-first.csv');

  assert.deepEqual(samples, {
    'blood-glucose|carelink|sensor': [instant(at(8, 0, 0, 5), 99.0857)],
    'blood-glucose|carelink|meter': [instant(at(8, 5), 109.8951)],
    'insulin-delivery|carelink|pump': [instant(at(8, 5), 1.2, 2)],
  });
});

test('carelink: the preamble with name and birth date is in nothing that is handed over', async () => {
  for (const name of ['semicolons.csv', 'commas-day-first.csv']) assert.doesNotMatch(JSON.stringify(await read(name)), /Testa|1970|NG0000/);
});

test('carelink: each section has columns of its own, however few; other languages are read', async () => {
  const [sections, german] = [await read('sections-differ.csv'), await read('german.csv')];

  assert.deepEqual(sections.samples['blood-glucose|carelink|sensor'], [instant(at(8, 10), 131), instant(at(8, 15), 133)]);
  assert.deepEqual(sections.samples['blood-glucose|carelink|meter'], [instant(at(8, 0), 120)]);
  assert.deepEqual(german.samples, {
    'blood-glucose|carelink|meter': [instant(at(8, 0), 120)],
    'blood-glucose|carelink|sensor': [instant(at(8, 5), 131)],
  });
});
