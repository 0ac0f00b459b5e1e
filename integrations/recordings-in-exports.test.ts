import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fit } from './fit/index.ts';
import { aDay, aRun } from './fit/testing/made-files.ts';
import { garminExport } from './garmin-export/index.ts';
import { garminArchive } from './garmin-export/testing/made-files.ts';
import { readFiles } from './kit/testing/index.ts';

const brought = await readFiles([fit, garminExport], garminArchive(undefined, [aRun(), aDay()]), { timeZone: 'Europe/Berlin' });
const rows = (metric: string): readonly (readonly number[])[] => brought.samples[`${metric}|garmin-connect`] ?? [];

test('garmin: recordings in the archive within the archive are read as FIT', () => {
  assert.equal(brought.report.types['record']?.sum, 60);
  assert.ok(brought.samples['step-count|1-2697-77']!.length > 0);
});

test('garmin: the total of a day stands only where no watch counted it by the minute', () => {
  assert.deepEqual(rows('step-count'), [[Date.parse('2026-03-04T23:00:00Z'), Date.parse('2026-03-05T23:00:00Z'), 7000, 0]]);
  assert.equal(brought.report.types['day.totalSteps']?.skipped, 1);
  assert.deepEqual(
    ['basal-energy', 'elevation-gained'].map((metric) => rows(metric).map(([, , value]) => value)),
    [[1700], [30.5]],
  );
});
