import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayInWords } from './day-words.ts';
import { freshnessOf } from './freshness.ts';
import { freshnessWords } from './freshness-words.ts';
import { headlineOf, type Facts } from './headline.ts';
import { localeOf } from './locale.ts';
import type { TileView } from './screen.ts';

const ON = '2026-03-01';
const tile = (name: string, direction: TileView['direction'], change: Partial<TileView> = {}): TileView => ({
  metric: 'x',
  name,
  unit: '1',
  decimals: 0,
  last: { day: ON, value: 1 },
  ...(direction === 'learning' ? { learning: { have: 9, need: 14 } } : { usual: { low: 1, high: 2, n: 60 } }),
  direction,
  week: [],
  series: [],
  freshness: 'live',
  ...change,
});
const say = (facts: Partial<Facts>): string => headlineOf({ on: ON, vitals: [], tiles: [], isKnown: true, ...facts });

test('headline: names what differs, by direction and without a grade', () => {
  const [usual, lower, higher] = [
    tile('Breathing rate', 'usual'),
    tile('Heart rate variability (SDNN)', 'below'),
    tile('Resting heart rate', 'above'),
  ];

  assert.equal(say({ vitals: [usual] }), 'A night much like your others.');
  assert.equal(say({ vitals: [usual, lower] }), 'A night much like your others. Heart rate variability was lower.');
  assert.equal(
    say({ vitals: [lower, higher, usual] }),
    'Two night measures outside your usual range. Heart rate variability was lower and resting heart rate was higher.',
  );
  assert.match(
    say({ vitals: [lower, higher, tile('Sleep', 'below')] }),
    /^Three night measures .* and resting heart rate was higher, and 1 more\.$/,
  );
});

test('headline: a night that was not recorded is not called like the others', () => {
  const old = tile('Resting heart rate', 'usual', { last: { day: '2026-02-28', value: 1 } });

  assert.equal(say({ vitals: [old], tiles: [tile('Steps', 'above')] }), 'Steps above your usual.');
  assert.equal(say({ vitals: [old], tiles: [tile('Steps', 'usual')] }), 'Your newest values are in your usual range.');
});

test('headline: says when it is still learning, knows nothing, or has nothing new', () => {
  const stale = tile('Steps', 'usual', { freshness: 'stale', last: { day: '2026-02-26', value: 1 } });

  assert.equal(say({ vitals: [tile('Resting heart rate', 'learning')] }), 'Learning your usual: 9 of 14 nights.');
  assert.equal(say({ tiles: [tile('Steps', 'learning')] }), 'Learning your usual: 9 of 14 days.');
  assert.equal(say({ tiles: [stale] }), 'Nothing new since Thursday.');
  assert.equal(say({}), 'Nothing measured yet.');
  assert.equal(say({ isKnown: false }), 'Your measurements cannot be read just now.');
});

test('freshness: live within the series’ own rhythm, waiting until two rhythms late, then stale', () => {
  const weekly = ['2026-02-01', '2026-02-08', '2026-02-15'];
  const daily = ['2026-02-13', '2026-02-14', '2026-02-15'];

  assert.deepEqual(
    [7, 8, 21, 22].map((age) => freshnessOf(weekly, age)),
    ['live', 'waiting', 'waiting', 'stale'],
  );
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((age) => freshnessOf(daily, age)),
    ['live', 'live', 'waiting', 'waiting', 'stale'],
  );
  assert.equal(freshnessOf(['2026-02-15'], 1), 'live');
});

test('freshness: minutes and hours within a day, then the day and the time where the person is', () => {
  const now = Date.parse('2026-03-01T08:00:00Z');
  const at = (iso: string) => freshnessWords([Date.parse(iso)], now, 'Europe/Zurich');

  assert.equal(at('2026-03-01T07:59:30Z'), 'Updated just now from 1 source');
  assert.equal(at('2026-03-01T07:01:00Z'), 'Updated 59 min ago from 1 source');
  assert.equal(at('2026-02-28T20:00:00Z'), 'Updated 12 h ago from 1 source');
  assert.equal(at('2026-02-26T06:10:00Z'), 'Last value Thursday 07:10');
  assert.equal(freshnessWords([Date.parse('2030-01-01T00:00:00Z')], now, 'UTC'), 'No source has delivered yet');
});

test('days in words: weekday within a week, else the date', () => {
  assert.deepEqual(
    ['2026-03-01', '2026-02-28', '2026-02-23', '2026-02-22'].map((day) => dayInWords(day, ON)),
    ['today', 'yesterday', 'Monday', '22 February 2026'],
  );
});

test('locale: the first that a formatter understands; rubbish becomes British English', () => {
  assert.deepEqual(
    ['de-CH,de;q=0.9', 'x!,fr-FR', '*', undefined, '"><script>', 'en_US'].map((header) => localeOf(header)),
    ['de-CH', 'fr-FR', 'en-GB', 'en-GB', 'en-GB', 'en-GB'],
  );
});
