import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownNumbers } from './number-tokens.ts';

const values = (text: string) => shownNumbers(text).map(({ token, value, unit }) => [token, value, unit]);

test('shownNumbers: digits, clock times, dates and thousands as they stand', () => {
  assert.deepEqual(values('9,000 steps by 7:05 on 2026-10-27, 8.4 thousand before'), [
    ['9,000', 9000, 'steps'],
    ['7:05', Number.NaN, undefined],
    ['2026-10-27', Number.NaN, undefined],
    ['8.4', 8400, undefined],
  ]);
});

test('shownNumbers: hours and minutes are one length of time', () => {
  for (const text of ['6 h 52 min', '6h52m', '6 hours and 52 minutes', '6:52 h']) {
    const [one, ...more] = shownNumbers(`You slept ${text} a night.`);
    assert.deepEqual([one?.value, one?.unit, one?.parts, more.length], [412, 'min', ['6', '52'], 0], text);
  }
});

test('shownNumbers: numbers in names are no amounts', () => {
  assert.deepEqual(values('B12, omega-3, SpO2, VO2max and COVID-19; type 2 diabetes; mL/min/1.73 m2'), []);
  assert.deepEqual(values('HR61 bpm'), [['61', 61, 'bpm']]);
});

test('shownNumbers: numbers in letters count where a unit or a count makes them amounts', () => {
  assert.deepEqual(values('These three habits: sixty-two bpm, on five of the last seven days, thirty extra calories'), [
    ['sixty-two', 62, 'bpm'],
    ['five', 5, undefined],
    ['seven', 7, 'days'],
    ['thirty', 30, undefined],
  ]);
});

test('shownNumbers: signs, ends of a range, and both values of a blood pressure', () => {
  assert.deepEqual(
    shownNumbers('−2.3 bpm, 7-9 h, 134/84 mmHg').map(({ sign, otherEnd, place, unit }) => [sign, otherEnd, place, unit]),
    [
      [-1, undefined, undefined, 'bpm'],
      [undefined, 9, undefined, 'h'],
      [undefined, 7, undefined, 'h'],
      [undefined, undefined, 'first', undefined],
      [undefined, undefined, 'second', 'mmHg'],
    ],
  );
});
