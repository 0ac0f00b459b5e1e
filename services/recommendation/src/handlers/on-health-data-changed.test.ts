import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { sql } from '@aceso/kit';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { series, TODAY } from '../../test/series.ts';

/** Somebody whose weight goes up; `more` kilograms today. */
const weighs = (open: OpenRecommendation, more: number): void =>
  void open.daily.set(
    'body-mass',
    series(100, (ago) => 80 - ago * 0.05 + (ago === 0 ? more : 0)),
  );

/** Health-data has summed up today anew. */
const today = ({ house, ada }: OpenRecommendation): Promise<void> =>
  house.publish('health-data', healthData.events.healthDataChanged, ada.personId, {
    personId: ada.personId,
    changes: [{ metric: 'body-mass', from: TODAY, to: TODAY, days: 1 }],
  });

const dbOf = ({ house }: OpenRecommendation) => house.database.dbOf('recommendation');
/** Transactions that ended a turn, the oldest first, and whether each was the one that last moved a cursor of the service. */
const turns = (open: OpenRecommendation): Promise<readonly { xid: string; moved: boolean }[]> =>
  dbOf(open).many(sql<{ xid: string; moved: boolean }>`
    select e.xid::text as xid, exists (select 1 from recommendation.event_cursor as c where c.xmin = e.xid::xid) as moved
      from events.event as e where e.type = 'recommendation.evaluation-finished' order by e.xid, e.seq`);
const queued = (open: OpenRecommendation): Promise<readonly { ready_at: Date }[]> =>
  dbOf(open).many(sql<{ ready_at: Date }>`select q.ready_at from recommendation.queue as q`);

/** Somebody who was looked at a moment ago. */
async function known(): Promise<OpenRecommendation> {
  const open = await openRecommendation();
  weighs(open, 0);
  await open.changed();
  return open;
}

test('health-data.changed: what stands alone is evaluated in the transaction that hears of it', async () => {
  await using open = await known();
  const before = (await turns(open)).length;

  weighs(open, 5);
  await today(open);
  await open.house.settle();

  const all = await turns(open);
  assert.deepEqual([all.length, all.at(-1)?.moved], [before + 1, true]);
  assert.deepEqual(await queued(open), []);
  const { items } = await open.get<{ items: { guideline: string; why: string }[] }>('/v1/people/me/recommendations?status=open');
  assert.equal(items.filter(({ guideline }) => guideline === 'weight-rising').length, 1);
});

test('health-data.changed: within the time to settle a person waits in the queue, from the last turn on', async () => {
  await using open = await known();
  open.house.settings('recommendation').set('settleMs', 60_000);
  const before = (await turns(open)).length;

  weighs(open, 5);
  await today(open);
  await open.house.settle();
  const waiting = await queued(open);
  open.moveTo(TODAY, '12:01');
  await open.settled();

  assert.deepEqual(waiting, [{ ready_at: new Date(`${TODAY}T12:01:00Z`) }]);
  assert.equal((await turns(open)).length, before + 1);
});

test('health-data.changed: who says something while being evaluated is evaluated with it', async () => {
  await using open = await known();
  const list = async (): Promise<readonly { recommendationId: string; guideline: string; status: string }[]> =>
    (await open.get<{ items: { recommendationId: string; guideline: string; status: string }[] }>('/v1/people/me/recommendations')).items;
  const rising = (await list()).find(({ guideline }) => guideline === 'weight-rising');

  weighs(open, 5);
  open.meanwhile(() =>
    open.post(`/v1/people/me/recommendations/${rising?.recommendationId}/feedback`, { kind: 'not-for-me', reason: 'not-possible' }),
  );
  await today(open);
  await open.house.settle();
  await open.settled();

  assert.equal((await list()).find(({ guideline }) => guideline === 'weight-rising')?.status, 'declined');
});

test('health-data.changed: several changes at once become one turn', async () => {
  await using open = await known();
  const before = (await turns(open)).length;
  const change = { personId: open.ada.personId, changes: [{ metric: 'body-mass', from: TODAY, to: TODAY, days: 1 }] };
  // As if another person of the same lane were looked at: both events are in one batch.
  const lock = Promise.withResolvers<void>();
  const held = dbOf(open).tx(async (tx) => {
    for (const lane of [0, 1]) await tx.many(sql`select pg_advisory_xact_lock(hashtext('aceso:lane:recommendation'), ${lane})`);
    await Promise.all([1, 2].map(() => open.house.publish('health-data', healthData.events.healthDataChanged, open.ada.personId, change)));
    lock.resolve();
  });
  await lock.promise;
  await held;

  await open.house.settle();
  await open.settled();

  assert.equal((await turns(open)).length, before + 1);
});
