import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aceso, folderForTest } from './aceso.ts';

/** A stored chunk of forty minutes of heart rate from 2024-03-01 on, as psql prints it. */
const PRINTED = '\\x027292e3cc020028e8078090fcf4be636078011ea0380078630001180fa1c42094188412835060104a0c4209';

test('chunk decode: shows the samples of a stored chunk, from digits as psql prints them and from bytes', async () => {
  using folder = folderForTest();
  const [digits, raw] = [join(folder.path, 'chunk.txt'), join(folder.path, 'chunk.bin')];
  writeFileSync(digits, `${PRINTED}\n`);
  writeFileSync(raw, Buffer.from(PRINTED.slice(2), 'hex'));

  const shown = await aceso('chunk', 'decode', digits, '--limit', '2');
  const told = await aceso('chunk', 'decode', raw, '--json');

  assert.equal(shown.code, 0, shown.err);
  assert.match(shown.out, /^44 bytes, 40 samples: 1\.10 bytes a sample\n/);
  assert.match(shown.out, /2024-03-01T00:01:00\.000Z {2}61\n/);
  assert.match(shown.out, /and 38 more/);
  const { count, samples } = JSON.parse(told.out) as { count: number; samples: { start: string; value: number }[] };
  assert.deepEqual([count, samples.length, samples[25]], [40, 40, { start: '2024-03-01T00:25:00.000Z', value: 180 }]);
});

test('chunk decode: what is no chunk, no file and no number is told in words', async () => {
  using folder = folderForTest();
  const file = join(folder.path, 'chunk.txt');
  writeFileSync(file, `${PRINTED.slice(0, -2)}00`);

  const results = [
    await aceso('chunk', 'decode', file),
    await aceso('chunk', 'decode', join(folder.path, 'missing')),
    await aceso('chunk', 'decode', file, '--limit', 'all'),
  ];

  assert.deepEqual(
    results.map(({ code, out }) => [code, out]),
    [
      [2, ''],
      [2, ''],
      [2, ''],
    ],
  );
  assert.match(results[0]?.err ?? '', /no chunk[\s\S]*damaged/);
  for (const { err } of results) assert.doesNotMatch(err, /\n\s+at /);
});
