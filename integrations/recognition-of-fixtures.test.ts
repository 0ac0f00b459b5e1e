import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFormats, buildZip, fixturesOf } from './kit/testing/index.ts';
import { filesIn } from './kit/walk.ts';

const HEAD_BYTES = 65_536;
const formats = await allFormats();
const fixtures = fixturesOf(formats);

/** Names of formats that take a file for theirs. */
const takenBy = (bytes: Buffer, path: string): readonly string[] =>
  formats.filter((format) => format.recognise(bytes.subarray(0, HEAD_BYTES), path)).map(({ id }) => id);

/** The files of an example, which may be an archive. */
async function files(bytes: Buffer): Promise<readonly { readonly path: string; readonly head: Buffer }[]> {
  const found: { path: string; head: Buffer }[] = [];
  const one = async function* (): AsyncGenerator<Buffer> {
    yield bytes;
  };
  const ignore = (): void => undefined;
  for await (const { path, head, content } of filesIn(one(), ignore, ignore)) {
    found.push({ path, head });
    for await (const rest of content) void rest;
  }
  return found;
}

for (const { format, path, bytes } of fixtures)
  test(`recognition: ${format}/${path} is taken by its own format and by no other`, async () => {
    for (const file of await files(bytes)) {
      const inArchive = takenBy(file.head, file.path === '' ? path : file.path);
      const alone = takenBy(file.head, '');

      assert.deepEqual(inArchive, [format], `as ${file.path} of an archive`);
      assert.ok(alone.length === 0 || (alone.length === 1 && alone[0] === format), `alone it is taken by ${alone.join(', ')}`);
    }
  });

test('recognition: what belongs to nobody is taken by nobody', () => {
  for (const text of [
    '',
    'hello',
    'a,b,c\n1,2,3\n',
    '{}',
    '[]',
    '{"data":[]}',
    '<html></html>',
    'Date,Value\n2026-01-01,5\n',
    '\u0000\u0001\u0002',
  ])
    assert.deepEqual(takenBy(Buffer.from(text), ''), [], JSON.stringify(text));
  assert.deepEqual(takenBy(buildZip([{ name: 'x', content: Buffer.from('x') }]), ''), []);
});
