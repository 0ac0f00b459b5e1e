import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recommendation } from '@aceso/contracts/recommendation';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { series } from '../../test/series.ts';

interface Item {
  readonly recommendationId: string;
  readonly guideline: string;
  readonly status: string;
  readonly why: string;
  readonly rank: number;
}

const troubled = (open: OpenRecommendation): void => {
  open.daily.set(
    'sleep-duration',
    series(60, () => 350),
  );
  open.daily.set(
    'exercise-time',
    series(60, () => 5),
  );
  open.daily.set(
    'step-count',
    series(60, () => 3000),
  );
  open.daily.set(
    'body-mass',
    series(100, (ago) => 80 - ago * 0.05),
  );
  open.daily.set(
    'blood-pressure-systolic',
    series(60, (ago) => (ago % 2 === 0 ? 142 : undefined)),
  );
  open.daily.set(
    'blood-pressure-diastolic',
    series(60, (ago) => (ago % 2 === 0 ? 91 : undefined)),
  );
};
const openOnes = async (open: OpenRecommendation): Promise<readonly Item[]> =>
  (await open.get<{ items: Item[] }>('/v1/people/me/recommendations?status=open')).items;

/** A changed setting is followed in the background: looks until so many are open, within a bound. */
async function untilOpen(open: OpenRecommendation, count: number): Promise<readonly Item[]> {
  for (const end = performance.now() + 30_000; ;) {
    await open.settled();
    const items = await openOnes(open);
    if (items.length === count || performance.now() > end) return items;
  }
}

test('listRecommendations: changed data becomes ranked recommendations with events, and the same data again changes nothing', async () => {
  await using open = await openRecommendation();
  troubled(open);

  await open.changed();
  const first = await openOnes(open);
  await open.changed();

  assert.deepEqual(
    first.map(({ guideline, rank }) => [guideline, rank]),
    [
      ['blood-pressure-home', 1],
      ['activity-weekly', 2],
      ['sleep-duration', 3],
    ],
  );
  assert.match(first[1]?.why ?? '', /about 35 minutes a week, of the 150 minutes/);
  assert.deepEqual(await openOnes(open), first);
  assert.equal((await open.house.events.all(recommendation.events.recommendationCreated)).length, 3);
});

test('getProof: every figure names its query, days, values, samples and sources, and the losers say why', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();
  const [, activity] = await openOnes(open);

  const proof = await open.get<{
    figures: {
      figure: { name: string; value: number };
      query: { metric: string };
      days: string[];
      values: number[];
      samples: number;
      sources: string[];
    }[];
    alternatives: { guideline: string; outcome: string }[];
    inputsFingerprint: string;
  }>(`/v1/people/me/recommendations/${activity?.recommendationId}/proof`);

  const [weekly] = proof.figures;
  assert.deepEqual(
    [weekly?.figure.name, weekly?.figure.value, weekly?.query.metric, weekly?.days.length, weekly?.samples, weekly?.sources],
    ['weeklyMinutes', 35, 'exercise-time', 28, 280, ['Watch']],
  );
  assert.equal(
    weekly?.values.reduce((sum, value) => sum + value, 0),
    140,
  );
  assert.equal(proof.alternatives.find(({ guideline }) => guideline === 'glucose-low')?.outcome, 'not-enough-data');
  assert.match(proof.inputsFingerprint, /^[0-9a-f]{64}$/);
});

test('getProof: computed again from the same days it is the same, byte for byte, with why the others lost and by how much', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();
  const proofs = async (): Promise<readonly string[]> =>
    await Promise.all(
      (await openOnes(open)).map(async ({ recommendationId }) =>
        JSON.stringify(await open.get<object>(`/v1/people/me/recommendations/${recommendationId}/proof`)),
      ),
    );
  const before = await proofs();

  await open.house.ask('recommendation', { as: open.ada, method: 'PUT', path: '/v1/people/me/advisor', body: { enabled: false } });
  await open.settled();
  await open.house.ask('recommendation', { as: open.ada, method: 'PUT', path: '/v1/people/me/advisor', body: { enabled: true } });
  await open.settled();

  assert.deepEqual(await proofs(), before);
  const { alternatives } = JSON.parse(before[0] ?? '{}') as {
    alternatives: { outcome: string; score: number; parts: Record<string, number> }[];
  };
  const lost = alternatives.filter(({ outcome }) => outcome === 'outranked');
  assert.ok(lost.length > 0);
  for (const { score, parts } of lost) {
    const { benefit = 0, sureness = 0, evidence = 0, response = 0, burden = 0 } = parts;
    assert.ok(Math.abs(benefit * sureness * evidence * response - burden - score) < 1e-4);
  }
});

test('giveFeedback: what is not for me goes, its place is taken, and a muted topic stays silent', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();
  const activity = (await openOnes(open)).find(({ guideline }) => guideline === 'activity-weekly');

  const answer = await open.post<{ effect: string; recommendation: Item }>(
    `/v1/people/me/recommendations/${activity?.recommendationId}/feedback`,
    { kind: 'not-for-me', reason: 'topic-unwanted' },
  );
  await open.changed();

  assert.equal(answer.recommendation.status, 'declined');
  assert.equal(answer.effect, 'We will not suggest anything about activity again.');
  assert.equal(
    (await openOnes(open)).some(({ guideline }) => guideline === 'activity-weekly'),
    false,
  );
});

test('giveFeedback: an answer given in the middle of a turn is not overwritten by that turn', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();
  const activity = (await openOnes(open)).find(({ guideline }) => guideline === 'activity-weekly');
  const path = `/v1/people/me/recommendations/${activity?.recommendationId}`;

  open.meanwhile(() => open.post(`${path}/feedback`, { kind: 'not-for-me', reason: 'not-possible' }));
  await open.changed();

  assert.equal((await open.get<Item>(path)).status, 'declined');
  assert.equal(
    (await openOnes(open)).some(({ guideline }) => guideline === 'activity-weekly'),
    false,
  );
});

test('a setting: one changed in the middle of a turn is obeyed after it', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();

  open.meanwhile(async () => open.house.settings('recommendation').set('openAtMost', 1));
  await open.changed();

  assert.equal((await untilOpen(open, 1)).length, 1);
});

test('erasePerson: a turn in the middle writes nothing about who was erased', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();
  const erase = () =>
    open.house.ask('recommendation', {
      as: { subject: 'service:users', roles: ['service'] },
      method: 'DELETE',
      path: `/v1/people/${open.ada.personId}/advice`,
    });

  const erased = Promise.withResolvers<void>();
  open.meanwhile(async () => erased.resolve(void (await erase())));
  await open.publish();
  await erased.promise;
  await open.settled();

  assert.equal((await erase()).json()['rows'], 0);
});

test('a setting: fewer open suggestions withdraw the lowest at once, more bring them back', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();

  open.house.settings('recommendation').set('openAtMost', 1);
  const few = await untilOpen(open, 1);
  open.house.settings('recommendation').set('openAtMost', 3);
  const many = await untilOpen(open, 3);

  assert.deepEqual(
    few.map(({ guideline }) => guideline),
    ['blood-pressure-home'],
  );
  assert.equal(many.length, 3);
});

test('setAdvisor: off takes advice away, on brings it back', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();

  await open.house.ask('recommendation', { as: open.ada, method: 'PUT', path: '/v1/people/me/advisor', body: { enabled: false } });
  await open.settled();
  const off = await openOnes(open);
  await open.house.ask('recommendation', { as: open.ada, method: 'PUT', path: '/v1/people/me/advisor', body: { enabled: true } });
  await open.settled();

  assert.deepEqual([off.length, (await openOnes(open)).length], [0, 3]);
});

test('incremental and whole evaluation come to the same advice', async () => {
  await using bySteps = await openRecommendation();
  await using atOnce = await openRecommendation();
  troubled(atOnce);
  await atOnce.changed();

  for (const metric of atOnce.daily.keys()) {
    bySteps.daily.set(metric, atOnce.daily.get(metric) ?? []);
    await bySteps.changed([metric]);
  }

  const said = async (open: OpenRecommendation) => (await openOnes(open)).map(({ guideline, why, rank }) => [guideline, why, rank]);
  assert.deepEqual(await said(bySteps), await said(atOnce));
});

test('listInsights: current facts first, in words made of recorded figures', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();

  const { items } = await open.get<{ items: { kind: string; text: string; isCurrent: boolean }[] }>(
    '/v1/people/me/insights?metric=sleep-duration',
  );

  assert.deepEqual(
    items.map(({ kind, isCurrent }) => [kind, isCurrent]),
    [['short-sleep', true]],
  );
  assert.equal(items[0]?.text, 'You slept 5 h 50 min a night over the last two weeks.');
});

test('listGuidelines: the catalogue is open to everybody and cites a source for each', async () => {
  await using open = await openRecommendation();

  const reply = await open.house.ask('recommendation', { path: '/v1/guidelines' });

  const { items } = reply.json<{ items: { id: string; citations: { url: string }[] }[] }>();
  assert.ok(items.length >= 18);
  assert.deepEqual(
    items.filter(({ citations }) => !citations.every(({ url }) => URL.canParse(url))),
    [],
  );
});

test('erasePerson: nothing is left, and only users may ask for it', async () => {
  await using open = await openRecommendation();
  troubled(open);
  await open.changed();
  const path = `/v1/people/${open.ada.personId}/advice`;

  const refused = await open.house.ask('recommendation', { as: open.ada, method: 'DELETE', path });
  const receipt = await open.house.ask('recommendation', { as: { subject: 'service:users', roles: ['service'] }, method: 'DELETE', path });

  assert.deepEqual([refused.status, receipt.status], [403, 200]);
  assert.ok(Number(receipt.json()['rows']) > 100);
  assert.deepEqual(await openOnes(open), []);
});

test('the door: no token is 401, another person 403, an unknown id 404', async () => {
  await using open = await openRecommendation();
  const status = async (request: object): Promise<number> =>
    (await open.house.ask('recommendation', { path: `/v1/people/${open.ada.personId}/recommendations`, ...request })).status;

  assert.deepEqual(
    [
      await status({}),
      await status({ as: { subject: crypto.randomUUID(), roles: ['person'], personId: crypto.randomUUID() } }),
      await status({ as: open.ada, path: `/v1/people/me/recommendations/${crypto.randomUUID()}` }),
    ],
    [401, 403, 404],
  );
});
