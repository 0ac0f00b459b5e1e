import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { aceso, folderForTest } from './aceso.ts';

interface Report {
  readonly source: string;
  readonly types: Readonly<Record<string, { readonly read: number; readonly stored: number; readonly alreadyThere: number }>>;
}

const total = (report: Report, what: 'read' | 'stored' | 'alreadyThere'): number =>
  Object.values(report.types).reduce((sum, type) => sum + type[what], 0);

test('import --home: hosts Aceso for the length of the command, keeps the data, and adds nothing the second time', async () => {
  using folder = folderForTest();
  const [file, home] = [join(folder.path, 'export.zip'), join(folder.path, 'home')];
  const made = await aceso('simulate', file, '--days', '40', '--seed', '5', '--json');
  assert.equal(made.code, 0, made.err);

  const first = await aceso('import', file, '--home', home, '--json');
  const second = await aceso('import', file, '--home', home, '--json');
  const advice = await aceso('recommendations', '--home', home, '--json');

  assert.equal(first.code, 0, first.err);
  const [one, two] = [JSON.parse(first.out) as Report, JSON.parse(second.out) as Report];
  assert.equal(one.source, 'Apple Health');
  assert.equal(total(one, 'stored'), total(one, 'read'));
  assert.deepEqual([total(two, 'stored'), total(two, 'alreadyThere')], [0, total(one, 'read')]);
  assert.ok(Array.isArray(JSON.parse(advice.out)));
});

test('commands: mistakes of the user are told in words, with the right exit code and no stack', async () => {
  using folder = folderForTest();
  const results = [
    await aceso('statsu'),
    await aceso('status', '--url', 'http://127.0.0.1:9'),
    await aceso('import', join(folder.path, 'missing.zip'), '--url', 'http://127.0.0.1:9'),
    await aceso('simulate', join(folder.path, 'x.zip'), '--days', 'many'),
    await aceso('up', '--port', '0'),
    await aceso('up', '--target', 'kitchen', '--home', folder.path),
    await aceso('status', '--url', 'http://127.0.0.1:9', '--token', 'x'),
  ];

  assert.deepEqual(
    results.map(({ code }) => code),
    [2, 4, 2, 2, 2, 2, 3],
  );
  for (const { err, out } of results) {
    assert.doesNotMatch(err, /\n\s+at /);
    assert.equal(out, '');
  }
  assert.match(results[0]?.err ?? '', /Did you mean status/);
});
