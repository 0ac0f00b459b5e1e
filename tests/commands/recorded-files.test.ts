import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECORDED, recordedFiles } from '../recorded-files.ts';
import { aceso, folderForTest, freePort, READY, startAceso } from './aceso.ts';

interface Report {
  readonly types: Readonly<Record<string, { readonly read: number; readonly stored: number }>>;
}

test('import: recorded exports bring the counts that an independent script found, and nothing the second time', async (t) => {
  const recorded = recordedFiles();
  if (recorded.length === 0) return t.skip(`no recorded exports at ${RECORDED}`);
  using folder = folderForTest();
  // The first command makes the person whom the others speak for.
  const made = await aceso('import', recorded[0]!.path, '--home', folder.path);
  assert.equal(made.code, 0, made.err);
  await using _running = await startAceso(READY, 'up', '--home', folder.path, '--port', String(await freePort()));

  for (const { name, path, read } of recorded) {
    const [first, second] = [
      await aceso('import', path, '--home', folder.path, '--json'),
      await aceso('import', path, '--home', folder.path, '--json'),
    ];

    assert.deepEqual([first.code, second.code], [0, 0], `${name}: ${first.err}${second.err}`);
    const types = (JSON.parse(first.out) as Report).types;
    for (const [type, count] of Object.entries(read)) assert.equal(types[type]?.read, count, `${name}: ${type}`);
    const stored = Object.values((JSON.parse(second.out) as Report).types).reduce((sum, type) => sum + type.stored, 0);
    assert.equal(stored, 0, name);
  }
});
