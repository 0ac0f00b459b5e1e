import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstRows } from './csv.ts';
import { zoned } from './local-time.ts';
import { clockMs, numberIn } from './number.ts';
import { DayOrderVote, instantOf, writtenTime, type DayOrder } from './written-time.ts';

const utc = zoned('UTC');
const read = (text: string, order?: DayOrder): string => {
  const at = instantOf(writtenTime(text, order), utc);
  return Number.isNaN(at) ? 'none' : new Date(at).toISOString();
};

test('written time: every form that exporters write comes to the same moment', () => {
  for (const text of [
    '2026-03-04 21:05:00',
    '2026-03-04T21:05:00Z',
    '2026/03/04 21:05',
    '2026-03-04 22:05:00 +0100',
    '2026-03-04T22:05:00.000+01:00',
    '2026-03-04 9:05 PM',
    '2026-03-04 9:05:00\u202fPM',
    '2026-03-04, 21.05',
    '2026-03-04 16:05 UTC-05:00',
    'Mar 4 2026 9:05 pm',
    'March 4, 2026, 9:05 p.m.',
    'Wednesday, March 4, 2026 21:05',
    '4 Mar 2026 21:05',
    '04-mars-2026 21h05',
    '4. März 2026, 21:05',
    '4 mrt. 2026 21:05',
    '4 de marzo de 2026 21:05',
  ])
    assert.equal(read(text), '2026-03-04T21:05:00.000Z', text);
});

test('written time: day and month are told apart by the order, or by themselves', () => {
  assert.equal(read('03-04-2026 08:00', 'day-first'), '2026-04-03T08:00:00.000Z');
  assert.equal(read('03-04-2026 08:00', 'month-first'), '2026-03-04T08:00:00.000Z');
  assert.equal(read('03-04-2026 08:00'), 'none');
  assert.equal(read('13/04/2026'), '2026-04-13T00:00:00.000Z');
  assert.equal(read('4/13/26 12:00:00 AM'), '2026-04-13T00:00:00.000Z');
  assert.equal(read('1/1/71 12:30 PM'), '1971-01-01T12:30:00.000Z');
});

test('written time: what names no day or time is none', () => {
  for (const text of [
    '',
    'soon',
    '2026-02-30',
    '2026-03-04 25:00',
    '2026-03-04 13:00 PM',
    '2026-03-04 08:00 somewhere',
    '99',
    '4 Foo 2026',
  ])
    assert.equal(read(text), 'none', text);
});

test('written time: the order of a whole file shows in one date above twelve, else in how close the dates lie', () => {
  const vote = (...dates: string[]): DayOrderVote => {
    const cast = new DayOrderVote();
    for (const date of dates) cast.see(date);
    return cast;
  };
  assert.equal(vote('03-04-2026 10:00', '05-04-2026 10:00', '13-04-2026').told, 'day-first');
  assert.equal(vote('03/04/2026', '3/28/2026').told, 'month-first');
  const near = vote('01-04-2026', '02-04-2026', '12-04-2026');
  assert.deepEqual([near.told, near.likely], [undefined, 'day-first']);
  assert.equal(vote('04-01-2026', '04-02-2026', '04-12-2026').likely, 'month-first');
  assert.deepEqual([vote('04-04-2026').told, vote('04-04-2026').likely, vote('2026-04-13').told], [undefined, undefined, undefined]);
});

test('numbers: decimal commas, grouping, and what is none', () => {
  assert.deepEqual(
    ['72,5', '1.234,5', '1,234.5', '+3', '-0.5', '1 234,5', "1'234.5", '1e3'].map((text) => numberIn(text)),
    [72.5, 1234.5, 1234.5, 3, -0.5, 1234.5, 1234.5, 1000],
  );
  assert.deepEqual([numberIn('1,234', '.'), numberIn('1.234', ',')], [1234, 1234]);
  for (const text of ['', 'Low', '0x10', 'NaN', 'Infinity', '1 23', '--1', '12:30']) assert.ok(Number.isNaN(numberIn(text)), text);
});

test('clock: durations with and without hours and days', () => {
  assert.deepEqual(['0:20:00', '05:30', '1.00:00:01', '00:00:01,5'].map(clockMs), [1_200_000, 330_000, 86_401_000, 1500]);
  assert.ok(Number.isNaN(clockMs('soon')));
});

test('csv: the first rows are seen without the parser, and a row that is cut is left out', () => {
  assert.deepEqual(firstRows(Buffer.from('\ufeffa,"b, ""c""",d\r\n\r\n1,2,\n')), [
    ['a', 'b, "c"', 'd'],
    ['1', '2', ''],
  ]);
  assert.deepEqual(firstRows(Buffer.from('a;b\n1,5;2')), [
    ['a', 'b'],
    ['1,5', '2'],
  ]);
  assert.deepEqual(firstRows(Buffer.from('a;b\n1;')).at(-1), ['1', '']);
  const long = Buffer.from(`a,b\n${'x'.repeat(70_000)},2\n`);
  assert.deepEqual(firstRows(long), [['a', 'b']]);
  assert.deepEqual(firstRows(Buffer.alloc(0)), []);
});
