import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { exportXml, record } from '../../test/export-xml.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

type Operations = (typeof healthData)['operations'];

const STEPS = 'HKQuantityTypeIdentifierStepCount';
const walk = (hour: string, value: number) => ({
  metric: 'step-count',
  start: `2026-03-02T${hour}:00:00Z`,
  end: `2026-03-02T${hour}:30:00.400Z`,
  value,
  unit: '{steps}',
});
const written = (hour: string, value: number, source = 'Watch') =>
  record(STEPS, `2026-03-02 ${hour}:00:00 +0000`, `2026-03-02 ${hour}:30:00 +0000`, String(value), 'count', source);
const EXPORT = exportXml(written('08', 700), written('09', 500));

const remove = async ({ house, ada }: OpenHealthData, body: object) =>
  await house.ask('health-data', { as: ada, path: '/v1/people/me/samples/deletions', body });
async function steps(open: OpenHealthData): Promise<readonly number[]> {
  const { series } = await open.get<Output<Operations['readDaily']>>(
    '/v1/people/me/daily?metrics=step-count&from=2026-03-01&to=2026-03-03',
  );
  return series[0]?.values.map(({ value }) => value) ?? [];
}
async function samples(open: OpenHealthData): Promise<readonly number[]> {
  const { items } = await open.get<Output<Operations['listSamples']>>('/v1/people/me/samples?metric=step-count');
  return items.map(({ value }) => value);
}

test('deleteSamples: what the source has deleted goes with its effect on the day, and an older export does not bring it back', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([walk('08', 700), walk('09', 500)]);

  const first = await remove(open, {
    source: { name: 'Watch' },
    samples: [{ metric: 'step-count', start: walk('08', 0).start, end: walk('08', 0).end }],
  });
  const second = await remove(open, {
    source: { name: 'Watch' },
    samples: [{ metric: 'step-count', start: walk('08', 0).start, end: walk('08', 0).end }],
  });
  const upload = await importFile(open, 'export.xml', EXPORT);

  assert.deepEqual([first.json(), second.json()], [{ deleted: 1 }, { deleted: 0 }]);
  assert.deepEqual([await steps(open), (await samples(open)).toSorted((a, b) => a - b)], [[500], [500, 500]]);
  const { read, stored, alreadyThere } = upload.report?.types[STEPS] ?? {};
  assert.deepEqual([read, stored, alreadyThere], [2, 1, 1]);
});

test('deleteSamples: it clears every way by which the device delivers, and leaves other devices alone', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await importFile(open, 'export.xml', exportXml(written('08', 700), written('08', 650, 'Phone')));
  await open.push([walk('08', 700)]);

  const reply = await remove(open, {
    source: { name: 'Watch' },
    samples: [{ metric: 'step-count', start: walk('08', 0).start, end: walk('08', 0).end }],
  });

  assert.deepEqual([reply.json(), await samples(open), await steps(open)], [{ deleted: 2 }, [650], [650]]);
});

test('deleteSamples: an unknown source or metric is refused', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  await open.push([walk('08', 700)]);
  const start = walk('08', 0).start;

  const noSource = await remove(open, { source: { sourceId: crypto.randomUUID() }, samples: [{ metric: 'step-count', start }] });
  const noMetric = await remove(open, { source: { name: 'Watch' }, samples: [{ metric: 'moods', start }] });

  assert.deepEqual(
    [noSource, noMetric].map((reply) => [reply.status, reply.json()['code']]),
    [
      [404, 'no-such-source'],
      [404, 'no-such-metric'],
    ],
  );
});

test('import: an older export adds what is missing and does not replace what a newer one says', async () => {
  const dated = (day: string, ...elements: readonly string[]): Buffer =>
    Buffer.from(
      exportXml(...elements)
        .toString()
        .replace(/<ExportDate value="[^"]*"/, `<ExportDate value="2026-03-${day} 10:00:00 +0000"`),
    );
  const [older, newer] = [dated('05', written('08', 700), written('10', 90)), dated('06', written('08', 720))];

  for (const files of [
    [older, newer],
    [newer, older],
  ]) {
    await using open = await openHealthData({ timeZone: 'UTC' });
    for (const [i, file] of files.entries()) await importFile(open, `export-${i}.xml`, file);

    assert.deepEqual(await samples(open), [720, 90]);
  }
});
