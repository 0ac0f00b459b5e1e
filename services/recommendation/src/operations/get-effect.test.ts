import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recommendation } from '@aceso/contracts/recommendation';
import { addDays } from '../domain/days.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { bell, noise } from '../../test/series.ts';
import type { DayPoint } from '../domain/features.ts';

const TODAY = '2026-06-30';
interface Item {
  readonly recommendationId: string;
  readonly guideline: string;
  readonly status: string;
  readonly because?: string;
  readonly adherence?: { readonly verdict: string };
}
interface Effect {
  readonly afterDays: number;
  readonly verdict: string;
  readonly lack?: string;
  readonly text: string;
  readonly fingerprint: string;
  readonly placebo?: { readonly on: string; readonly passed: boolean; readonly estimate: { readonly low: number } };
  readonly estimate?: { readonly low: number; readonly high: number };
}

/** Sixty days of little movement and short nights up to today; afterwards as many minutes more a day as told. */
function live(open: OpenRecommendation, daysSince: number, more: number): void {
  const random = noise(5);
  const days = (value: (since: number) => number): readonly DayPoint[] =>
    Array.from({ length: 61 + daysSince }, (_, i) => ({
      day: addDays(TODAY, i - 60),
      value: value(i - 60),
      count: 10,
      coverage: 1,
      sources: ['Watch'],
    }));
  open.daily.set(
    'exercise-time',
    days((since) => Math.max(0, 10 + 3 * bell(random) + (since > 0 ? more : 0))),
  );
  open.daily.set(
    'step-count',
    days((since) => 3500 + 300 * bell(random) + (since > 0 ? 60 * more : 0)),
  );
  open.daily.set(
    'sleep-duration',
    days(() => 370 + 12 * bell(random)),
  );
}
const all = async (open: OpenRecommendation, status = ''): Promise<readonly Item[]> =>
  (await open.get<{ items: Item[] }>(`/v1/people/me/recommendations${status}`)).items;
const answer = async (open: OpenRecommendation, guideline: string, body: object): Promise<string> => {
  const item = (await all(open)).find((one) => one.guideline === guideline);
  assert.ok(item, `${guideline} is there`);
  await open.post(`/v1/people/me/recommendations/${item.recommendationId}/feedback`, body);
  await open.settled();
  return item.recommendationId;
};

test('getEffect, listEffects: after 14 and 28 days it is told whether it worked, once each, with an event, and the days show that it was followed', async () => {
  await using open = await openRecommendation();
  live(open, 0, 0);
  await open.changed();
  const id = await answer(open, 'activity-weekly', { kind: 'accept' });
  const path = `/v1/people/me/recommendations/${id}/effect`;
  const before = await open.get<{ items: Effect[]; nextOn?: string }>(path);

  open.moveTo(addDays(TODAY, 30));
  live(open, 30, 25);
  await open.changed();
  const { items, nextOn } = await open.get<{ items: Effect[]; nextOn?: string }>(path);
  await open.changed();

  assert.deepEqual([before.items, before.nextOn, nextOn], [[], '2026-07-15', undefined]);
  assert.deepEqual(
    items.map(({ afterDays, verdict }) => [afterDays, verdict]),
    [
      [28, 'worked'],
      [14, 'worked'],
    ],
  );
  assert.match(items[0]?.text ?? '', /^It worked for you\. “exercise” was \d+ minutes a week higher/);
  assert.ok((items[0]?.estimate?.low ?? 0) > 0);
  assert.equal((await all(open)).find(({ recommendationId }) => recommendationId === id)?.adherence?.verdict, 'followed');
  assert.deepEqual((await open.get<{ items: Effect[] }>('/v1/people/me/effects')).items, items);
  assert.equal((await open.house.events.all(recommendation.events.effectMeasured)).length, 2);
});

test('getEffect: where the same method finds as much on a date on which nothing was changed, it cannot be told, with both figures', async () => {
  await using open = await openRecommendation();
  live(open, 0, 0);
  await open.changed();
  const id = await answer(open, 'activity-weekly', { kind: 'accept' });
  open.moveTo(addDays(TODAY, 30));
  const random = noise(6);
  // More movement since a fortnight before the start, and more again: what drifts by itself is no effect.
  open.daily.set(
    'exercise-time',
    Array.from({ length: 91 }, (_, i) => ({
      day: addDays(TODAY, i - 60),
      value: Math.max(0, 10 + 2 * bell(random) + (i > 46 ? 15 : 0) + (i > 60 ? 15 : 0)),
      count: 10,
      coverage: 1,
      sources: ['Watch'],
    })),
  );
  await open.changed();

  const { items } = await open.get<{ items: Effect[] }>(`/v1/people/me/recommendations/${id}/effect`);

  assert.deepEqual(
    items.map(({ afterDays, verdict, lack }) => [afterDays, verdict, lack]),
    [
      [28, 'cannot-tell-yet', 'placebo-found'],
      [14, 'cannot-tell-yet', 'placebo-found'],
    ],
  );
  for (const { text, placebo, estimate } of items) {
    assert.match(
      text,
      /^We cannot tell\. On a day before you began, on which nothing was changed, the same method finds a difference as well/,
    );
    assert.deepEqual([placebo?.on, placebo?.passed], [addDays(TODAY, -14), false]);
    assert.ok((placebo?.estimate.low ?? 0) > 0 && (estimate?.low ?? 0) > 0);
  }
});

test('giveFeedback: two people with the same days and opposite answers get different advice after 30 days, and the reason is told', async () => {
  await using taking = await openRecommendation();
  await using refusing = await openRecommendation();
  for (const open of [taking, refusing]) {
    live(open, 0, 0);
    await open.changed();
  }
  await answer(taking, 'activity-weekly', { kind: 'accept' });
  await answer(refusing, 'activity-weekly', { kind: 'not-for-me', reason: 'not-possible' });

  for (const open of [taking, refusing]) {
    open.moveTo(addDays(TODAY, 30));
    live(open, 30, 0);
    await open.changed();
  }

  const [taken, refused] = [await all(taking, '?status=open'), await all(refusing, '?status=open')];
  const names = (items: readonly Item[]): readonly string[] => items.map(({ guideline }) => guideline);
  assert.notDeepEqual(names(taken), names(refused));
  const another = refused.find(({ guideline }) => guideline === 'steps-low');
  assert.match(another?.because ?? '', /^You said that “Add one brisk walk most days” is not for you, so here is another way\.$/);
});

test('getEffect: a recommendation that nobody has is 404', async () => {
  await using open = await openRecommendation();

  const reply = await open.house.ask('recommendation', {
    as: open.ada,
    path: `/v1/people/me/recommendations/${crypto.randomUUID()}/effect`,
  });

  assert.equal(reply.status, 404);
});

test('a reminder: every decision is logged with its probability, context and policy, once a day, and caps hold', async () => {
  await using open = await openRecommendation();
  live(open, 0, 0);
  await open.changed();

  for (let day = 1; day <= 20; day++) {
    open.moveTo(addDays(TODAY, day));
    live(open, day, 0);
    await open.changed(['exercise-time']);
    await open.changed(['exercise-time']);
  }

  const rows = await open.house.database
    .dbOf('recommendation')
    .many<{ sent: boolean; probability: number; draw: number; policy: string; reward: number | null; available: boolean; context: object }>(
      {
        text: 'select sent, probability, draw, policy, reward, available, context from recommendation.prompt order by day',
        values: [],
      },
    );
  assert.equal(rows.length, 20);
  assert.ok(rows.every(({ sent, probability, draw }) => sent === draw < probability));
  assert.deepEqual(
    [
      ...new Set(
        rows
          .slice(0, 7)
          .filter(({ available }) => available)
          .map(({ probability }) => probability),
      ),
    ],
    [0.25],
  );
  assert.ok(rows.filter(({ reward }) => reward !== null).length >= 10);
  assert.deepEqual(Object.keys(rows[0]?.context ?? {}).toSorted(), ['dosage', 'engagement', 'pooled', 'variation', 'week', 'yesterday']);
  const sent = rows.filter((row) => row.sent).length;
  assert.ok(sent >= 1 && sent <= 12, `${sent} sent`);
  assert.equal((await open.house.events.all(recommendation.events.recommendationPrompted)).length, sent);
});
