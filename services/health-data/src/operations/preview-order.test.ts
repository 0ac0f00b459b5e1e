import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { until } from '../../test/until.ts';

type Operations = (typeof healthData)['operations'];
type Preview = Output<Operations['previewOrder']>;
type Sources = Output<Operations['listSources']>;

const amount = (metric: string, unit: string, day: string, value: number) => ({
  metric,
  start: `${day}T08:00:00Z`,
  end: `${day}T08:30:00Z`,
  value,
  unit,
});
const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'];

/** Watch and phone saw two walks both, and a third that only the phone saw; both weigh. */
async function household(): Promise<OpenHealthData & { readonly watch: string; readonly phone: string }> {
  const open = await openHealthData({ timeZone: 'UTC', now: () => new Date('2026-03-05T12:00:00Z') });
  const ofWatch = DAYS.slice(0, 2).map((day) => amount('step-count', '{steps}', day, 2506));
  const ofPhone = DAYS.map((day) => amount('step-count', '{steps}', day, 1919));
  const weigh = (value: number) => ({ metric: 'body-mass', start: '2026-03-02T07:00:00Z', value, unit: 'kg' });
  await open.push([...ofWatch, weigh(80)], { name: 'Watch', kind: 'watch' });
  await open.push([...ofPhone, weigh(82)], { name: 'Phone', kind: 'phone' });
  const { items } = await open.get<Sources>('/v1/people/me/sources');
  const idOf = (wanted: string): string => items.find(({ name }) => name === wanted)?.sourceId ?? '';
  return { ...open, watch: idOf('Watch'), phone: idOf('Phone'), [Symbol.asyncDispose]: open[Symbol.asyncDispose] };
}

const preview = async ({ house, ada }: OpenHealthData, body: object) =>
  await house.ask('health-data', { as: ada, method: 'POST', path: '/v1/people/me/sources/order/preview', body });
const rank = async ({ house, ada }: OpenHealthData, body: object) =>
  await house.ask('health-data', { as: ada, method: 'PUT', path: '/v1/people/me/sources/order', body });

async function stepsOf(open: OpenHealthData): Promise<readonly number[]> {
  const { series } = await open.get<Output<Operations['readDaily']>>(
    '/v1/people/me/daily?metrics=step-count&from=2026-03-01&to=2026-03-03',
  );
  return series[0]?.values.map(({ value }) => value) ?? [];
}

test('previewOrder: it tells metrics, days and values that would change, writes nothing, and the change is as it was told', async () => {
  await using open = await household();

  const found = (await preview(open, { sourceIds: [open.phone] })).json<Preview>();

  assert.deepEqual(
    found.metrics.map(({ metric, changedDays, comparedDays, meanBefore, meanAfter }) => [
      metric,
      changedDays,
      comparedDays,
      meanBefore,
      meanAfter,
    ]),
    [
      ['step-count', 2, 2, 2506, 1919],
      ['body-mass', 1, 1, 80, 82],
    ],
  );
  assert.deepEqual(found.metrics[0]?.most, [
    { day: '2026-03-02', before: 2506, after: 1919 },
    { day: '2026-03-01', before: 2506, after: 1919 },
  ]);
  assert.deepEqual([found.changedDays, found.examined.isAll], [2, true]);
  assert.deepEqual(await stepsOf(open), [2506, 2506, 1919]);
  await rank(open, { sourceIds: [open.phone] });
  await until(async () => (await stepsOf(open)).join() === '1919,1919,1919');
});

test('previewOrder: the order as it is changes nothing, an order for one family changes only that', async () => {
  await using open = await household();

  const same = (await preview(open, { sourceIds: [open.watch, open.phone] })).json<Preview>();
  const body = (await preview(open, { sourceIds: [open.phone], family: 'body' })).json<Preview>();
  const wrong = await preview(open, { sourceIds: [crypto.randomUUID()] });
  const unknown = await preview(open, { sourceIds: [open.phone], family: 'moods' });

  assert.deepEqual([same.metrics, same.changedDays], [[], 0]);
  assert.deepEqual(
    body.metrics.map(({ metric }) => metric),
    ['body-mass'],
  );
  assert.deepEqual([wrong.status, wrong.json()['code']], [404, 'no-such-source']);
  assert.deepEqual([unknown.status, unknown.json()['code']], [404, 'no-such-family']);
});

test('rankSources, clearFamilyOrder: a family follows its own order until that is cleared', async () => {
  await using open = await household();

  const ranked = (await rank(open, { sourceIds: [open.phone], family: 'activity' })).json<Sources>();
  await until(async () => (await stepsOf(open)).join() === '1919,1919,1919');
  const cleared = await open.house.ask('health-data', { as: open.ada, method: 'DELETE', path: '/v1/people/me/sources/order/activity' });
  await until(async () => (await stepsOf(open)).join() === '2506,2506,1919');

  assert.deepEqual(
    [ranked.items.map(({ name }) => name), ranked.familyOrders],
    [['Watch', 'Phone'], [{ family: 'activity', sourceIds: [open.phone, open.watch] }]],
  );
  assert.equal(cleared.status, 204);
  assert.deepEqual((await open.get<Sources>('/v1/people/me/sources')).familyOrders, []);
});
