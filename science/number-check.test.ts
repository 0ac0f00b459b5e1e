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

const of = (name: string, value: number | string | readonly number[], unit: string) => ({ name, value, unit });
/** Texts over one or two results, with the numbers that nothing supports. */
const TEXTS: readonly (readonly [facts: readonly ReturnType<typeof of>[], text: string, unsupported: readonly string[]])[] = [
  [[of('sleep_mean_7d', 412, 'min')], 'You slept 6 h 52 min a night.', []],
  [[of('sleep_mean_7d', 412, 'min')], 'You slept 6 h 50 min a night.', ['50']],
  [[of('sleep_mean_7d', 412, 'min')], 'You slept 5 h 10 min a night.', ['5', '10']],
  [[of('sleep_mean_7d', 412, 'min')], 'You slept 6.9 h; adults need 7-9 h.', ['7', '9']],
  [[of('weight_last', 78.4, 'kg')], 'Your weight is 78,400 g, or 12.3 stone, or 173 pounds.', []],
  [[of('run_distance_total', 42.7, 'km')], 'You ran 42,700 m, or 26.5 miles.', []],
  [[of('temperature', 36.8, '°C')], 'It was 98.2 °F.', []],
  [[of('sbp_mean', 134, 'mmHg'), of('dbp_mean', 84, 'mmHg')], 'Your mean was 84/134 mmHg.', ['84', '134']],
  [[of('sbp_mean', 134, 'mmHg'), of('dbp_mean', 84, 'mmHg')], 'Your systolic averaged 84, your diastolic 134.', ['84', '134']],
  [[of('risk10', 0.147, 'probability')], 'About 1 in 7 people like you have an event in 10 years.', []],
  [[of('risk10', 0.147, 'probability')], 'About 147 in 1,000 people like you.', []],
  [[of('risk10', 0.147, 'probability')], 'About 20 in 100 people like you.', ['20']],
  [[of('risk10', 0.147, 'probability')], 'Out of 100 people like you, 85 will have no event.', []],
  [[of('risk10', 0.147, 'probability')], 'Your 30-year risk is 14.7 %.', ['30']],
  [[of('risk10', 0.086, '%'), of('risk30', 0.31, '%')], 'Your 10-year risk is 0.31 %.', ['0.31']],
  [[of('delta_rhr', -2.3, 'bpm')], 'Your resting heart rate is 2.3 bpm higher.', ['2.3']],
  [[of('delta_rhr', -2.3, 'bpm')], 'Resting heart rate: +2.3 bpm.', ['2.3']],
  [[of('delta_rhr', -2.3, 'bpm')], 'Resting heart rate: −2.3 bpm.', []],
  [[of('correlation', -0.42, 'r')], 'The correlation is 0.42.', ['0.42']],
  [[of('hrv_today', 38, 'ms'), of('hrv_median_28d', 46, 'ms')], 'Today 38 ms, against your usual 46 ms: 17 % higher.', ['17']],
  [[of('hrv_today', 38, 'ms'), of('hrv_median_28d', 46, 'ms')], 'HRV was 46 ms this morning.', ['46']],
  [[of('bedtime_mean', '23:40', 'clock')], 'You go to bed at 11:40 pm.', []],
  [[of('bedtime_mean', '23:40', 'clock')], 'You go to bed at 10:40 pm.', ['10:40']],
  [[of('bedtime_mean', '23:40', 'clock'), of('waketime_mean', '07:05', 'clock')], 'You go to bed at 7:05.', ['7:05']],
  [[of('n_days', 28, 'days'), of('tir', 72.4, '%')], 'Over 4 weeks you were in range 72 % and out of range 27.6 %.', []],
  [[of('last_reading', '2026-10-27', 'date')], 'Last measured on 27 October 2026.', []],
  [[of('last_reading', '2026-10-27', 'date')], 'Last measured on 26 October 2026.', ['26']],
  [[of('rhr_mean', 61, 'bpm')], 'Your resting heart rate averaged sixty-two bpm.', ['sixty-two']],
  [[of('rhr_mean', 61.43, 'bpm')], 'Your resting heart rate averaged sixty-one point four bpm.', []],
  [[], 'First, walk. Vitamin B12 and omega-3 are in fish. Tip 2: sleep on the 2nd side.', []],
  [[], 'A glass of water burns thirty extra calories.', ['thirty']],
];

test('checkNumbers: wordings of many kinds', () => {
  for (const [told, text, expected] of TEXTS) {
    assert.deepEqual(checkNumbers({ facts: told, knowledge: [], text }).unsupported, expected, text);
  }
});

test('checkNumbers: cited numbers hold in other units, and a list may be numbered', () => {
  const minutes = [of('active_min_week', 132, 'min')];
  assert.deepEqual(
    checkNumbers({ facts: minutes, knowledge: ['150-300 minutes a week'], text: '1. You did 2 h 12 min.\n2. Aim for 2.5 to 5 hours.' })
      .unsupported,
    [],
  );
});
