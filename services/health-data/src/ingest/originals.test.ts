import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { exportXml, record } from '../../test/export-xml.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

type Samples = Output<(typeof healthData)['operations']['listSamples']>['items'];

const samples = async (open: OpenHealthData, metric: string): Promise<Samples> =>
  (await open.get<{ items: Samples }>(`/v1/people/me/samples?metric=${metric}`)).items;
const weigh = (day: string, value: number, unit: string) => ({ metric: 'body-mass', start: `${day}T07:00:00Z`, value, unit });

test('originals: a value that was converted keeps what was pushed, to the last digit, and one in the stored unit needs nothing', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });

  await open.push([weigh('2026-03-01', 154.3001234567, '[lb_av]'), weigh('2026-03-02', 70, 'kg')], { name: 'Scale', kind: 'scale' });
  await open.push([weigh('2026-03-01', 154.3001234567, '[lb_av]')], { name: 'Scale', kind: 'scale' });

  const [first, second] = await samples(open, 'body-mass');
  assert.deepEqual([first?.original, second?.original], [{ value: 154.3001234567, unit: '[lb_av]' }, undefined]);
  assert.ok(Math.abs((first?.value ?? 0) - 154.3001234567 * 0.45359237) < 1e-6);
});

test('originals: an export keeps the number and the unit that it wrote; another name of the stored unit is no conversion', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const at = (hour: string): string => `2026-03-02 ${hour}:00:00 +0000`;

  await importFile(
    open,
    'export.xml',
    exportXml(
      record('HKQuantityTypeIdentifierBodyMass', at('07'), at('07'), '154.3', 'lb', 'Scale'),
      record('HKQuantityTypeIdentifierActiveEnergyBurned', at('08'), at('09'), '512.34567', 'kJ'),
      record('HKQuantityTypeIdentifierActiveEnergyBurned', at('10'), at('11'), '99', 'Cal'),
    ),
  );

  assert.deepEqual(
    [...(await samples(open, 'body-mass')), ...(await samples(open, 'active-energy'))].map(({ original }) => original),
    [{ value: 154.3, unit: 'lb' }, { value: 512.34567, unit: 'kJ' }, undefined],
  );
});

test('originals: what is deleted leaves nothing of what was written either', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([weigh('2026-03-01', 154.3, '[lb_av]')], { name: 'Scale', kind: 'scale' });

  await open.house.ask('health-data', {
    as: open.ada,
    path: '/v1/people/me/samples/deletions',
    body: { source: { name: 'Scale' }, samples: [{ metric: 'body-mass', start: '2026-03-01T07:00:00Z' }] },
  });

  const rows = await open.house.database.dbOf('health-data').many({ text: 'select 1 from health_data.original', values: [] });
  assert.deepEqual([await samples(open, 'body-mass'), rows.length], [[], 0]);
});

test('originals: a month is one row, until many values meet few new ones', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const db = open.house.database.dbOf('health-data');
  const walk = (minute: number, unit = 'km', value = 0.1 + (minute % 50) / 1000) => ({
    metric: 'distance-walking-running',
    start: new Date(Date.UTC(2026, 2, 2) + minute * 60_000).toISOString(),
    end: new Date(Date.UTC(2026, 2, 2) + (minute + 1) * 60_000).toISOString(),
    value,
    unit,
  });
  const rows = async () =>
    (await db.many<{ day: string }>({ text: 'select o.day::text as day from health_data.original as o order by o.day', values: [] })).map(
      ({ day }) => day,
    );
  const push = (samples: readonly object[]) => open.push(samples, { name: 'Watch', kind: 'watch' });

  await push([walk(0), walk(1440)]);
  assert.deepEqual(await rows(), ['2026-03-01']);
  await push(Array.from({ length: 6000 }, (_, minute) => walk(minute)));
  assert.deepEqual(await rows(), ['2026-03-01']);
  await push([walk(3, 'km', 0.5), walk(6001)]);
  assert.deepEqual(await rows(), ['2026-03-01', '2026-03-02', '2026-03-06']);
  const found = await samples(open, 'distance-walking-running');
  assert.deepEqual(
    [found[2]?.original, found[3]?.original],
    [
      { value: 0.1 + 2 / 1000, unit: 'km' },
      { value: 0.5, unit: 'km' },
    ],
  );
  await push(Array.from({ length: 6000 }, (_, minute) => walk(minute, 'km', 0.25)));
  assert.deepEqual(await rows(), ['2026-03-01'], 'many at once make one row again');
  assert.deepEqual((await samples(open, 'distance-walking-running'))[3]?.original, { value: 0.25, unit: 'km' });
});
