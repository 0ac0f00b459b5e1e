import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildZip, readFiles } from '../kit/testing/index.ts';
import { withingsExport } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixture = (name: string): Buffer => readFileSync(join(folder, name));
const berlin = { timeZone: 'Europe/Berlin' };
const utc = (hour: number, minute = 0, day = 28): number => Date.UTC(2026, 2, day, hour, minute);
const archive = buildZip(
  globSync('*.csv', { cwd: folder })
    .toSorted()
    .map((name) => ({ name, content: fixture(name) })),
);
const all = await readFiles([withingsExport], archive, berlin);
const of = (key: string) => all.samples[key]?.map(([start, end, value]) => [start, end, value]);

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('withings: weights in the unit and language of the account; fat mass becomes its share', async () => {
  const { samples, report, quarantined } = await readFiles([withingsExport], fixture('weight.csv'), berlin);

  assert.deepEqual(
    samples['body-mass|withings|scale']?.map(([at, , value]) => [at, value]),
    [
      [utc(6, 15), 80.5],
      [utc(6, 10, 27), 81],
    ],
  );
  assert.deepEqual(samples['body-fat-percentage|withings|scale'], [[utc(6, 15), utc(6, 15), 20, 0]]);
  assert.deepEqual([report.types['Fat mass (kg)']?.skipped, quarantined.map(({ reason }) => reason)], [1, ['implausible']]);
  const german = await readFiles([withingsExport], fixture('gewicht.csv'), berlin);
  assert.equal(german.samples['body-mass|withings|scale']?.[0]?.[2], 69.9893);
  assert.equal(german.samples['body-fat-percentage|withings|scale']?.[0]?.[2], 20);
});

test('withings: pressures in pairs, and rows with the pulse alone', () => {
  assert.deepEqual(of('heart-rate|withings|blood-pressure'), [
    [utc(7), utc(7), 62],
    [utc(7, 30), utc(7, 30), 64],
  ]);
  const pairs = all.records.filter((record) => record.kind === 'blood-pressure');
  assert.deepEqual(
    pairs.map((pair) => pair.kind === 'blood-pressure' && [pair.start, pair.systolic, pair.diastolic]),
    [[utc(7), 124, 78]],
  );
});

test('withings: a night is its totals by place; a stage of zero seconds was not measured', () => {
  const [start, end] = [utc(22, 10, 27), utc(5, 50)];
  assert.deepEqual(of('sleep-light-duration|withings|nights'), [[start, end, 240]]);
  assert.equal(of('sleep-rem-duration|withings|nights'), undefined);
  assert.deepEqual(of('sleep-duration|withings|nights'), [[start, end, 340]]);
  assert.deepEqual(of('sleep-latency|withings|nights'), [[end, end, 10]]);
});

test('withings: tables that only their file name explains', () => {
  assert.deepEqual(of('step-count|withings|days'), [
    [utc(23, 0, 27), utc(23), 9000],
    [utc(23), utc(22, 0, 29), 8000],
  ]);
  assert.deepEqual(of('step-count|withings|tracker'), [
    [utc(6), utc(6, 1), 115],
    [utc(6, 1), utc(6, 2), 20],
    [utc(7), utc(7, 1), 30],
  ]);
  assert.deepEqual(of('heart-rate|withings|tracker'), [[utc(6), utc(6), 61]]);
  const stages = all.records.flatMap((record) => (record.kind === 'sleep-stage' ? [[record.stage, record.start, record.end]] : []));
  assert.deepEqual(stages, [
    ['light', utc(23, 0, 27), utc(23, 10, 27)],
    ['deep', utc(23, 10, 27), utc(23, 30, 27)],
  ]);
  assert.ok(all.quarantined.some(({ sourceType, reason }) => sourceType === 'raw_bed_sleep-state' && reason === 'value-unreadable'));
});

test('withings: activities with what stands in their data', () => {
  const [run] = all.records.filter(({ kind }) => kind === 'workout');
  assert.ok(run?.kind === 'workout');
  assert.deepEqual(
    [run.type, run.start, run.durationMs, run.energyKcal, run.distanceM, run.timeZone, run.statistics],
    ['running', utc(16), 2_580_000, 420, 7200, 'Europe/Berlin', [{ metric: 'heart-rate', average: 150, maximum: 175 }]],
  );
});

test('withings: the pulse beside a pressure has more than one name in each language', async () => {
  for (const header of ['Datum,Puls,Systolisch,Diastolisch,Kommentare', 'Date,"Rythme cardiaque",Systole,Diastole,Commentaires']) {
    const { samples } = await readFiles([withingsExport], Buffer.from(`${header}\n"2026-03-28 08:00:00",60,120,80,\n`), berlin);
    assert.deepEqual(samples['heart-rate|withings|blood-pressure'], [[utc(7), utc(7), 60, 0]], header);
  }
  const header = '日付,"体重 (kg)","体脂肪量 (kg)","骨量 (kg)","筋肉量 (kg)","水分量 (kg)",コメント';
  const { samples } = await readFiles([withingsExport], Buffer.from(`${header}\n"2026-03-28 08:00:00",80.5,16.1,3.2,61.2,45.1,\n`), berlin);
  assert.deepEqual(
    ['body-mass', 'body-fat-percentage', 'bone-mass', 'muscle-mass', 'body-water-mass'].map(
      (metric) => samples[`${metric}|withings|scale`]?.[0]?.[2],
    ),
    [80.5, 20, 3.2, 61.2, 45.1],
  );
});

test('withings: a table that its columns do not explain is known by the name of the upload', async () => {
  const name = 'raw_tracker_hr.csv';
  const { samples } = await readFiles([withingsExport], fixture(name), { ...berlin, name });
  assert.deepEqual(Object.values(samples).flat().length, 1);
  assert.deepEqual((await readFiles([withingsExport], fixture(name), berlin)).samples, {});
});
