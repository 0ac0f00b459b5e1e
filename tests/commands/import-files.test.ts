import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildZip } from '@aceso/integrations/testing';
import { aceso, folderForTest, freePort, READY, startAceso, type Ran, type RunningCommand } from './aceso.ts';

interface Report {
  readonly source: string;
  readonly types: Readonly<Record<string, Record<'read' | 'stored' | 'alreadyThere' | 'skipped' | 'quarantined', number>>>;
  readonly problems: readonly { readonly reason: string; readonly message?: string }[];
}

const fixture = (path: string): Buffer => readFileSync(join(import.meta.dirname, '../../integrations', path));
const DIARY = 'Date;Time;Weight;Pulse\n13.03.2026;07:05;80,5;62\n14.03.2026;07:10;80,25;61\n';
const folder = folderForTest();
const home = join(folder.path, 'home');
let running: RunningCommand | undefined;

/** One Aceso for all of these: each start costs a database. */
before(async () => {
  const made = await aceso('import', put('first.csv', fixture('nightscout/fixtures/entries.json')), '--home', home, '--json');
  assert.equal(made.code, 0, made.err);
  running = await startAceso(READY, 'up', '--home', home, '--port', String(await freePort()));
});
after(async () => {
  await running?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

function put(name: string, content: Buffer | string): string {
  const file = join(folder.path, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}
const bring = (...args: string[]): Promise<Ran> => aceso('import', ...args, '--home', home, '--json');
const totals = ({ types }: Report, what: 'read' | 'stored' | 'alreadyThere'): number =>
  Object.values(types).reduce((sum, type) => sum + type[what], 0);

test('import <folder>: all files of a folder come in as one, and a second time add nothing', async () => {
  put('exports/whoop/sleeps.csv', fixture('whoop-export/fixtures/sleeps.csv'));
  put('exports/clarity.csv', fixture('dexcom-clarity/fixtures/clarity-mmol.csv'));
  put('exports/inner.zip', buildZip([{ name: 'bp.csv', content: fixture('withings-export/fixtures/bp.csv') }]));

  const [first, second] = [await bring(join(folder.path, 'exports')), await bring(join(folder.path, 'exports'))];

  assert.equal(first.code, 0, first.err);
  const [one, two] = [JSON.parse(first.out) as Report, JSON.parse(second.out) as Report];
  assert.deepEqual(one.source.split(', ').toSorted(), ['Dexcom Clarity', 'WHOOP export', 'Withings export']);
  for (const [type, { read, stored, alreadyThere, skipped, quarantined }] of Object.entries(one.types))
    assert.equal(read, stored + alreadyThere + skipped + quarantined, type);
  assert.deepEqual([totals(two, 'stored'), totals(two, 'alreadyThere')], [0, totals(one, 'stored')]);
});

test('import --map: an unknown table is shown with a proposal, read with a mapping, and known from then on', async () => {
  const file = put('diary.csv', DIARY);

  const asked = await bring(file);
  const mapping = put('mapping.json', /^\{.*\}$/m.exec(asked.err)?.[0] ?? '');
  const given = await bring(file, '--map', mapping);
  const known = await bring(put('next.csv', `${DIARY}15.03.2026;07:05;80,1;60\n`));

  assert.equal(asked.code, 2);
  assert.match(asked.err, /Weight\s+80,5\s+body-mass\s+kg/);
  assert.match(asked.err, /aceso import .*diary\.csv --map mapping\.json/);
  assert.equal(given.code, 0, given.err);
  assert.deepEqual((JSON.parse(given.out) as Report).types['Weight']?.stored, 2);
  assert.deepEqual((JSON.parse(known.out) as Report).types['Weight'], {
    ...(JSON.parse(known.out) as Report).types['Weight'],
    stored: 1,
    alreadyThere: 2,
  });
});

test('import: files that cannot be read fail with words that say what to do, and leave nothing half done', async () => {
  const csv = fixture('omron/fixtures/english.csv');
  const cases: readonly (readonly [string, Buffer, RegExp])[] = [
    ['encrypted.zip', buildZip([{ name: 'a.csv', content: csv, flags: 1 }]), /protected by a password/],
    ['traversal.zip', buildZip([{ name: '../a.csv', content: csv }]), /leads out of it/],
    ['cut.zip', buildZip([{ name: 'a.csv', content: csv }]).subarray(0, 40), /ends too early/],
    ['paper.pdf', Buffer.from('%PDF-1.7 hello'), /This is a PDF/],
    ['notes.txt', Buffer.from('hello'), /no file of a source/],
    ['wrong.zip', buildZip([{ name: 'photo.jpg', content: Buffer.from('x') }]), /no source that Aceso knows/],
  ];

  for (const [name, content, words] of cases) {
    const { code, err, out } = await bring(put(name, content));
    assert.notEqual(code, 0, name);
    assert.match(err, words, name);
    assert.doesNotMatch(err, /\n\s+at /);
    assert.equal(out, '');
  }
  const empty = await bring(put('empty.csv', ''));
  mkdirSync(join(folder.path, 'hollow'));
  const hollow = await bring(join(folder.path, 'hollow'));
  assert.deepEqual([empty.code, hollow.code], [2, 2]);
  assert.match(empty.err, /is empty/);
  assert.match(hollow.err, /no file in/);
});

test('import: a mapping that cannot be is refused with the field', async () => {
  const file = put('other.csv', 'when,heart\n2026-03-13 07:00,61\n2026-03-14 07:00,62\n');
  const mapping = put(
    'wrong.json',
    JSON.stringify({ time: [0], timeForm: 'written', columns: [{ column: 9, metric: 'heart-rate', unit: 'kg' }] }),
  );

  const { code, err } = await bring(file, '--map', mapping);

  assert.equal(code, 2);
  assert.match(err, /\/body\/columns\/0\/column/);
  assert.match(err, /\/body\/columns\/0\/unit/);
});
