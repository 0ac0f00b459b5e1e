import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { exportXml, record } from '../../test/export-xml.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

type Operations = (typeof healthData)['operations'];
type Workouts = Output<Operations['listWorkouts']>['items'];

const DAYS = 'from=2026-02-01&to=2026-03-31';
const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
const workout = (source: string, at: number, minutes: number, energyKcal: number, device = ''): string =>
  `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="${minutes}" durationUnit="min" totalEnergyBurned="${energyKcal}" totalEnergyBurnedUnit="kcal" sourceName="${source}" ${device} creationDate="${stamp(at)}" startDate="${stamp(at)}" endDate="${stamp(at + minutes * 60_000)}"/>`;
const day = (i: number): number => Date.UTC(2026, 1, 2 + i, 7);

const list = async (open: OpenHealthData): Promise<Workouts> =>
  (await open.get<Output<Operations['listWorkouts']>>(`/v1/people/me/workouts?${DAYS}`)).items;

test('listWorkouts: 22 workouts that two devices saw are 22 with both as their sources, whatever comes in first', async () => {
  const ofWatch = Array.from({ length: 22 }, (_, i) => workout('Watch', day(i), 45, 400 + i));
  const ofPhone = Array.from({ length: 22 }, (_, i) => i).flatMap((i) =>
    i === 3 || i === 9 ? [] : [workout('Phone', day(i) + 90_000, 44, 390)],
  );
  const seen: Workouts[] = [];

  for (const files of [
    [ofWatch, ofPhone],
    [ofPhone, ofWatch],
  ]) {
    await using open = await openHealthData({ timeZone: 'UTC' });
    for (const [i, elements] of files.entries()) await importFile(open, `export-${i}.xml`, exportXml(...elements));
    seen.push(await list(open));
  }

  const [items, turned] = seen;
  assert.deepEqual([items?.length, items?.filter(({ others }) => others?.length === 1).length], [22, 20]);
  assert.deepEqual(turned, items);
  assert.deepEqual(
    [items?.[0]?.source, items?.[0]?.energyKcal, items?.[0]?.figuresFrom, items?.[0]?.others?.[0]?.source, items?.[0]?.others?.[0]?.reason],
    ['Watch', 400, { energyKcal: 'Watch' }, 'Phone', 'better-source'],
  );
});

test('sources: names and devices that carry an address in memory are one source, in samples and in workouts', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const named = (address: string): string => `Runner &lt;0x${address}&gt;`;
  const device = (address: string): string =>
    `device="&lt;&lt;HKDevice: 0x${address}&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:10.2&gt;"`;
  const addresses = ['282a45810', '3012772a0', '28aa45810', '1c02b2380'];
  const beats = addresses.map((address, i) =>
    record('HKQuantityTypeIdentifierHeartRate', stamp(day(0) + i * 60_000), stamp(day(0) + i * 60_000), '60', 'count/min', named(address)),
  );

  for (const [i, address] of addresses.entries())
    await importFile(open, `export-${i}.xml`, exportXml(...beats, workout(named(address), day(0), 45, 400, device(address))));

  const { items } = await open.get<Output<Operations['listSources']>>('/v1/people/me/sources');
  assert.deepEqual(
    items.map(({ name, samples }) => [name, samples]),
    [['Runner', 4]],
  );
  assert.deepEqual(
    (await list(open)).map(({ source, others }) => [source, others?.length]),
    [['Runner', 0]],
  );
});

test('workout-time, strength-training-time: days of workouts are daily values, each workout once, and explain themselves', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const strength = (source: string, at: number, minutes: number): string =>
    workout(source, at, minutes, 100).replace('ActivityTypeRunning', 'ActivityTypeTraditionalStrengthTraining');
  const metrics = 'workout-time,strength-training-time';

  await importFile(
    open,
    'export.xml',
    exportXml(workout('Watch', day(0), 45, 400), strength('Watch', day(1), 30), strength('Phone', day(1) + 60_000, 29)),
  );

  const { series } = await open.get<Output<Operations['readDaily']>>(`/v1/people/me/daily?metrics=${metrics}&${DAYS}`);
  assert.deepEqual(
    series.map(({ metric, values }) => [metric, values.map((one) => [one.day, one.value])]),
    [
      [
        'workout-time',
        [
          ['2026-02-02', 45],
          ['2026-02-03', 30],
        ],
      ],
      ['strength-training-time', [['2026-02-03', 30]]],
    ],
  );
  const explained = await open.get<Output<Operations['explainDaily']>>('/v1/people/me/daily/strength-training-time/2026-02-03/explanation');
  assert.deepEqual(
    [explained.value, explained.stretches.map(({ source }) => source), explained.leftOut.map(({ source }) => source)],
    [30, ['Watch'], ['Phone']],
  );
});
