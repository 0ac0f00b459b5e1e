import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { fitabase } from './index.ts';

const samples = join(import.meta.dirname, '../../../shared/data');
const index = join(samples, 'EXPECTED.json');

interface Expected {
  readonly rows: number;
  readonly exactDuplicateRows: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly afterDedupe?: { readonly rows: number };
}

const expected: Record<string, Expected> = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : {};
const files = Object.keys(expected).filter((name) => name.startsWith('fitbit-fitabase/'));

test('fitabase: real sample exports are at hand', (t) => {
  if (files.length === 0) t.skip(`no sample exports at ${samples}`);
});

for (const file of files)
  test(`fitabase: ${file} brings the counts and sums that an independent script found, and takes nothing of many people`, async () => {
    const { rows, sums } = expected[file]!;

    const { report, samples: brought, records } = await readFiles([fitabase], readFileSync(join(samples, file)));

    for (const [type, sum] of Object.entries(sums)) {
      const tally = report.types[type]!;
      assert.deepEqual([tally.read, tally.skipped, tally.sum?.toFixed(2)], [rows, rows, sum.toFixed(2)], type);
    }
    assert.deepEqual([brought, records], [{}, []]);
  });

for (const file of files)
  test(`fitabase: ${file} as the file of one of its people is taken, without its double rows`, async () => {
    const { rows, exactDuplicateRows, sums } = expected[file]!;
    const lines = readFileSync(join(samples, file), 'utf8').trim().split(/\r?\n/);
    const ids = [...new Set(lines.slice(1).map((line) => line.split(',')[0]!))];
    const totals = { read: 0, twice: 0, delivered: 0 };
    const [type = ''] = Object.keys(sums);
    let sum = 0;

    for (const id of ids) {
      const own = [lines[0]!, ...lines.filter((line) => line.startsWith(`${id},`))].join('\n');
      const { report } = await readFiles([fitabase], Buffer.from(own));
      const tally = report.types[type]!;
      totals.read += tally.read;
      totals.delivered += tally.delivered;
      totals.twice += report.problems.find(({ reason, example }) => reason === 'row-stands-twice' && example === type)?.count ?? 0;
      sum += tally.sum ?? 0;
      assert.equal(tally.quarantined, 0);
    }

    assert.equal(totals.read, rows);
    assert.equal(sum.toFixed(2), sums[type]?.toFixed(2));
    assert.ok(totals.twice >= exactDuplicateRows && totals.delivered <= rows - exactDuplicateRows);
  });
