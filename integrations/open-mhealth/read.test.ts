import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { openMHealth } from './index.ts';

const points = readFileSync(join(import.meta.dirname, 'fixtures/points.json'));
const at = Date.parse('2026-02-05T07:25:00Z');

test('open-mhealth: a list of points goes to series and records, in the units of the vocabulary', async () => {
  const { samples, records, report, quarantined } = await readFiles([openMHealth], points);
  const eight = at + 8 * 3_600_000;
  assert.deepEqual(samples, {
    'heart-rate|Test band': [[eight, eight, 61, 0]],
    'body-mass|Test band (manual)': [[at, at, 68.0389, 0]],
    'step-count|Open mHealth': [[at - 25 * 60_000, at + 5 * 60_000, 500, 0]],
    'blood-pressure-systolic|Open mHealth': [[at, at, 121, 0]],
    'blood-pressure-diastolic|Open mHealth': [[at, at, 79, 0]],
    'blood-glucose|Open mHealth': [[at, at, 99.0857, 1]],
  });
  assert.deepEqual(
    records.map(({ kind, end, start }) => [kind, (end - start) / 60_000]),
    [
      ['blood-pressure', 0],
      ['sleep-stage', 450],
      ['workout', 40],
    ],
  );
  const [, , walk] = records;
  assert.ok(walk?.kind === 'workout' && walk.type === 'walking' && walk.distanceM === 3218.688);
  assert.deepEqual(
    quarantined.map(({ sourceType, reason }) => [sourceType, reason]),
    [
      ['body-temperature', 'date-unreadable'],
      ['body-weight', 'implausible'],
    ],
  );
  assert.equal(report.types['heart-rate']?.skipped, 1);
  for (const { read, delivered, skipped, quarantined: aside } of Object.values(report.types))
    assert.equal(read, delivered + skipped + aside);
});

test('open-mhealth: one a line, and one alone, read like the list; a cut line loses itself alone', async () => {
  const all: unknown[] = JSON.parse(points.toString());
  const lines = Buffer.from(all.map((point) => JSON.stringify(point)).join('\n'));
  const whole = await readFiles([openMHealth], points);
  assert.deepEqual((await readFiles([openMHealth], lines)).samples, whole.samples);
  const cut = await readFiles([openMHealth], lines.subarray(0, lines.length - 20));
  assert.deepEqual(cut.samples, whole.samples);
  assert.deepEqual(cut.report.problems.at(-1)?.reason, 'json-malformed');
  assert.deepEqual(Object.keys((await readFiles([openMHealth], Buffer.from(JSON.stringify(all[0])))).samples), ['heart-rate|Test band']);
});

const published = join(import.meta.dirname, '../../../shared/data/openmhealth/schemas');
test('open-mhealth: every valid point of the published schemas is read, none is lost', async (t) => {
  if (!existsSync(published)) return t.skip(`no published points at ${published}`);
  const files = globSync('**/shouldPass/*.json', { cwd: published });
  assert.ok(files.length > 100);
  for (const file of files) {
    const { report } = await readFiles([openMHealth], readFileSync(join(published, file)));
    const tallies = Object.values(report.types);
    // Pieces of metadata are no data points.
    if (file.includes('hk-metadata')) continue;
    assert.equal(
      tallies.reduce((sum, { read }) => sum + read, 0),
      1,
      `${file} ${JSON.stringify(report)}`,
    );
    for (const tally of tallies) assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined, file);
  }
});
