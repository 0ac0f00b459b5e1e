import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dayMs, instantMs } from './instant.ts';
import { readExport } from './testing/read-export.ts';

const samples = join(import.meta.dirname, '../../../shared/data');
const index = join(samples, 'EXPECTED.json');

interface ExpectedType {
  readonly el: string;
  readonly type: string;
  readonly n: number;
  readonly first: string;
  readonly last: string;
  readonly sum?: number;
}

const expected: Record<string, { exportDate: string; types: ExpectedType[] }> = existsSync(index)
  ? JSON.parse(readFileSync(index, 'utf8'))
  : {};
const files = Object.keys(expected).filter((name) => name.startsWith('apple-health/'));

test('apple-health: real sample exports are at hand', (t) => {
  if (files.length === 0) t.skip(`no sample exports at ${samples}`);
});

const at = (text: string): number => (text.length === 10 ? dayMs(text) : instantMs(text));

for (const file of files) {
  test(`apple-health: ${file} brings the counts, sums and times that an independent script found`, async () => {
    const { report } = await readExport(readFileSync(join(samples, file)));

    const types = expected[file]!.types;
    assert.deepEqual(Object.keys(report.types).toSorted(), types.map(({ el, type }) => type || el).toSorted());
    for (const { el, type, n, first, last, sum } of types) {
      const tally = report.types[type || el]!;
      assert.deepEqual(
        [tally.read, tally.delivered, tally.quarantined, tally.first, tally.last],
        [n, n, 0, at(first), at(last)],
        `${file} ${type || el}`,
      );
      if (sum !== undefined) assert.ok(Math.abs(tally.sum! - sum) < 1e-9 * sum, `${type}: ${tally.sum} is not ${sum}`);
    }
    assert.equal(report.exportedAt, at(expected[file]!.exportDate));
    assert.deepEqual(report.problems, []);
  });
}
