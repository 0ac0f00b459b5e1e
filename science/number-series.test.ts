import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOfSeries } from './number-series.ts';
import { shownNumbers } from './number-tokens.ts';

const steps = { value: [9100, 8000, 12_050, 7000, 6400, 11_020, 9900], unit: 'steps' };
const sleep = { value: [400, 430, 380, 450, 425], unit: 'min' };
/** Which numbers of a text are not rightly said of a series. */
const wrong = (text: string, series = steps) => shownNumbers(text).flatMap((one) => (isOfSeries(one, series) ? [] : [one.token]));

test('isOfSeries: days beyond a limit are counted again, in any order and in letters', () => {
  assert.deepEqual(wrong('You passed 9,000 steps on 4 of the last 7 days.'), []);
  assert.deepEqual(wrong('You passed 9,000 steps on 5 of the last 7 days.'), ['5']);
  assert.deepEqual(wrong('You passed 9,000 steps on five of the last seven days.'), ['five']);
  assert.deepEqual(wrong('You passed 9,000 steps on 4 of the last 8 days.'), ['8']);
  assert.deepEqual(wrong('On 2 of 7 days you walked more than 10,000 steps.'), []);
  assert.deepEqual(wrong('You walked fewer than 8,000 steps on 2 days.'), []);
  assert.deepEqual(wrong('You walked fewer than 8,000 steps on 3 days.'), ['3']);
  assert.deepEqual(wrong('You passed 9,000 steps on 57 % of days.'), []);
});

test('isOfSeries: a limit may stand in another unit', () => {
  assert.deepEqual(wrong('You slept less than 7 hours on 2 of the last 5 nights.', sleep), []);
  assert.deepEqual(wrong('You slept less than 7 hours on 3 of the last 5 nights.', sleep), ['3']);
});

test('isOfSeries: words for a statistic ask for that statistic', () => {
  assert.deepEqual(wrong('Your best day had 12,050 steps.'), []);
  assert.deepEqual(wrong('Your best day had 11,020 steps.'), ['11,020']);
  assert.deepEqual(wrong('You averaged 9,067 steps over the last 7 days.'), []);
  assert.deepEqual(wrong('You averaged 9,100 steps over the last 7 days.'), ['9,100']);
  assert.deepEqual(wrong('You walked 63,470 steps in 7 days.'), []);
  assert.deepEqual(wrong('Your longest night was 7.5 hours, your shortest 6 h 20 min.', sleep), []);
});
