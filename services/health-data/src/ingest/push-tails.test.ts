import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { sql } from '@aceso/kit';
import { person, quietBus, quietLog } from '@aceso/kit/testing';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { lockPerson } from '../store/people.ts';
import { openPushTails } from './push-tails.ts';
import { dailyBetween } from '../store/days.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FROM = Date.UTC(2026, 2, 2);
const SAMPLES = 60;

type Who = ReturnType<typeof person>;
interface Answer {
  readonly stored: number;
  readonly alreadyThere: number;
}

/** An hour of heart rate by the minute, each with the hour as its value. */
const hourOf = (hour: number) =>
  Array.from({ length: SAMPLES }, (_, i) => ({
    metric: 'heart-rate',
    start: new Date(FROM + hour * HOUR_MS + i * MINUTE_MS).toISOString(),
    value: 60 + hour,
    unit: '/min',
  }));

async function push({ house }: OpenHealthData, as: Who, samples: readonly object[]): Promise<Answer> {
  const body = { source: { name: 'Watch', kind: 'watch' }, samples };
  const reply = await house.ask('health-data', { as, path: '/v1/people/me/samples', body });
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply.json<Answer>();
}

async function get<T>({ house }: OpenHealthData, as: Who, path: string): Promise<T> {
  const reply = await house.ask('health-data', { as, path: `/v1/people/me/${path}` });
  assert.equal(reply.status, 200, reply.text);
  return reply.json<T>();
}

/** Readings and mean of the first day, as somebody who asks sees them. */
async function firstDay(open: OpenHealthData, as: Who): Promise<readonly [count: number, mean: number] | undefined> {
  const { series } = await get<{ series: { values: { count: number; value: number }[] }[] }>(
    open,
    as,
    'daily?metrics=heart-rate&from=2026-03-02&to=2026-03-02',
  );
  const [value] = series[0]?.values ?? [];
  return value && [value.count, value.value];
}

const dbOf = ({ house }: OpenHealthData) => house.database.dbOf('health-data');
const tailsOf = async (open: OpenHealthData): Promise<number> =>
  (await dbOf(open).one(sql<{ n: number }>`select count(*)::int as n from health_data.push_tail`))?.n ?? 0;

/** Keeps what was pushed for a person from being merged while something is done. */
async function unmerged<T>(open: OpenHealthData, who: Who, act: () => Promise<T>): Promise<T> {
  return await dbOf(open).tx(async (tx) => (await lockPerson(tx, who.personId), await act()));
}

test('pushTails: pushes of many people at once are each there once, with an event of each', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const people = Array.from({ length: 40 }, () => person());
  await Promise.all(people.map((who) => push(open, who, hourOf(0))));

  const answers = await Promise.all(people.map((who) => push(open, who, hourOf(1))));

  for (const { stored, alreadyThere } of answers) assert.deepEqual([stored, alreadyThere], [SAMPLES, 0]);
  for (const who of people) assert.deepEqual(await firstDay(open, who), [2 * SAMPLES, 60.5]);
  assert.equal(await tailsOf(open), 0);
  const events = await open.house.events.all(healthData.events.healthDataChanged);
  assert.deepEqual(new Set(events.map(({ key }) => key)), new Set(people.map(({ personId }) => personId)));
});

test('pushTails: what one person pushes at once, in any order, is all there', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const hours = [3, 0, 7, 1, 6, 2, 5, 4];

  const answers = await Promise.all(hours.map((hour) => push(open, open.ada, hourOf(hour))));

  assert.equal(
    answers.reduce((sum, { stored }) => sum + stored, 0),
    hours.length * SAMPLES,
  );
  assert.deepEqual(await firstDay(open, open.ada), [hours.length * SAMPLES, 63.5]);
});

test('pushTails: the same push many times at once is stored once, and the answers say so', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));

  const answers = await Promise.all(Array.from({ length: 12 }, () => push(open, open.ada, hourOf(1))));

  assert.deepEqual(
    [answers.reduce((sum, { stored }) => sum + stored, 0), answers.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0)],
    [SAMPLES, 11 * SAMPLES],
  );
  assert.deepEqual(await firstDay(open, open.ada), [2 * SAMPLES, 60.5]);
});

test('pushTails: an answer does not wait for a merge, and whoever reads afterwards sees it, as another version', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  const path = '/v1/people/me/daily?metrics=heart-rate&from=2026-03-02&to=2026-03-02';
  const before = await open.house.ask('health-data', { as: open.ada, path });

  const reading = await unmerged(open, open.ada, async () => {
    assert.deepEqual(await push(open, open.ada, hourOf(1)), { stored: SAMPLES, alreadyThere: 0, quarantined: 0, rejected: [] });
    assert.equal(await tailsOf(open), 1);
    // Waits for the lock that is held here; it is awaited outside.
    return { later: open.house.ask('health-data', { as: open.ada, path, headers: { 'if-none-match': String(before.headers['etag']) } }) };
  });
  const after = await reading.later;

  assert.equal(after.status, 200);
  assert.equal(after.json<{ series: { values: { count: number }[] }[] }>().series[0]?.values[0]?.count, 2 * SAMPLES);
  const { items } = await get<{ items: { samples: number }[] }>(open, open.ada, 'latest');
  assert.equal(items[0]?.samples, 2 * SAMPLES);
});

test('pushTails: whose lock is held by a long import keeps nobody else waiting', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const bob = person();
  await Promise.all([push(open, open.ada, hourOf(0)), push(open, bob, hourOf(0))]);

  await unmerged(open, open.ada, async () => {
    await Promise.all([push(open, open.ada, hourOf(1)), push(open, bob, hourOf(1))]);
    const events = await open.house.events.until(healthData.events.healthDataChanged, 3);
    assert.equal(events.at(-1)?.key, bob.personId);
    assert.deepEqual(await firstDay(open, bob), [2 * SAMPLES, 60.5]);
  });

  await open.house.service('health-data').settled();
  assert.equal(await tailsOf(open), 0);
  assert.deepEqual(await firstDay(open, open.ada), [2 * SAMPLES, 60.5]);
});

test('pushTails: what was pushed can be read by every door before anybody else has merged it', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  const doors: Readonly<Record<string, (answer: never) => number | undefined>> = {
    'samples?metric=heart-rate&limit=1000': ({ items }: { items: unknown[] }) => items.length,
    'series?metric=heart-rate&from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z&points=100': ({ samples }: { samples: number }) => samples,
    latest: ({ items }: { items: { samples: number }[] }) => items[0]?.samples,
    sources: ({ items }: { items: { samples: number }[] }) => items[0]?.samples,
  };

  for (const [n, [path, countOf]] of Object.entries(doors).entries()) {
    const reading = await unmerged(open, open.ada, async () => {
      await push(open, open.ada, hourOf(n + 1));
      return { later: get<never>(open, open.ada, path) };
    });
    assert.equal(countOf(await reading.later), (n + 2) * SAMPLES, path);
  }
});

test('pushTails: what is deleted before it was merged is gone, and a push that came meanwhile stays', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  const remove = (hour: number) =>
    open.house.ask('health-data', {
      as: open.ada,
      path: '/v1/people/me/samples/deletions',
      body: { source: { name: 'Watch' }, samples: hourOf(hour).map(({ metric, start }) => ({ metric, start })) },
    });

  const deleting = await unmerged(open, open.ada, async () => {
    await push(open, open.ada, hourOf(1));
    return { later: Promise.all([remove(1), push(open, open.ada, hourOf(2))]) };
  });
  const [reply] = await deleting.later;

  assert.equal(reply.json()['deleted'], SAMPLES);
  assert.deepEqual(await firstDay(open, open.ada), [2 * SAMPLES, 61]);
  await Promise.all([push(open, open.ada, hourOf(3)), remove(3)]);
  assert.equal((await remove(3)).status, 200);
  assert.deepEqual(await firstDay(open, open.ada), [2 * SAMPLES, 61]);
});

test('pushTails: what repeats, replaces or lies before is merged at once and counted one by one', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  await push(open, open.ada, hourOf(2));

  const between = await push(open, open.ada, [...hourOf(1), ...hourOf(2).slice(0, 10)]);
  const corrected = await push(open, open.ada, [{ ...hourOf(2)[0], value: 99 }]);
  const twice = await push(open, open.ada, [...hourOf(4).slice(0, 1), ...hourOf(4).slice(0, 1)]);

  assert.deepEqual([between.stored, between.alreadyThere], [SAMPLES, 10]);
  assert.deepEqual([corrected.stored, corrected.alreadyThere], [1, 0]);
  assert.deepEqual([twice.stored, twice.alreadyThere], [1, 1]);
});

test('pushTails: what is large, of many days or holds nothing is left to the merge', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  const tails = openPushTails({ db: dbOf(open), bus: quietBus('health-data', () => new Date()), log: quietLog() });
  const every = (ms: number, count: number) => {
    const start = Float64Array.from({ length: count }, (_, i) => FROM + 24 * HOUR_MS + i * ms);
    return [{ metric: 'heart-rate', columns: { count, start, value: start.map(() => 60) } }];
  };
  const append = (accepted: ReturnType<typeof every>) => tails.append({ personId: open.ada.personId, source: 'Watch', accepted });

  assert.deepEqual(
    [await append([]), await append(every(MINUTE_MS, 1_441)), await append(every(24 * HOUR_MS, 32)), await append(every(MINUTE_MS, 1_440))],
    [undefined, undefined, undefined, 1_440],
  );
  await tails.stop();
});

test('pushTails: somebody who is erased while they push leaves nothing behind', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  const erase = (): Promise<{ readonly status: number; readonly text: string }> =>
    open.house.ask('health-data', {
      as: { subject: 'service:users', roles: ['service'] },
      method: 'DELETE',
      path: `/v1/people/${open.ada.personId}/health-data`,
    });

  const [erased] = await Promise.all([
    erase(),
    ...Array.from({ length: 6 }, (_, i) => push(open, open.ada, hourOf(i + 1)).catch(() => undefined)),
  ]);
  assert.equal(erased.status, 200, erased.text);
  await erase();

  assert.equal(await tailsOf(open), 0);
  const chunks = await dbOf(open).one(sql<{ n: number }>`select count(*)::int as n from health_data.chunk`);
  assert.equal(chunks?.n, 0);
});

test('pushTails: an event tells of it without anybody reading, and its days are summed up by then', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  await push(open, open.ada, hourOf(30));

  const events = await open.house.events.until(healthData.events.healthDataChanged, 2);

  assert.deepEqual(
    events.map(({ payload }) => payload.changes.map(({ metric, from, to }) => [metric, from, to])),
    [[['heart-rate', '2026-03-02', '2026-03-02']], [['heart-rate', '2026-03-03', '2026-03-03']]],
  );
  const daily = await dailyBetween(dbOf(open), open.ada.personId, undefined, '2026-03-01', '2026-03-04');
  assert.deepEqual(
    daily.map(({ n }) => n),
    [SAMPLES, SAMPLES],
  );
  assert.equal(await tailsOf(open), 0);
});

test('pushTails: without consent nothing is appended', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await push(open, open.ada, hourOf(0));
  open.profile.consented = false;
  await open.house.database
    .dbOf('health-data')
    .many(sql`update health_data.person as p set may_store = false where p.person_id = ${open.ada.personId}`);

  const reply = await open.house.ask('health-data', {
    as: open.ada,
    path: '/v1/people/me/samples',
    body: { source: { name: 'Watch', kind: 'watch' }, samples: hourOf(1) },
    headers: { 'idempotency-key': randomUUID() },
  });

  assert.equal(reply.status, 403);
  assert.equal(await tailsOf(open), 0);
});
