import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

type Operations = (typeof healthData)['operations'];
type Explained = Output<Operations['explainDaily']>;
type Daily = Output<Operations['readDaily']>;

const at = (time: string): string => `2026-03-02T${time}:00Z`;
const sample = (metric: string, unit: string, from: string, to: string, value: number) => ({
  metric,
  start: at(from),
  end: at(to),
  value,
  unit,
});
const steps = (from: string, to: string, value: number) => sample('step-count', '{steps}', from, to, value);
const beat = (time: string, value: number) => ({ metric: 'heart-rate', start: at(time), value, unit: '/min' });
const WATCH = { name: 'Watch', kind: 'watch' };
const PHONE = { name: 'Phone', kind: 'phone' };

const explained = async (open: OpenHealthData, metric: string): Promise<Explained> =>
  await open.get<Explained>(`/v1/people/me/daily/${metric}/2026-03-02/explanation`);
async function dailyValue(open: OpenHealthData, metric: string) {
  const { series } = await open.get<Daily>(`/v1/people/me/daily?metrics=${metric}&from=2026-03-02&to=2026-03-02`);
  return series[0]?.values[0];
}

test('explainDaily: watch 2,506 and phone 1,919 are never 4,425, and Google’s own reconciled 2,560 comes out of the minutes', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  // The phone counted 54 steps on the way to the charger, where the watch lay.
  await open.push([steps('08:00', '08:30', 2506)], WATCH);
  await open.push([steps('08:00', '08:30', 1865), steps('20:00', '20:05', 54)], PHONE);

  const found = await explained(open, 'step-count');

  assert.deepEqual([found.value, (await dailyValue(open, 'step-count'))?.value], [2560, 2560]);
  assert.deepEqual(
    found.stretches.map(({ source, from, to, amount, reason }) => [source, from.slice(11, 16), to.slice(11, 16), amount, reason]),
    [
      ['Watch', '08:00', '08:30', 2506, 'first'],
      ['Phone', '20:00', '20:05', 54, 'next'],
    ],
  );
  assert.deepEqual(
    found.leftOut.map(({ source, from, to, amount, reason, instead }) => [
      source,
      from?.slice(11, 16),
      to?.slice(11, 16),
      amount,
      reason,
      instead,
    ]),
    [['Phone', '08:00', '08:30', 1865, 'better-source', 'Watch']],
  );
});

test('explainDaily: energy that two apps wrote for one workout is that of one of them', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([sample('active-energy', 'kcal', '18:00', '18:45', 480)], { name: 'Runner', kind: 'app' });
  await open.push([sample('active-energy', 'kcal', '18:01', '18:44', 512)], { name: 'Coach', kind: 'app' });

  const found = await explained(open, 'active-energy');

  assert.deepEqual(
    [found.stretches.map(({ source }) => source), found.leftOut.map(({ source }) => source)],
    [['Runner', 'Coach', 'Runner'], ['Runner']],
  );
  assert.ok((found.value ?? 0) < 540);
});

test('explainDaily: instants and single readings tell which source and why; a day without data has neither value nor stretches', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([beat('10:00', 60), beat('10:01', 64)], WATCH);
  await open.push([beat('10:01', 90), beat('10:02', 92)], { name: 'Strap', kind: 'monitor' });

  const [heart, empty] = [await explained(open, 'heart-rate'), await explained(open, 'body-mass')];

  assert.deepEqual(
    [heart.method, heart.value, heart.stretches.map(({ source, amount, minutes }) => [source, amount, minutes])],
    [
      'minute-means',
      72,
      [
        ['Watch', 62, 2],
        ['Strap', 92, 1],
      ],
    ],
  );
  assert.deepEqual(
    heart.leftOut.map(({ source, amount, why }) => [source, amount, why]),
    [['Strap', 90, 'another source with a better place saw the same minutes']],
  );
  assert.deepEqual([empty.value, empty.stretches], [undefined, []]);
});
