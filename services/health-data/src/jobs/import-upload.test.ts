import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { openHealthData } from '../../test/open-health-data.ts';
import { exportXml, record } from '../../test/export-xml.ts';
import { importFile } from '../../test/upload.ts';

const STEPS = 'HKQuantityTypeIdentifierStepCount';

test('import: a file is read once, reports what it found, and the second time adds nothing', async () => {
  await using open = await openHealthData();
  const file = exportXml(
    record(STEPS, '2026-03-02 08:00:00 +0100', '2026-03-02 08:10:00 +0100', '900', 'count'),
    record('HKQuantityTypeIdentifierHeartRate', '2026-03-02 08:00:00 +0100', '2026-03-02 08:00:00 +0100', '61', 'count/min'),
    record('HKQuantityTypeIdentifierHeartRate', '2026-03-02 08:05:00 +0100', '2026-03-02 08:05:00 +0100', '999', 'count/min'),
  );

  const first = await importFile(open, 'export.xml', file);
  const second = await importFile(open, 'export.xml', file);

  assert.equal(first.status, 'done');
  assert.deepEqual(first.report?.types[STEPS], {
    read: 1,
    stored: 1,
    alreadyThere: 0,
    skipped: 0,
    quarantined: 0,
    sum: 900,
    first: '2026-03-02T07:00:00.000Z',
    last: '2026-03-02T07:10:00.000Z',
  });
  assert.equal(first.report?.types['HKQuantityTypeIdentifierHeartRate']?.quarantined, 1);
  assert.deepEqual([second.report?.types[STEPS]?.stored, second.report?.types[STEPS]?.alreadyThere], [0, 1]);
  const ended = await open.house.events.all(healthData.events.uploadFinished);
  assert.deepEqual(
    ended.map(({ payload }) => [payload.stored, payload.alreadyThere]),
    [
      [2, 0],
      [0, 2],
    ],
  );
});

test('import: a file of no known source fails in words and leaves nothing', async () => {
  await using open = await openHealthData();

  const upload = await importFile(open, 'notes.txt', Buffer.from('dear diary'));

  assert.equal(upload.status, 'failed');
  assert.match(upload.failure ?? '', /no file of a source that Aceso knows/);
  assert.deepEqual((await open.get<{ items: unknown[] }>('/v1/people/me/latest')).items, []);
});

const samples = join(import.meta.dirname, '../../../../../shared/data');
test(
  'import: real Apple Health exports come in with the counts and sums that an independent script found',
  { skip: existsSync(samples) ? false : 'no sample data beside the project' },
  async () => {
    const expected = JSON.parse(readFileSync(join(samples, 'EXPECTED.json'), 'utf8')) as Record<
      string,
      { types: { el: string; type: string; n: number; sum?: number; first?: string; last?: string }[] }
    >;
    for (const file of globSync(['apple-health/**/*.xml', 'apple-health/**/*.zip'], { cwd: samples })) {
      const wanted = expected[file];
      if (wanted === undefined) continue;
      await using open = await openHealthData();

      const { status, report } = await importFile(open, file, readFileSync(join(samples, file)));

      assert.equal(status, 'done', file);
      const found = wanted.types
        .filter(({ type }) => type !== '')
        .map(({ type, n, sum }) => [type, n, sum === undefined ? undefined : Math.round(sum * 1e4)]);
      const got = found.map(([type]) => [
        type,
        report?.types[String(type)]?.read,
        report?.types[String(type)]?.sum === undefined ? undefined : Math.round((report.types[String(type)]?.sum ?? 0) * 1e4),
      ]);
      assert.deepEqual(
        got.map(([type, n, sum]) => [type, n, found.find(([name]) => name === type)?.[2] === undefined ? undefined : sum]),
        found,
        file,
      );
    }
  },
);
