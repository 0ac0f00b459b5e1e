import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { dexcomClarity } from './index.ts';

const samples = join(import.meta.dirname, '../../../shared/data');
const FILE = 'cgm-csv/Clarity_Export_synthetic.csv';

interface Expected {
  readonly eventTypes: Readonly<Record<string, number>>;
  readonly egvNumeric: number;
  readonly egvSum: number;
  readonly firstEgv: string;
  readonly lastEgv: string;
  readonly insulinUnits: number;
}

test(`clarity: ${FILE} brings the counts, sums and times that an independent script found`, async (t) => {
  if (!existsSync(join(samples, FILE))) return t.skip(`no sample exports at ${samples}`);
  const expected = (JSON.parse(readFileSync(join(samples, 'EXPECTED.json'), 'utf8')) as Record<string, Expected>)[FILE]!;

  const { report, samples: brought } = await readFiles([dexcomClarity], readFileSync(join(samples, FILE)));

  const { types } = report;
  assert.deepEqual(Object.fromEntries(Object.entries(types).map(([type, { read }]) => [type, read])), expected.eventTypes);
  const { EGV, Insulin } = types;
  assert.deepEqual([EGV?.delivered, EGV?.quarantined, EGV?.sum], [expected.eventTypes['EGV'], 0, expected.egvSum]);
  assert.equal(Object.entries(brought).find(([key]) => key.startsWith('blood-glucose'))?.[1].length, expected.egvNumeric);
  assert.deepEqual(
    [EGV?.first, EGV?.last],
    [expected.firstEgv, expected.lastEgv].map((text) => Date.parse(`${text.replace(' ', 'T')}Z`)),
  );
  assert.equal(Insulin?.sum, expected.insulinUnits);
});
