import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNumbers } from './number-check.ts';

const facts = [
  { name: 'resting_hr_today', value: 66, unit: 'bpm' },
  { name: 'resting_hr_median_28d', value: 58.4, unit: 'bpm' },
  { name: 'weight_change_30d', value: -1.2, unit: 'kg' },
  { name: 'sleep_min_5d', value: [400, 430, 380, 450, 425], unit: 'min' },
  { name: 'bedtime_mean', value: '23:40', unit: 'clock' },
];
const unsupported = (text: string, knowledge: readonly string[] = [], question = '') =>
  checkNumbers({ facts, knowledge, text, question }).unsupported;

test('checkNumbers: results, their rounding, difference and share are supported', () => {
  assert.deepEqual(unsupported('Today 66 bpm, against your usual 58 bpm: 7.6 bpm higher, 13 % more.'), []);
});

test('checkNumbers: wrong rounding and numbers from nowhere are not', () => {
  assert.deepEqual(unsupported('Your median is 59 bpm; athletes have 45 bpm.'), ['59', '45']);
});

test('checkNumbers: the right number attached to the wrong result is found', () => {
  assert.deepEqual(unsupported('Today 58.4 bpm, against your usual 66 bpm.'), ['58.4', '66']);
});

test('checkNumbers: a fall must not be told as a rise', () => {
  assert.deepEqual(unsupported('You lost 1.2 kg in 30 days.'), []);
  assert.deepEqual(unsupported('You gained 1.2 kg in 30 days.'), ['1.2']);
});

test('checkNumbers: counts over a series are counted again', () => {
  assert.deepEqual(unsupported('You slept more than 400 minutes on 3 of the last 5 days.'), []);
  assert.deepEqual(unsupported('You slept more than 400 minutes on 4 of the last 5 days.'), ['4']);
});

test('checkNumbers: cited texts and the question support their own numbers, clocks only themselves', () => {
  assert.deepEqual(unsupported('WHO advises 150 minutes.', ['150-300 minutes a week']), []);
  assert.deepEqual(unsupported('You asked for 90 days.', [], 'How were my last 90 days?'), []);
  assert.deepEqual(unsupported('You go to bed at 23:40.'), []);
  assert.deepEqual(unsupported('You go to bed at 23:45.'), ['23:45']);
});
