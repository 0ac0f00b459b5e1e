import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { DAILY } from './mapping.ts';

const samples = join(import.meta.dirname, '../../../shared/data');
const HRV = 'garmin-connect/test_hrv_data_get.yaml';
const HEART_RATE = 'garmin-connect/test_daily_heart_rate_get.yaml';

interface Cassette {
  readonly interactions: readonly {
    readonly request: { readonly uri: string };
    readonly response: { readonly body: { readonly string: string } };
  }[];
}
const isThere = existsSync(join(samples, HRV)) && existsSync(join(samples, HEART_RATE));
const expectedOf = (name: string): readonly Readonly<Record<string, number | string>>[] =>
  JSON.parse(readFileSync(join(samples, 'EXPECTED.json'), 'utf8'))[name];

/** Recorded answers by the day that was asked for; undefined where there was none. */
function answersOf(name: string): Map<string, unknown> {
  const { interactions } = parse(readFileSync(join(samples, name), 'utf8')) as Cassette;
  return new Map(
    interactions.map(({ request, response }) => {
      const text = response.body.string;
      return [/\d{4}-\d{2}-\d{2}/.exec(request.uri)?.[0] ?? '', text === '' ? undefined : (JSON.parse(text) as unknown)];
    }),
  );
}
const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

test('garmin: recorded heart rate variability brings the counts and sums that an independent script found', (t) => {
  if (!isThere) return t.skip(`no recorded answers at ${samples}`);
  const answers = answersOf(HRV);
  const [day, none] = expectedOf(HRV);

  const { batches, quarantined } = DAILY.hrv(answers, 'UTC');

  assert.deepEqual(
    batches.map(({ metric, count, value }) => [metric, count, sumOf(value)]),
    [['heart-rate-variability-rmssd', day!['hrvReadings'], day!['hrvSum']]],
  );
  assert.deepEqual(quarantined, []);
  assert.equal(none!['status'], 204);
  assert.deepEqual([...answers.values()].filter((answer) => answer === undefined).length, 1);
});

test('garmin: recorded heart rate brings the counts and sums that an independent script found', (t) => {
  if (!isThere) return t.skip(`no recorded answers at ${samples}`);
  const [day] = expectedOf(HEART_RATE);

  const { batches, quarantined } = DAILY.heartrate(answersOf(HEART_RATE), 'UTC');

  const rows = batches.map(({ metric, count, value }) => [metric, count, sumOf(value)]);
  assert.deepEqual(rows, [
    ['heart-rate', day!['nonNull'], day!['sum']],
    ['resting-heart-rate', 1, day!['restingHeartRate']],
  ]);
  assert.deepEqual(quarantined, []);
});
