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

/** Two days of a weight of January 2026, kept as one row of the month; the first of them was written later. */
const MONTH = '\\x030d00d449faa202020a0302060080a0b1ba836702dfcbcc7c020003e80780a0d5edee66130046ed2f2a01ca0c030d';

test('chunk decode: of a month it shows the days with their samples, and finds damage in the directory of them', async () => {
  using folder = folderForTest();
  const [file, damaged] = [join(folder.path, 'month.txt'), join(folder.path, 'damaged.txt')];
  writeFileSync(file, `${MONTH}\n`);
  writeFileSync(damaged, MONTH.replace('a202020a', 'a202020b'));

  const shown = await aceso('chunk', 'decode', file);
  const told = await aceso('chunk', 'decode', file, '--json', '--limit', '1');
  const refused = await aceso('chunk', 'decode', damaged);

  assert.equal(shown.code, 0, shown.err);
  assert.match(shown.out, /^47 bytes, 3 samples/);
  assert.match(shown.out, /samples on 2 days/);
  assert.match(shown.out, /2026-01-03 +2 +with the row\n/);
  assert.match(shown.out, /2026-01-03T00:00:01\.000Z +80\.1\n/);
  assert.deepEqual(JSON.parse(told.out), {
    bytes: 47,
    count: 3,
    days: [
      { day: '2026-01-01', samples: 1, writtenAt: '2026-02-02T00:00:00.000Z' },
      { day: '2026-01-03', samples: 2 },
    ],
    samples: [{ start: '2026-01-01T00:00:00.000Z', value: 80.5 }],
  });
  assert.deepEqual([refused.code, refused.out], [2, '']);
  assert.match(refused.err, /no chunk[\s\S]*damaged/);
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
