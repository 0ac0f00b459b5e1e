import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recommendation } from '@aceso/contracts/recommendation';
import { addDays } from '../domain/days.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { bell, noise, series, TODAY } from '../../test/series.ts';

interface Insight {
  readonly insightId: string;
  readonly kind: string;
  readonly text: string;
  readonly since: string;
  readonly until: string;
  readonly isCurrent: boolean;
  readonly coverage?: { readonly days: number; readonly withData: number };
}

const VARIABILITY = 'heart-rate-variability-sdnn';
const random = noise(4);
/** Three low weeks, a hundred days ago, and short nights half a year ago. */
const LOW = series(300, (ago) => (ago <= 120 && ago >= 100 ? 32 : 50) + 4 * bell(random));
const SHORT = series(300, (ago) => (ago <= 200 && ago >= 170 ? 370 : 450) + 20 * bell(random));

const insightsOf = async (open: OpenRecommendation): Promise<readonly Insight[]> =>
  (await open.get<{ items: Insight[] }>('/v1/people/me/insights')).items;
const told = (insights: readonly Insight[]) =>
  insights.map(({ kind, text, since, until, isCurrent }) => [kind, text, since, until, isCurrent]);

test('listInsights: what is over is listed with its days and coverage, without an event and without advice', async () => {
  await using open = await openRecommendation();
  open.daily.set(VARIABILITY, LOW);

  await open.changed();

  const [insight, ...rest] = await insightsOf(open);
  assert.deepEqual(rest, []);
  assert.deepEqual(
    [insight?.kind, insight?.since, insight?.until, insight?.isCurrent, insight?.coverage],
    ['hrv-below-usual', addDays(TODAY, -120), addDays(TODAY, -100), false, { days: 21, withData: 21 }],
  );
  assert.match(
    insight?.text ?? '',
    /^Your heart rate variability averaged 3\d ms over 21 days, 1\d ms below what it was before and after\.$/,
  );
  assert.deepEqual(await open.house.events.all(recommendation.events.insightDetected), []);
  assert.deepEqual((await open.get<{ items: unknown[] }>('/v1/people/me/recommendations')).items, []);
});

test('listInsights: read in steps, metric by metric and piece by piece, the past is the same as read at once', async () => {
  await using bySteps = await openRecommendation();
  await using atOnce = await openRecommendation();
  atOnce.daily.set(VARIABILITY, LOW).set('sleep-duration', SHORT);
  await atOnce.changed();

  for (const until of [150, 110, 99, 60, 0]) {
    for (const [metric, points] of [[VARIABILITY, LOW] as const, ['sleep-duration', SHORT] as const]) {
      bySteps.daily.set(
        metric,
        points.filter(({ day }) => day <= addDays(TODAY, -until)),
      );
      await bySteps.changed([metric]);
    }
  }

  assert.equal((await insightsOf(atOnce)).length, 2);
  assert.deepEqual(told(await insightsOf(bySteps)), told(await insightsOf(atOnce)));
});

test('listInsights: an episode that the data no longer show goes, and the other stays with its id', async () => {
  await using open = await openRecommendation();
  open.daily.set(VARIABILITY, LOW).set('sleep-duration', SHORT);
  await open.changed();
  const before = await insightsOf(open);

  open.daily.set(
    VARIABILITY,
    series(300, () => 50),
  );
  await open.changed([VARIABILITY]);

  assert.deepEqual(before.map(({ kind }) => kind).toSorted(), ['hrv-below-usual', 'short-sleep']);
  assert.deepEqual(
    await insightsOf(open),
    before.filter(({ kind }) => kind === 'short-sleep'),
  );
});

test('listInsights: off takes the past away, on brings it back', async () => {
  await using open = await openRecommendation();
  open.daily.set(VARIABILITY, LOW);
  await open.changed();
  const turn = async (enabled: boolean): Promise<number> => {
    await open.house.ask('recommendation', { as: open.ada, method: 'PUT', path: '/v1/people/me/advisor', body: { enabled } });
    await open.settled();
    return (await insightsOf(open)).length;
  };

  assert.deepEqual([await turn(false), await turn(true)], [0, 1]);
});

test('getInsightProof: every number names its query, days and values; an unknown insight is 404', async () => {
  await using open = await openRecommendation();
  open.daily.set(VARIABILITY, LOW);
  await open.changed();
  const [insight] = await insightsOf(open);

  const { figures, method } = await open.get<{
    method: { id: string };
    figures: {
      figure: { name: string; value: number };
      query: object;
      days: string[];
      values: number[];
      sources: string[];
      samples: number;
    }[];
  }>(`/v1/people/me/insights/${insight?.insightId}/proof`);
  const unknown = await open.house.ask('recommendation', { as: open.ada, path: `/v1/people/me/insights/${crypto.randomUUID()}/proof` });

  assert.equal(method.id, 'level-stretch');
  const level = figures.find(({ figure }) => figure.name === 'level');
  assert.deepEqual(level?.query, {
    operation: 'health-data.readDaily',
    metric: VARIABILITY,
    from: addDays(TODAY, -120),
    to: addDays(TODAY, -100),
  });
  assert.deepEqual([level?.days.length, level?.samples, level?.sources], [21, 210, ['Watch']]);
  const mean = (level?.values ?? []).reduce((sum, value) => sum + value, 0) / 21;
  assert.ok(Math.abs((level?.figure.value ?? 0) - mean) < 1e-9);
  assert.deepEqual([unknown.status, unknown.json()['code']], [404, 'no-such-insight']);
});
