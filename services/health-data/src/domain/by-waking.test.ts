import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { columnsOf } from '../../test/columns.ts';
import { byWaking } from './by-waking.ts';
import { dayValue } from './day-value.ts';
import { explainDay } from './explain-day.ts';
import { calendarOf, MINUTE_MS } from './local-days.ts';

const calendar = calendarOf('UTC');
const day = calendar.bounds('2026-03-02');
const at = (minute: number): number => day.start + minute * MINUTE_MS;
const temperature = METRICS.get('wrist-temperature')!;
/** To bed at 00:30 and at 23:10 of the same day: two nights, two mornings. */
const nights = [{ sourceId: 'watch', columns: columnsOf([at(30), at(450), 35.6], [at(1390), at(1860), 36.1]) }];

test('byWaking: two nights that begin on one day are two days', () => {
  assert.deepEqual(
    ['2026-03-01', '2026-03-02', '2026-03-03'].map((name) => dayValue(temperature, nights, calendar.bounds(name))?.value),
    [undefined, 35.6, 36.1],
  );
});

test('byWaking: a reading of a night stands for all of it', () => {
  assert.equal(dayValue(temperature, nights, day)?.coverage, 1);
});

test('byWaking: the explanation speaks of the same night as the value', () => {
  const explained = explainDay(temperature, nights, day);

  assert.deepEqual(
    explained.stretches.map(({ amount, from }) => [amount, from]),
    [[35.6, at(450)]],
  );
});

test('byWaking: other readings stay where they began', () => {
  const pulse = METRICS.get('heart-rate')!;

  assert.equal(byWaking(pulse, nights), nights);
});
