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

test('getTrend: a typical day is told by the clock on the person’s wall', async () => {
  await using open = await openDashboard();
  // 20:00 to 20:30 in Zurich, in winter an hour before UTC.
  open.day.halfHours = (at) => (new Date(at).toISOString().slice(11, 16) === '19:00' ? 150 : 60);

  const { typicalDay } = await open.get<Trend>(path('resting-heart-rate'));

  assert.equal(typicalDay.length, 48);
  assert.deepEqual(
    typicalDay.filter(({ p50 }) => p50 > 100).map(({ minute, p5, p95 }) => [minute, p5, p95]),
    [[20 * 60, 150, 150]],
  );
});

test('getTrend: too few days, or amounts that two devices may have counted, have no typical day', async () => {
  await using open = await openDashboard();
  open.day.halfHours = (at) => (at > Date.parse('2026-02-22T00:00:00Z') ? 60 : undefined);

  assert.deepEqual((await open.get<Trend>(path('resting-heart-rate'))).typicalDay, []);
  assert.deepEqual((await open.get<Trend>(path('step-count'))).typicalDay, []);
  assert.equal(open.calls.filter(({ id }) => id === 'health-data.readSeries').length, 1);
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
