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

/** What is kept of somebody, but for ids and times. */
const kept = (open: OpenRecommendation) =>
  Promise.all([
    dbOf(open).many(
      sql`select i.kind, i.is_current, i.is_episode, i.fact from recommendation.insight as i order by i.kind, i.fact ->> 'since'`,
    ),
    dbOf(open).many(sql`
      select r.guideline, r.generation, r.status, r.rank, r.score, r.content - 'insightIds' as content, r.proof - 'inputsFingerprint' - 'computedAt' as proof
        from recommendation.recommendation as r order by r.guideline, r.generation`),
  ]);

test('health-data.changed: turn after turn with what is remembered leaves the same as turns that read it all', async () => {
  await using swift = await known();
  await using slow = await known();
  slow.house.settings('recommendation').set('settleMs', 60_000);
  const before = (await turns(swift)).length;
  const steps = [5, 5.5, 0, 6, -9, 4, 4, 7];

  for (const [i, more] of steps.entries()) {
    const nights = series(14, (ago) => (ago < 14 - i ? 380 - i : 400));
    for (const open of [swift, slow]) {
      weighs(open, more);
      open.daily.set('sleep-duration', nights);
      open.moveTo(TODAY, `12:${String(10 + 2 * i)}`);
      const changes = ['body-mass', 'sleep-duration'].map((metric) => ({ metric, from: nights[0]?.day ?? TODAY, to: TODAY, days: 14 }));
      await open.house.publish('health-data', healthData.events.healthDataChanged, open.ada.personId, {
        personId: open.ada.personId,
        changes,
      });
      await open.house.settle();
      open.moveTo(TODAY, `12:${String(11 + 2 * i)}`);
      await open.settled();
    }

    assert.deepEqual(await kept(swift), await kept(slow), `step ${i}`);
  }

  assert.equal((await turns(swift)).length, before + steps.length);
});

test('health-data.changed: another process that has evaluated meanwhile is noticed, and its turn is gone on from', async () => {
  await using open = await known();
  weighs(open, 5);
  await today(open);
  await open.house.settle();
  // As another replica leaves it: the daily values are of another turn, and one of them is not what this one remembers.
  await dbOf(open).many(sql`update recommendation.person as p set feature_revision = nextval('recommendation.change_seq')`);
  await dbOf(open).many(sql`update recommendation.feature as f set value = 200 where f.day = ${TODAY}::date - 50`);
  open.daily.set(
    'body-mass',
    series(100, (ago) => (ago === 50 ? 200 : 80 - ago * 0.05 + (ago === 0 ? 6 : 0))),
  );

  await today(open);
  await open.house.settle();
  await open.settled();

  const facts = await dbOf(open).many(sql<{ values: readonly number[] }>`
    select i.fact #> '{evidence,groups,0,values}' as values from recommendation.insight as i where i.kind = 'weight-rising'`);
  assert.deepEqual(
    facts.map(({ values }) => values.includes(200)),
    [true],
  );
});

test('health-data.changed: who waits for a turn, or whose turn somebody has, is left to the queue', async () => {
  await using open = await known();
  weighs(open, 5);
  const lock = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  const other = dbOf(open).tx(async (tx) => {
    await tx.many(sql`select pg_advisory_xact_lock(hashtextextended(${`recommendation:${open.ada.personId}`}, 0))`);
    lock.resolve();
    await free.promise;
  });
  await lock.promise;
  const before = (await turns(open)).length;

  await today(open);
  await open.house.settle();
  const meanwhile = (await turns(open)).length;
  free.resolve();
  await other;
  await open.settled();

  assert.deepEqual([meanwhile, (await turns(open)).length], [before, before + 1]);
});

test('health-data.changed: who is not remembered is read and evaluated at once as well', async () => {
  await using open = await known();
  weighs(open, 5);
  // The turn that remembers fails, and what waits then is taken away, as if the program had just been started.
  open.meanwhile(async () => {
    open.house.settings('recommendation').set('settleMs', 60_000);
    await dbOf(open).many(sql`update recommendation.person as p set said = p.said + 1`);
  });
  await today(open);
  await open.house.settle();
  const waiting = await queued(open);
  await dbOf(open).many(sql`delete from recommendation.queue`);
  await dbOf(open).many(sql`delete from recommendation.pending_change`);
  open.house.settings('recommendation').set('settleMs', 0);
  const before = (await turns(open)).length;

  await today(open);
  await open.house.settle();

  const all = await turns(open);
  assert.deepEqual([waiting.length, all.length, all.at(-1)?.moved], [1, before + 1, true]);
  const { items } = await open.get<{ items: { guideline: string; why: string }[] }>('/v1/people/me/recommendations?status=open');
  assert.equal(items.filter(({ guideline }) => guideline === 'weight-rising').length, 1);
});
