import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { vectorReports } from './reports.ts';

const home = mkdtempSync(join(tmpdir(), 'aceso-vectors-'));
after(() => rmSync(home, { recursive: true, force: true }));

/** A folder with these files; data lie beside it. */
function folderOf(name: string, files: Readonly<Record<string, unknown>>): string {
  const folder = join(home, name, 'vectors');
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
const dosage = {
  function: 'dosage(events, x0=0) -> x[]',
  cases: [{ id: 'one', input: { events: [1, 0] }, expected: [1, 0.95], tolerance: 0.001 }],
};

test('vectorReports: any number of cases, unknown families, unreadable files and files of another kind', () => {
  const folder = folderOf('mixed', {
    'dosage.json': dosage,
    'dosage-more.json': { ...dosage, cases: [...dosage.cases, { id: 'two', input: { events: [1] }, expected: [2] }] },
    'tarot.json': { cases: [{ id: 'a', input: {}, expected: 1 }] },
    'broken.json': '{ "cases": [',
    'index.json': { about: 'no vector file' },
    'README.md': 'words',
  });

  const reports = vectorReports(folder);

  assert.deepEqual(
    reports.map(({ name, built, cases, passed }) => [name, built, cases, passed]),
    [
      ['broken', true, 1, 0],
      ['dosage', true, 1, 1],
      ['dosage-more', true, 2, 1],
      ['tarot', false, 1, 0],
    ],
  );
});

test('vectorReports: data are taken from beside the folder, and a missing file fails its case only', () => {
  const folder = folderOf('data', {
    'hrv_time.json': {
      cases: [
        { id: 'there', input: { dataset: 'own/nn.json', range: [0, 4] }, expected: { mean_nni: 793.75 }, tolerance: 0.001 },
        { id: 'away', input: { dataset: 'own/away.json', range: [0, 4] }, expected: { mean_nni: 1 } },
      ],
    },
  });
  mkdirSync(join(folder, '..', 'data', 'own'), { recursive: true });
  writeFileSync(join(folder, '..', 'data', 'own', 'nn.json'), '[800, 810, 815, 750, 900]');

  const [report] = vectorReports(folder);

  assert.equal(report?.passed, 1);
  assert.match(report?.failures.join() ?? '', /^away: no answer: there is no data file own\/away\.json$/);
});

test('tools/vectors.ts: closes with the counts and says by its code whether all passed', () => {
  const tool = join(import.meta.dirname, '..', 'vectors.ts');
  const passing = execFileSync(process.execPath, [tool, '--dir', folderOf('passing', { 'dosage.json': dosage })], { encoding: 'utf8' });
  const failing = spawnSync(process.execPath, [tool, '--dir', join(home, 'mixed', 'vectors')], { encoding: 'utf8' });
  const missing = spawnSync(process.execPath, [tool, '--dir', join(home, 'nowhere')], { encoding: 'utf8' });

  assert.match(passing, /\n1 passed, 0 failed\n$/);
  assert.match(failing.stdout, /no method of this family[\s\S]*\n2 passed, 3 failed\n$/);
  assert.equal(failing.status, 1);
  assert.deepEqual([missing.status, /There is no folder/.test(missing.stderr)], [2, true]);
});
