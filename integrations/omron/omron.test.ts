import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { omron } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const read = (name: string) => readFiles([omron], readFileSync(join(import.meta.dirname, 'fixtures', name)), { timeZone: 'Europe/Berlin' });
const first = Date.UTC(2026, 0, 12, 7, 12);

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('omron: pairs, pulses and what was noted; half a pair is a reading without a pair', async () => {
  const { samples, records, quarantined, report } = await read('english.csv');

  assert.deepEqual(
    samples['blood-pressure-systolic|omron|blood-pressure']?.map(([at, , value]) => [at, value]),
    [
      [first, 124],
      [first + 120_000, 122],
      [first + 86_400_000, 125],
    ],
  );
  assert.deepEqual(
    samples['heart-rate|omron|blood-pressure']?.map(([, , value]) => value),
    [57, 56, 50],
  );
  assert.deepEqual(
    records.map((record) => record.kind === 'blood-pressure' && [record.start, record.systolic, record.diastolic, record.metadata]),
    [
      [first, 124, 74, undefined],
      [first + 120_000, 122, 73, { truRead: 'Yes', note: 'after breakfast' }],
    ],
  );
  assert.deepEqual(
    quarantined.map(({ reason, start }) => [reason, start]),
    [
      ['implausible', Date.UTC(2026, 6, 6, 19, 3)],
      ['date-unreadable', undefined],
    ],
  );
  assert.deepEqual([report.types['Blood pressure']?.read, report.types['row']?.quarantined], [2, 1]);
});

test('omron: another language, and a scale in pounds', async () => {
  const [german, weight] = [await read('german.csv'), await read('weight.csv')];

  assert.equal(german.records[0]?.start, first);
  assert.deepEqual(weight.samples['body-mass|omron|scale']?.[0]?.[2], 69.9893);
  assert.deepEqual(
    [weight.samples['body-fat-percentage|omron|scale']?.[0]?.[2], weight.samples['visceral-fat-index|omron|scale']?.[0]?.[2]],
    [21.5, 6],
  );
});

test('omron: other languages, encodings and a zone in the row', async () => {
  const [spanish, japanese] = [await read('spanish.csv'), await read('japanese.csv')];
  const pressure = 'blood-pressure-systolic|omron|blood-pressure';

  assert.deepEqual(spanish.samples[pressure], [[Date.UTC(2026, 2, 5, 7, 12), Date.UTC(2026, 2, 5, 7, 12), 124, 0]]);
  // Morning in Tokyo, whatever the person's own zone.
  assert.deepEqual(japanese.samples[pressure], [[Date.UTC(2026, 2, 4, 23, 12), Date.UTC(2026, 2, 4, 23, 12), 124, 0]]);
  assert.equal(japanese.samples['heart-rate|omron|blood-pressure']?.[0]?.[2], 57);
  assert.ok(
    !omron.recognise(Buffer.from('Date,Time,Systolic,Diastolic,Pulse\n2026-01-01,08:00,120,80,60\n'), ''),
    'no unit, no mark of the app',
  );
});
