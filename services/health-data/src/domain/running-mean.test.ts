import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { chance, columnsOf } from '../../test/columns.ts';
import { slice, type Columns } from './columns.ts';
import { dayValue } from './day-value.ts';
import type { LocalDay } from './local-days.ts';
import { RunningMean } from './running-mean.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 28, 23);
const SOURCE = 'watch';

const metricOf = (id: string): Metric => {
  const metric = METRICS.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
};
const sourcesOf = (columns: Columns) => [{ sourceId: SOURCE, device: SOURCE, columns }];
const instants = (starts: readonly number[], random: (below: number) => number): Columns =>
  columnsOf(...starts.map((start) => [start, start, (400 + random(900)) / 10] as const));

test('RunningMean: any day in any pieces has the value of all its readings, bit by bit', () => {
  const random = chance(7);
  const metric = metricOf('heart-rate');
  for (let round = 0; round < 300; round++) {
    const day: LocalDay = { day: '2026-03-29', start: START, end: START + [23, 24, 25, 24][round % 4]! * HOUR };
    const starts = Array.from({ length: 1 + random(400) }, () => START - HOUR + random(28 * HOUR)).toSorted((a, b) => a - b);
    const all = instants(round % 2 === 0 ? starts : starts.map((at) => at - (at % 20_000)), random);

    const first = random(all.count + 1);
    const running = RunningMean.of(metric, sourcesOf(slice(all, 0, first)), day);
    if (running === undefined) throw new Error('a day of instants can be taken one by one');
    for (let from = first; from < all.count;) {
      const to = from + 1 + random(all.count - from);
      assert.ok(running.add(SOURCE, slice(all, from, to)));
      from = to;
    }

    assert.deepEqual(running.value(), dayValue(metric, sourcesOf(all), day), `round ${round}`);
  }
});

test('RunningMean: what cannot be taken one by one is worked out anew', () => {
  const random = chance(8);
  const day: LocalDay = { day: '2026-03-29', start: START, end: START + 24 * HOUR };
  const some = instants([START + HOUR, START + 2 * HOUR], random);
  const lasting = columnsOf([START + 3 * HOUR, START + 4 * HOUR, 60]);
  const beats = metricOf('heart-rate');

  assert.equal(RunningMean.of(metricOf('step-count'), sourcesOf(some), day), undefined, 'amounts');
  assert.equal(RunningMean.of(metricOf('wrist-temperature'), sourcesOf(some), day), undefined, 'readings of a night');
  assert.equal(RunningMean.of(beats, [...sourcesOf(some), { ...sourcesOf(some)[0]!, sourceId: 'phone' }], day), undefined, 'two sources');
  assert.equal(RunningMean.of(beats, sourcesOf(lasting), day), undefined, 'readings that last');
  assert.equal(RunningMean.of(beats, [], day), undefined, 'nothing');
  const take = (sourceId: string, columns: Columns) => RunningMean.of(beats, sourcesOf(some), day)?.add(sourceId, columns);
  assert.equal(take('phone', instants([START + 3 * HOUR], random)), false, 'another source');
  assert.equal(take(SOURCE, instants([START], random)), false, 'from before');
  assert.equal(take(SOURCE, lasting), false, 'lasts');
});
