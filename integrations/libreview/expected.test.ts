import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { libreview } from './index.ts';

const samples = join(import.meta.dirname, '../../../shared/data');
const FILE = 'cgm-csv/FreeStyle_Libre_3_synthetic.csv';

interface Figure {
  readonly n: number;
  readonly sum: number;
}
interface Expected {
  readonly recordTypes: Readonly<Record<string, number>>;
  readonly historic: Figure;
  readonly scan: Figure;
  readonly first: string;
  readonly last: string;
}

test(`libreview: ${FILE} brings the counts, sums and times that an independent script found`, async (t) => {
  if (!existsSync(join(samples, FILE))) return t.skip(`no sample exports at ${samples}`);
  const expected = (JSON.parse(readFileSync(join(samples, 'EXPECTED.json'), 'utf8')) as Record<string, Expected>)[FILE]!;

  const { types } = (await readFiles([libreview], readFileSync(join(samples, FILE)))).report;

  const [historic, scan, marks] = [types['Historic Glucose mg/dL']!, types['Scan Glucose mg/dL']!, types['Record Type 6']!];
  assert.deepEqual([historic.read, historic.delivered, historic.sum], [expected.historic.n, expected.historic.n, expected.historic.sum]);
  assert.deepEqual([scan.read, scan.delivered, scan.sum], [expected.scan.n, expected.scan.n, expected.scan.sum]);
  assert.deepEqual(
    [historic.read, scan.read, marks.read],
    [expected.recordTypes['0'], expected.recordTypes['1'], expected.recordTypes['6']],
  );
  const all = Object.values(types);
  assert.equal(Math.min(...all.map(({ first = Infinity }) => first)), Date.parse(`${expected.first}Z`));
  assert.equal(Math.max(...all.map(({ last = -Infinity }) => last)), Date.parse(`${expected.last}Z`));
});
