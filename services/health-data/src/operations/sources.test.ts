import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { healthData } from '@aceso/contracts/health-data';
import { users } from '@aceso/contracts/users';
import type { Output } from '@aceso/contracts';
import { quietBus, service } from '@aceso/kit/testing';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

type Operations = typeof healthData.operations;
const steps = (from: string, to: string, value: number) => ({
  metric: 'step-count',
  start: `2026-03-02T${from}Z`,
  end: `2026-03-02T${to}Z`,
  value,
  unit: '{steps}',
});
const beat = (at: string) => ({ metric: 'heart-rate', start: `2026-03-02T${at}Z`, value: 60, unit: '/min' });

async function daily(open: OpenHealthData, metric = 'step-count'): Promise<readonly (readonly [string, number])[]> {
  const { series } = await open.get<Output<Operations['readDaily']>>(`/v1/people/me/daily?metrics=${metric}&from=2026-02-25&to=2026-03-09`);
  return series[0]?.values.map(({ day, value }) => [day, Math.round(value)] as const) ?? [];
}

/** Looks until the days are as wanted: the worker sums them up after the answer. */
async function becomes(open: OpenHealthData, wanted: readonly (readonly [string, number])[]): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end; await pause(20))
    if (JSON.stringify(await daily(open)) === JSON.stringify(wanted)) return;
  assert.deepEqual(await daily(open), wanted);
}

test('rankSources: another order changes which source counts, and days are summed up anew', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([steps('08:00:00', '08:30:00', 2506)], { name: 'Watch', kind: 'watch' });
  await open.push([steps('08:00:00', '08:30:00', 1919)], { name: 'Phone', kind: 'phone' });
  const { items } = await open.get<Output<Operations['listSources']>>('/v1/people/me/sources');
  const phone = items.find(({ name }) => name === 'Phone');

  const reply = await open.house.ask('health-data', {
    as: open.ada,
    method: 'PUT',
    path: '/v1/people/me/sources/order',
    body: { sourceIds: [phone?.sourceId] },
  });
  const wrong = await open.house.ask('health-data', {
    as: open.ada,
    method: 'PUT',
    path: '/v1/people/me/sources/order',
    body: { sourceIds: [crypto.randomUUID()] },
  });

  assert.deepEqual(
    reply.json<Output<Operations['listSources']>>().items.map(({ name }) => name),
    ['Phone', 'Watch'],
  );
  assert.deepEqual([wrong.status, wrong.json()['code']], [404, 'no-such-source']);
  await becomes(open, [['2026-03-02', 1919]]);
});

test('pushSamples: heart rate that comes late tells that the watch was worn, and takes the phone’s steps out again', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([steps('07:00:00', '07:10:00', 500)]);
  await open.push([steps('09:00:00', '09:10:00', 400)], { name: 'Phone', kind: 'phone' });
  const before = await daily(open);

  await open.push([beat('08:55:00'), beat('09:05:00'), beat('09:15:00')]);

  assert.deepEqual([before, await daily(open)], [[['2026-03-02', 900]], [['2026-03-02', 500]]]);
});

test('pushSamples: an amount over several days counts on each of them, whatever the zone', async () => {
  await using open = await openHealthData({ timeZone: 'Pacific/Kiritimati' });

  await open.push([{ metric: 'basal-energy', start: '2026-03-01T10:00:00Z', end: '2026-03-05T10:00:00Z', value: 6400, unit: 'kcal' }]);

  assert.deepEqual(await daily(open, 'basal-energy'), [
    ['2026-03-02', 1600],
    ['2026-03-03', 1600],
    ['2026-03-04', 1600],
    ['2026-03-05', 1600],
  ]);
});

test('pushSamples: totals of a night stay when another total of the same night comes', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const total = (metric: string, minutes: number) => ({
    metric,
    start: '2026-03-02T00:00:00Z',
    end: new Date(Date.UTC(2026, 2, 2) + minutes * 60_000).toISOString(),
    value: minutes,
    unit: 'min',
  });
  await open.push([total('sleep-duration', 420)]);

  await open.push([total('sleep-deep-duration', 60)]);

  assert.deepEqual(
    [await daily(open, 'sleep-duration'), await daily(open, 'sleep-deep-duration')],
    [[['2026-03-02', 420]], [['2026-03-02', 60]]],
  );
});

test('source-seen: a source is announced once, when it delivers for the first time', async () => {
  await using open = await openHealthData();
  await open.push([beat('08:00:00')]);
  await open.push([beat('09:00:00')]);

  const events = await open.house.events.all(healthData.events.sourceSeen);

  assert.deepEqual(
    events.map(({ payload }) => payload.integration),
    ['push'],
  );
});

test('person-updated: another zone moves samples to other civil days', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([steps('23:10:00', '23:20:00', 700)]);
  open.profile.timeZone = 'Asia/Tokyo';
  const { personId } = open.ada;

  const db = open.house.database.dbOf('health-data');
  await db.tx((tx) =>
    quietBus('health-data', () => new Date()).append(tx, users.events.personUpdated, personId, { personId, fields: ['timeZone'] }),
  );
  await open.house.settle();

  await becomes(open, [['2026-03-03', 700]]);
});

test('consent-decided: without consent nothing more is taken in, what is there stays', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([steps('08:00:00', '08:10:00', 700)]);
  open.profile.consented = false;
  const { personId } = open.ada;
  const db = open.house.database.dbOf('health-data');

  await db.tx((tx) =>
    quietBus('health-data', () => new Date()).append(tx, users.events.consentDecided, personId, {
      personId,
      purpose: 'storage-and-advice',
      granted: false,
    }),
  );
  await open.house.settle();
  const reply = await open.house.ask('health-data', {
    as: open.ada,
    path: '/v1/people/me/samples',
    body: { source: { name: 'W' }, samples: [beat('10:00:00')] },
  });

  assert.deepEqual([reply.status, reply.json()['code']], [403, 'consent-needed']);
  assert.deepEqual(await daily(open), [['2026-03-02', 700]]);
});

test('erasePerson: the receipt counts what went, nothing is left, and a second time there is nothing', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([steps('08:00:00', '08:10:00', 700), beat('08:00:00')]);
  const { personId } = open.ada;
  const erase = async () =>
    (await open.house.ask('health-data', { as: service('users'), method: 'DELETE', path: `/v1/people/${personId}/health-data` })).json<
      Output<Operations['erasePerson']>
    >();

  const [first, second] = [await erase(), await erase()];

  assert.ok(first.rows >= 6 && first.service === 'health-data', String(first.rows));
  assert.deepEqual([second.rows, second.fingerprint === first.fingerprint], [0, false]);
  const db = open.house.database.dbOf('health-data');
  const left = await db.many<{ table_name: string; n: number }>({
    text: `select t.table_name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from health_data.%I where person_id = %L', t.table_name, $1::text), false, true, '')))[1]::text::int as n
             from information_schema.columns as t where t.table_schema = 'health_data' and t.column_name = 'person_id'`,
    values: [personId],
  });
  assert.deepEqual(
    left.filter(({ n }) => n > 0),
    [],
  );
  assert.ok(left.length >= 9);
});
