import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietBus } from '@aceso/kit/testing';
import { chance } from '../../test/columns.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { daysBetween } from '../domain/local-days.ts';
import { dailyBetween } from '../store/days.ts';
import { lockPerson } from '../store/people.ts';
import { StaleDays } from './stale-days.ts';
import { summariseNow } from './summarise.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 27);
const [FROM, TO] = ['2026-03-20', '2026-04-10'] as const;
const METRICS = ['heart-rate', 'step-count', 'body-mass', 'heart-rate-variability-rmssd'] as const;
const UNITS = { 'heart-rate': '/min', 'step-count': '{steps}', 'body-mass': 'kg', 'heart-rate-variability-rmssd': 'ms' } as const;

/** Daily values with when they were written. */
const daily = ({ house, ada }: OpenHealthData) => dailyBetween(house.database.dbOf('health-data'), ada.personId, METRICS, FROM, TO);

/** Works all days out anew, from the samples alone. */
async function anew({ house, ada }: OpenHealthData): Promise<void> {
  const stale = new StaleDays();
  for (const metric of METRICS) stale.add(metric, daysBetween(FROM, TO));
  await house.database.dbOf('health-data').tx(async (tx) => {
    await lockPerson(tx, ada.personId);
    await summariseNow({ bus: quietBus('health-data', () => new Date()) }, tx, ada.personId, stale);
  });
}

test('foldTails: whatever is pushed, and whoever writes meanwhile, the daily values are those of all samples', async (t) => {
  const seed = Number(process.env['ACESO_SEED'] ?? 5);
  t.diagnostic(`seed ${seed}`);
  const random = chance(seed);
  await using open = await openHealthData({ timeZone: 'Europe/Berlin' });
  const truth = new Map<string, number>();
  let at = START;
  const push = async (metric: (typeof METRICS)[number], source: string, from: number, count: number): Promise<void> => {
    const samples = Array.from({ length: count }, (_, i) => {
      const start = from + i * MINUTE;
      const value = metric === 'body-mass' ? 70 + random(9) : 40 + random(60);
      truth.set(`${metric}|${source}|${start}`, value);
      const end = metric === 'step-count' ? { end: new Date(start + MINUTE).toISOString() } : {};
      return { metric, start: new Date(start).toISOString(), ...end, value, unit: UNITS[metric] };
    });
    await open.push(samples, { name: source, kind: 'watch' });
  };

  for (let round = 0; round < 120; round++) {
    const count = 1 + random(random(4) === 0 ? 400 : 70);
    const metric = METRICS[random(8) < 5 ? 0 : random(METRICS.length)] ?? 'heart-rate';
    // Now and then a second source, a correction of what was, or somebody who reads.
    await push(metric, round > 60 && random(4) === 0 ? 'Phone' : 'Watch', random(12) === 0 ? at - random(600) * MINUTE : at, count);
    at += count * MINUTE + random(90) * MINUTE;
    if (random(10) === 0) await open.get('/v1/people/me/latest');
    if (random(3) === 0) await open.house.service('health-data').settled();
  }
  await open.house.service('health-data').settled();

  const before = await daily(open);
  await anew(open);
  assert.deepEqual(await daily(open), before);
  assert.ok(before.length > 10);
  const { items } = await open.get<{ items: { metric: string; samples: number }[] }>('/v1/people/me/latest');
  for (const { metric, samples } of items)
    assert.equal(samples, [...truth.keys()].filter((key) => key.startsWith(`${metric}|`)).length, metric);
});
