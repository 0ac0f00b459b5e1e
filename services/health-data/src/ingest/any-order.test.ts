import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { chance } from '../../test/columns.ts';
import { exportXml, record } from '../../test/export-xml.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { until } from '../../test/until.ts';
import { importFile } from '../../test/upload.ts';

type Operations = (typeof healthData)['operations'];
type Push = { readonly source: { readonly name: string; readonly kind?: string }; readonly samples: readonly object[] };

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1, 6);
const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'];
const PERIOD = 'from=2026-02-25&to=2026-03-10';
const METRICS = ['step-count', 'active-energy', 'heart-rate', 'body-mass', 'sleep-duration'];

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
const shuffled = <T>(items: readonly T[], random: (below: number) => number): readonly T[] =>
  items
    .map((item) => ({ item, at: random(1e9) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** Three days of a watch and a phone in an export, with the watch a second time by push, and a diary that knows no kind. */
function threeDays(seed: number): { readonly elements: readonly string[]; readonly pushes: readonly Push[] } {
  const random = chance(seed);
  const elements: string[] = [];
  const pushed: object[] = [];
  DAYS.forEach((_, i) => {
    const morning = START + i * 1440 * MINUTE;
    for (let n = 0; n < 12; n++) {
      const at = morning + random(900) * MINUTE;
      const [end, steps] = [at + (1 + random(20)) * MINUTE, 1 + random(900)];
      const source = random(2) === 0 ? 'Watch' : 'Phone';
      elements.push(record('HKQuantityTypeIdentifierStepCount', stamp(at), stamp(end), String(steps), 'count', source));
      elements.push(record('HKQuantityTypeIdentifierActiveEnergyBurned', stamp(at), stamp(end), String(steps / 7), 'kJ', source));
      const beat = morning + random(900) * MINUTE;
      elements.push(record('HKQuantityTypeIdentifierHeartRate', stamp(beat), stamp(beat), String(50 + random(80)), 'count/min', 'Watch'));
      if (source === 'Watch')
        pushed.push({
          metric: 'step-count',
          start: new Date(at).toISOString(),
          end: new Date(end).toISOString(),
          value: steps,
          unit: '{steps}',
        });
    }
    const night = morning - 7 * 60 * MINUTE;
    for (const [source, from, to] of [
      ['Watch', 10, 400],
      ['Phone', 0, 420],
    ] as const)
      elements.push(
        `<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="${source}" creationDate="${stamp(night)}" startDate="${stamp(night + from * MINUTE)}" endDate="${stamp(night + to * MINUTE)}" value="HKCategoryValueSleepAnalysis${source === 'Watch' ? 'AsleepCore' : 'AsleepUnspecified'}"/>`,
        `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" totalEnergyBurned="${300 + to}" totalEnergyBurnedUnit="kcal" sourceName="${source}" creationDate="${stamp(morning)}" startDate="${stamp(morning + from * 6_000)}" endDate="${stamp(morning + from * 6_000 + 30 * MINUTE)}"/>`,
      );
  });
  const diary = DAYS.map((day, i) => ({ metric: 'body-mass', start: `${day}T07:00:00Z`, value: 80 + i, unit: 'kg' }));
  return {
    elements,
    pushes: [
      { source: { name: 'Watch' }, samples: pushed },
      { source: { name: 'Diary' }, samples: diary },
    ],
  };
}

/** All that a person can see of it, once the days are summed up. */
async function seen(open: OpenHealthData): Promise<unknown> {
  const db = open.house.database.dbOf('health-data');
  await until(async () => (await db.many({ text: 'select 1 from health_data.stale', values: [] })).length === 0);
  return {
    daily: (await open.get<Output<Operations['readDaily']>>(`/v1/people/me/daily?metrics=*&${PERIOD}`)).series,
    nights: (await open.get<Output<Operations['listSleep']>>(`/v1/people/me/sleep?${PERIOD}`)).items,
    workouts: (await open.get<Output<Operations['listWorkouts']>>(`/v1/people/me/workouts?${PERIOD}`)).items,
    explained: await Promise.all(
      METRICS.flatMap((metric) =>
        DAYS.map((day) => open.get<Output<Operations['explainDaily']>>(`/v1/people/me/daily/${metric}/${day}/explanation`)),
      ),
    ),
    quality: await Promise.all(
      METRICS.slice(0, 3).map((metric) => open.get<unknown>(`/v1/people/me/data-quality?metric=${metric}&${PERIOD}`)),
    ),
  };
}

/** Without the ids that each store makes anew. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'sourceId' ? undefined : inner)));

test('store: in any order, split at random and with parts twice, the same deliveries give the same values, nights, workouts and reasons', async () => {
  for (let seed = 1; seed <= 3; seed++) {
    const { elements, pushes } = threeDays(seed);
    const random = chance(100 + seed);
    await using whole = await openHealthData({ timeZone: 'Europe/Zurich', now: () => new Date('2026-03-06T12:00:00Z') });
    await importFile(whole, 'export.xml', exportXml(...elements));
    for (const { source, samples } of pushes) await whole.push(samples, source);

    await using pieces = await openHealthData({ timeZone: 'Europe/Zurich', now: () => new Date('2026-03-06T12:00:00Z') });
    const files = Array.from({ length: 3 }, () =>
      shuffled(
        elements.filter(() => random(3) > 0),
        random,
      ),
    );
    const rest = shuffled(
      elements.filter((element) => !files.some((file) => file.includes(element))),
      random,
    );
    const parts = pushes.flatMap(({ source, samples }) => {
      const cut = random(samples.length);
      return [samples.slice(0, cut), samples.slice(Math.max(0, cut - 3)), samples.slice(0, 2)]
        .filter(({ length }) => length > 0)
        .map((some) => ({ source, samples: some }));
    });
    const deliveries = [
      ...[...files, rest].map((file, i) => async () => void (await importFile(pieces, `export-${i}.xml`, exportXml(...file)))),
      ...parts.map(
        ({ source, samples }) =>
          async () =>
            void (await pieces.push(samples, source)),
      ),
    ];
    for (const deliver of shuffled(deliveries, random)) await deliver();

    assert.deepEqual(withoutIds(await seen(pieces)), withoutIds(await seen(whole)), `seed ${seed}`);
  }
});
