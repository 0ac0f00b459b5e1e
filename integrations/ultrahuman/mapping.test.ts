import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Incoming } from '../kit/connector/index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { mapDays } from './mapping.ts';
import { simulated } from './simulator.ts';
import { Day } from './wire.ts';

const fixture = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/day.json'), 'utf8')) as {
  readonly data: { readonly metric_data: readonly unknown[] };
};
const map = (json: unknown): Incoming => mapDays(new Map([['2026-03-02', Day.read(json)]]));
const mapped = map(fixture);
const dayOf = (metric_data: readonly unknown[]): Incoming => map({ data: { metric_data } });

const rowsOf = ({ batches }: Incoming, metric: string): readonly (readonly [number, number, number])[] =>
  batches
    .filter((batch) => batch.metric === metric)
    .flatMap(({ start, end, value }) => [...start].map((at, i) => [at / 1000, end[i]! / 1000, value[i]!] as const));

test('ultrahuman: without the course of a night its totals come, in minutes over the time in bed', () => {
  const bed = [1772400600, 1772427600] as const;

  assert.deepEqual(rowsOf(mapped, 'sleep-duration'), [[...bed, 408]]);
  assert.deepEqual(rowsOf(mapped, 'sleep-time-in-bed'), [[...bed, 450]]);
  assert.deepEqual(rowsOf(mapped, 'sleep-light-duration'), [[...bed, 200]]);
  assert.deepEqual(rowsOf(mapped, 'sleep-efficiency'), [[bed[1], bed[1], 91]]);
  assert.deepEqual(rowsOf(mapped, 'sleep-score'), [[bed[1], bed[1], 82]]);
});

test('ultrahuman: what is null, or zero where nothing can be zero, is absent', () => {
  for (const metric of ['sleep-awake-duration', 'oxygen-saturation', 'vo2-max']) assert.deepEqual(rowsOf(mapped, metric), [], metric);
  assert.deepEqual(
    rowsOf(mapped, 'heart-rate').map(([, , value]) => value),
    [61, 64.5],
  );
});

test('ultrahuman: steps stand over five minutes, or until the next count; none is a count as well', () => {
  assert.deepEqual(rowsOf(mapped, 'step-count'), [
    [1772440000, 1772440290, 0],
    [1772440290, 1772440590, 120],
    [1772444000, 1772444300, 40],
  ]);
});

test('ultrahuman: glucose in mmol/L is converted, and keeps the name of its unit', () => {
  const [glucose] = mapped.batches.filter(({ metric }) => metric === 'blood-glucose');

  assert.ok(Math.abs(glucose!.value[0]! - 99.0858) < 1e-9);
  assert.equal(glucose!.sourceUnit, 'mmol/L');
});

test('ultrahuman: variability, of which kind nobody knows, is in no series', () => {
  assert.deepEqual(
    mapped.batches.filter(({ metric }) => metric.includes('variability')),
    [],
  );
});

test('ultrahuman: a course of a night becomes stages, and then no totals', () => {
  const night = {
    bedtime_start: 1772400600,
    bedtime_end: 1772401500,
    quick_metrics: [{ type: 'total_sleep', value: 600 }],
    sleep_graph: {
      title: 'Sleep Stages',
      data: [
        { start: 1772400600, end: 1772400900, type: 'awake' },
        { start: 1772400900, end: 1772401500, type: 'rem_sleep' },
      ],
    },
  };

  const brought = dayOf([{ type: 'Sleep', object: night }]);

  assert.deepEqual(
    brought.records.map((record) => record.kind === 'sleep-stage' && [record.stage, record.end - record.start]),
    [
      ['awake', 300_000],
      ['rem', 600_000],
    ],
  );
  assert.deepEqual(rowsOf(brought, 'sleep-duration'), []);
  assert.deepEqual(
    brought.items.map(({ nativeId, at }) => [nativeId, at]),
    [['day:2026-03-02', 1772400600_000]],
  );
});

test('ultrahuman: a stage that nobody knows leaves the course out rather than a hole in it', () => {
  const data = [{ start: 1772400600, end: 1772400900, type: 'astral' }];
  const object = { bedtime_start: 1772400600, bedtime_end: 1772401500, sleep_graph: { data } };

  const brought = dayOf([{ type: 'Sleep', object }]);

  assert.deepEqual(brought.records, []);
});

test('ultrahuman: a day without ring brings nothing, not even a record; what cannot be read is set aside', () => {
  const empty = dayOf([{ type: 'Sleep', object: { bedtime_start: null } }]);
  const broken = dayOf([{ type: 'Sleep', object: { bedtime_start: 1772400600, bedtime_end: 1772400000 } }]);

  assert.deepEqual([empty.items, empty.batches, empty.quarantined], [[], [], []]);
  assert.deepEqual(
    broken.quarantined.map(({ reason }) => reason),
    ['malformed'],
  );
  assert.equal(mapped.quarantined.length, 2);
});

test('ultrahuman: a range of days in one answer is read by its day', () => {
  const { batches } = map({ data: { metrics: { '2026-03-02': fixture.data.metric_data, '2026-03-01': [] } } });
  assert.deepEqual(batches.length, mapped.batches.length);
});

test('ultrahuman: the mapping brings nothing that the manifest does not say', () => {
  const made = simulated.history(1, 3, new Date('2026-03-03T10:00:00Z')).map(({ content }) => map({ data: content }));
  const brought = [mapped, ...made].flatMap(({ batches }) => batches.map(({ metric }) => metric));

  assert.deepEqual(
    brought.filter((metric) => !manifest.delivers.includes(metric)),
    [],
  );
  assert.ok(made.every(({ records }) => records.length === 8));
});
