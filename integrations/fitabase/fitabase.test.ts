import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildZip, readFiles } from '../kit/testing/index.ts';
import { fitabase } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', name));
const berlin = { timeZone: 'Europe/Berlin' };
const zipped = (...names: string[]): Buffer => buildZip(names.map((name) => ({ name, content: fixture(name) })));

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('fitabase: days are civil days, a double row and a day without the tracker are skipped, a wrong date is kept aside', async () => {
  const { samples, report, records, quarantined } = await readFiles([fitabase], fixture('dailyActivity-one.csv'), berlin);

  assert.deepEqual(samples['step-count|fitabase|9000000001|days'], [
    [Date.UTC(2026, 2, 27, 23), Date.UTC(2026, 2, 28, 23), 9000, 0],
    // The day of 23 hours.
    [Date.UTC(2026, 2, 28, 23), Date.UTC(2026, 2, 29, 22), 8000, 0],
  ]);
  assert.deepEqual(
    samples['distance-walking-running|fitabase|9000000001|days']?.map(([, , value]) => value),
    [6500, 5750],
  );
  const { read, delivered, skipped, sum } = report.types['TotalSteps']!;
  assert.deepEqual(
    [read, delivered, skipped, quarantined.filter(({ sourceType }) => sourceType === 'TotalSteps').length, sum],
    [5, 2, 2, 1, 25_000],
  );
  assert.deepEqual(
    report.problems.filter(({ reason }) => reason !== 'date-unreadable').map(({ reason }) => reason),
    ['row-stands-twice', 'tracker-not-worn'],
  );
  assert.equal(records.length, 2);
});

test('fitabase: a file of several people is counted in full, and nothing of it is taken', async () => {
  for (const file of [fixture('dailyActivity-several.csv'), zipped('sleepDay.csv', 'dailyActivity-several.csv')]) {
    const { samples, records, quarantined, report } = await readFiles([fitabase], file, berlin);

    assert.deepEqual([samples, records, quarantined], [{}, [], []]);
    const { read, skipped, sum } = report.types['TotalSteps']!;
    assert.deepEqual([read, skipped, sum], [3, 3, 21_000]);
    assert.deepEqual([...new Set(report.problems.map(({ reason }) => reason))], ['file-of-several-people']);
  }
});

test('fitabase: nights by their totals, weights of scale and hand, heart rate by the second', async () => {
  const { samples } = await readFiles([fitabase], zipped('sleepDay.csv', 'weightLogInfo.csv', 'heartrate.csv'), berlin);
  const at = Date.UTC(2026, 2, 28, 6, 21);

  assert.deepEqual(
    samples['sleep-duration|fitabase|9000000001|days']?.map(([, , value]) => value),
    [400, 380],
  );
  assert.deepEqual(samples['body-mass|fitabase|9000000001|by hand'], [
    [Date.UTC(2026, 2, 28, 22, 59, 59), Date.UTC(2026, 2, 28, 22, 59, 59), 70.5, 0],
  ]);
  assert.deepEqual(
    samples['body-mass|fitabase|9000000001|scale']?.map(([, , value]) => value),
    [70.25],
  );
  assert.deepEqual(samples['heart-rate|fitabase|9000000001|minutes'], [
    [at, at, 97, 0],
    [at + 5000, at + 5000, 102, 0],
  ]);
});
