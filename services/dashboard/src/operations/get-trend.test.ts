import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import { insight, series, TODAY } from '../../test/made-up-day.ts';
import { openDashboard } from '../../test/open-dashboard.ts';

type Trend = Output<typeof dashboard.operations.getTrend>;
const path = (metric: string, range = '90d') => `/v1/people/me/trends/${metric}?range=${range}`;

test('getTrend: the days of the range with usual range, mean, facts and coverage', async () => {
  await using open = await openDashboard();
  open.day.daily.set(
    'resting-heart-rate',
    series(60, 0, 150).map((value, i) => ({ ...value, value: i < 120 ? 60 : 54 })),
  );

  const trend = await open.get<Trend>(path('resting-heart-rate'));

  assert.deepEqual(trend.range, { from: '2025-12-02', to: TODAY });
  assert.deepEqual([trend.coverage, trend.daily.values.length], [{ days: 90, withData: 90 }, 90]);
  assert.deepEqual(trend.facts, { last: { day: TODAY, value: 54 }, thisMonth: 54, lastMonth: 60 });
  assert.deepEqual(trend.usual, { low: 54, high: 60, n: 60 });
  assert.deepEqual(
    [trend.mean7[0], trend.mean7.at(-1)],
    [
      { day: '2025-12-02', value: 60 },
      { day: TODAY, value: 54 },
    ],
  );
  assert.deepEqual(
    trend.sources.map(({ name }) => name),
    ['Watch'],
  );
});

test('getTrend: what was usual is told for each day, from what lay before it', async () => {
  await using open = await openDashboard();
  open.day.daily.set(
    'resting-heart-rate',
    series(60, 0, 150).map((value, i) => ({ ...value, value: i < 120 ? 60 : 54 })),
  );

  const { usualBand = [], usual } = await open.get<Trend>(path('resting-heart-rate'));

  assert.deepEqual([usualBand.length, usualBand[0]], [90, { day: '2025-12-02', low: 60, high: 60 }]);
  assert.deepEqual(usualBand.at(-1), { day: TODAY, low: usual?.low, high: usual?.high });
});

test('getTrend: on the first day an amount is told as what there is so far, and nothing as a last value', async () => {
  await using open = await openDashboard();
  const [today] = series(1234, 0, 1);
  open.day.daily.set('step-count', today === undefined ? [] : [{ ...today, day: TODAY }]);

  const { facts, daily, usualBand } = await open.get<Trend>(path('step-count'));

  assert.deepEqual([facts, daily.values, usualBand], [{ running: { day: TODAY, value: 1234 } }, [], []]);
});

test('getTrend: a gap has no mean, and missing days are counted as missing', async () => {
  await using open = await openDashboard();
  open.day.daily.set(
    'body-mass',
    series(70, 1).filter(({ day }) => day < '2026-01-31' || day >= '2026-02-25'),
  );

  const trend = await open.get<Trend>(path('body-mass', '30d'));

  assert.deepEqual(trend.coverage, { days: 30, withData: 5 });
  assert.deepEqual(
    trend.mean7.map(({ day }) => day),
    ['2026-02-28', TODAY],
  );
});

test('getTrend: all begins with the first value', async () => {
  await using open = await openDashboard();

  assert.equal((await open.get<Trend>(path('step-count', 'all'))).range.from, open.day.daily.get('step-count')?.[0]?.day);
});

test('getTrend: the typical day of the last fourteen days, of what varies over the day alone', async () => {
  await using open = await openDashboard();
  open.day.daily.set('heart-rate', series(70, 5));

  assert.deepEqual((await open.get<Trend>(path('heart-rate'))).typicalDay, open.day.typicalDay);
  assert.deepEqual((await open.get<Trend>(path('step-count'))).typicalDay, []);
  assert.deepEqual(
    open.calls.filter(({ id }) => id === 'health-data.readTypicalDay').map(({ input }) => input.query),
    [{ metric: 'heart-rate', from: '2026-02-16', to: '2026-03-02', step: 30 }],
  );
});

test('getTrend: without the advisor the course is there and the rest is marked; without the values there is nothing', async () => {
  await using open = await openDashboard();
  open.day.insights = [insight({})];
  assert.equal((await open.get<Trend>(path('step-count'))).insights.data?.length, 1);
  open.moods.set('recommendation', 'hanging');

  assert.equal((await open.get<Trend>(path('step-count'))).insights.state, 'away');
  open.moods.set('health-data', 'away');
  assert.equal((await open.house.ask('dashboard', { as: open.ada, path: path('step-count') })).status, 503);
});

test('getTrend: a metric that nobody knows is 404, an unknown range 400', async () => {
  await using open = await openDashboard();

  const metric = await open.house.ask('dashboard', { as: open.ada, path: path('happiness') });
  const range = await open.house.ask('dashboard', { as: open.ada, path: path('step-count', '7d') });

  assert.deepEqual([metric.status, metric.json()['code'], range.status], [404, 'no-such-metric', 400]);
});
