import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { columnsOf } from '../../test/columns.ts';
import { dayValue } from './day-value.ts';
import { calendarOf, MINUTE_MS } from './local-days.ts';

const day = calendarOf('UTC').bounds('2026-03-02');
const at = (minute: number): number => day.start + minute * MINUTE_MS;
const of = (id: string) => METRICS.get(id)!;
const instants = (sourceId: string, ...rows: readonly (readonly [number, number])[]) => ({
  sourceId,
  columns: columnsOf(...rows.map(([minute, value]) => [at(minute), at(minute), value] as const)),
});

test('dayValue: without a sample there is no value: missing is never zero', () => {
  const elsewhere = [instants('a', [-5, 60], [1440, 60])];

  for (const id of ['heart-rate', 'step-count', 'body-mass', 'mindful-session'].filter((each) => METRICS.has(each)))
    assert.equal(dayValue(of(id), elsewhere, day), undefined, id);
  assert.equal(dayValue(of('step-count'), [], day), undefined);
});

test('dayValue: a zero that was measured is a value', () => {
  assert.equal(dayValue(of('step-count'), [instants('a', [10, 0])], day)?.value, 0);
});

test('dayValue: a mean is of minutes, so that a workout with a reading each second weighs no more than its time', () => {
  const seconds = Array.from({ length: 60 }, (_, i) => [at(600) + i * 1000, at(600) + i * 1000, 150] as const);
  const sources = [{ sourceId: 'watch', columns: columnsOf([at(0), at(0), 50], ...seconds) }];

  const value = dayValue(of('heart-rate'), sources, day);

  assert.deepEqual([value?.value, value?.minimum, value?.maximum, value?.n], [100, 50, 150, 61]);
});

test('dayValue: a minute of a mean comes from the best source that has it', () => {
  const value = dayValue(of('heart-rate'), [instants('best', [1, 60]), instants('next', [1, 200], [2, 80])], day);

  assert.deepEqual([value?.value, value?.n, value?.sourceIds], [70, 2, ['best', 'next']]);
});

test('dayValue: of weights the last of the best source counts', () => {
  const value = dayValue(of('body-mass'), [instants('scale', [400, 71.2], [1200, 70.4]), instants('app', [1300, 99])], day);

  assert.deepEqual([value?.value, value?.minimum, value?.maximum, value?.sourceIds], [70.4, 70.4, 71.2, ['scale']]);
});

test('dayValue: coverage is the share of hours with data, also on days of 23 and 25 hours', () => {
  for (const [name, hours] of [
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-07-01', 24],
  ] as const) {
    const local = calendarOf('Europe/Berlin').bounds(name);
    const rows = Array.from({ length: hours }, (_, i) => [local.start + i * 60 * MINUTE_MS, local.start + i * 60 * MINUTE_MS, 60] as const);

    assert.equal(dayValue(of('heart-rate'), [{ sourceId: 's', columns: columnsOf(...rows) }], local)?.coverage, 1, name);
    assert.equal(dayValue(of('heart-rate'), [{ sourceId: 's', columns: columnsOf(rows[0]!) }], local)?.coverage, 1 / hours, name);
  }
});
