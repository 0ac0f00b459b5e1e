import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SimulatedRecord } from '@aceso/integrations/kit/simulator';
import { sql } from '@aceso/kit';
import { HOUR_MS, look, looked, opened } from '../../test/every-vendor.ts';
import type { OpenConnections } from '../../test/open-connections.ts';
import { simulatedVendors } from '../../test/simulated-vendors.ts';

// Readings that come every few minutes have no ids here: what the vendor deleted or moved is seen in a window that is read again.

const MINUTE_MS = 60_000;
const OFF_GRID_MS = 17_000;

interface Dense {
  readonly vendor: string;
  readonly family: string;
  readonly metric: string;
  /** Samples that a record brings; one when absent. */
  readonly samplesEach?: number;
  /** A record of the family at another time or with another value. */
  readonly at: (record: SimulatedRecord, start: number) => SimulatedRecord;
  readonly valued: (record: SimulatedRecord, value: number) => SimulatedRecord;
}

const iso = (at: number): string => new Date(at).toISOString();
const withContent = (record: SimulatedRecord, start: number, content: Readonly<Record<string, unknown>>): SimulatedRecord => ({
  ...record,
  start,
  end: start,
  content: { ...record.content, ...content },
});
const DENSE: readonly Dense[] = [
  {
    vendor: 'dexcom',
    family: 'egvs',
    metric: 'blood-glucose',
    at: (record, start) => withContent(record, start, { systemTime: iso(start) }),
    valued: (record, value) => withContent(record, record.start, { value }),
  },
  {
    vendor: 'google-health',
    family: 'heart-rate',
    metric: 'heart-rate',
    at: (record, start) =>
      withContent(record, start, {
        heartRate: { ...(record.content['heartRate'] as object), sampleTime: { physicalTime: iso(start), utcOffset: '3600s' } },
      }),
    valued: (record, value) =>
      withContent(record, record.start, { heartRate: { ...(record.content['heartRate'] as object), beatsPerMinute: String(value) } }),
  },
  {
    vendor: 'oura',
    family: 'heartrate',
    metric: 'heart-rate',
    at: (record, start) => withContent(record, start, { timestamp: iso(start) }),
    valued: (record, value) => withContent(record, record.start, { bpm: value }),
  },
  {
    vendor: 'suunto',
    family: 'activity',
    metric: 'heart-rate',
    samplesEach: 3,
    at: (record, start) => withContent(record, start, { timestamp: iso(start) }),
    valued: (record, value) =>
      withContent(record, record.start, { entryData: { ...(record.content['entryData'] as object), HR: value, StepCount: value } }),
  },
];

/** Readings of a family at the vendor in the order of time, without deleted ones. */
const atVendor = (open: OpenConnections, { vendor, family }: Dense): readonly SimulatedRecord[] =>
  [...open.room(vendor).visitor.records.values()]
    .filter((record) => record.family === family && record.isDeleted !== true)
    .toSorted((a, b) => a.start - b.start);

/** What is held of times at which the vendor ever had a dense reading: nights bring heart rate of their own. */
async function held(
  open: OpenConnections,
  { metric }: Dense,
  ever: ReadonlySet<number>,
): Promise<readonly (readonly [at: number, value: number])[]> {
  const from = iso(open.now().getTime() - 40 * 24 * HOUR_MS);
  const to = iso(open.now().getTime() + 24 * HOUR_MS);
  const { items } = await open.data.get<{ items: { start: string; value: number; source: string }[] }>(
    `/v1/people/me/samples?metric=${metric}&from=${from}&to=${to}&limit=10000`,
  );
  return items
    .filter(({ start, source }) => ever.has(Date.parse(start)) && !/meter|Entered/.test(source))
    .map(({ start, value }) => [Date.parse(start), value]);
}

const valueOf = ({ content }: SimulatedRecord): number =>
  Number(
    content['value'] ??
      content['bpm'] ??
      (content['entryData'] as { HR?: number } | undefined)?.HR ??
      (content['heartRate'] as { beatsPerMinute?: string } | undefined)?.beatsPerMinute,
  );
const expected = (open: OpenConnections, dense: Dense): readonly (readonly [number, number])[] =>
  atVendor(open, dense).map((record) => [record.start, valueOf(record)]);

const seenRows = async (open: OpenConnections): Promise<number> =>
  (await open.data.house.database.dbOf('health-data').one(sql<{ n: number }>`select count(*)::int as n from health_data.window_seen`))?.n ??
  -1;

for (const dense of DENSE)
  test(`${dense.vendor}: a dense reading that was deleted, moved or changed late is so here, too, over several pages and a second time`, async () => {
    const [vendor] = await simulatedVendors([dense.vendor]);
    assert.ok(vendor !== undefined);
    await using open = await opened(vendor);
    const { records } = open.room(dense.vendor).visitor;
    const ever = new Set(atVendor(open, dense).map(({ start }) => start));
    const put = (record: SimulatedRecord): void => {
      records.set(`${record.family}:${record.id}`, record);
      ever.add(record.start);
    };
    // More than a page of them within the days that are read again.
    const [like] = atVendor(open, dense).slice(-1);
    assert.ok(like !== undefined);
    // Off the grid of the made-up history: two readings of one time would be one, at the hours when both lie there.
    const noon = Math.floor((open.now().getTime() - 6 * HOUR_MS) / MINUTE_MS) * MINUTE_MS + OFF_GRID_MS;
    for (let i = 0; i < 35; i++) put(dense.valued(dense.at({ ...like, id: `more-${i}` }, noon - i * 5 * MINUTE_MS), 80 + i));
    await open.connect(dense.vendor);
    await looked(open);
    assert.deepEqual(await held(open, dense, ever), expected(open, dense));
    const samplesOf = async (): Promise<number> =>
      (await open.data.get<{ items: { samples: number }[] }>('/v1/people/me/sources')).items.reduce((sum, { samples }) => sum + samples, 0);
    const before = await samplesOf();

    const recent = atVendor(open, dense).slice(-30);
    const [deleted, moved, changed] = [recent[3], recent[11], recent[20]];
    assert.ok(deleted !== undefined && moved !== undefined && changed !== undefined);
    put({ ...deleted, isDeleted: true });
    put(dense.at(moved, moved.start + 2 * MINUTE_MS));
    put(dense.valued(changed, 133));
    await look(open);

    assert.deepEqual(await held(open, dense, ever), expected(open, dense));
    assert.equal(await samplesOf(), before - (dense.samplesEach ?? 1));
    // A look that is under way remembers its pages until the last.
    await open.until('no page is remembered', async () => (await seenRows(open)) === 0);
    await look(open);
    assert.deepEqual(await held(open, dense, ever), expected(open, dense));
    // What comes back at the vendor comes back here: the source itself says so.
    put(deleted);
    await look(open);
    assert.deepEqual(await held(open, dense, ever), expected(open, dense));
  });

test('dense readings: an answer without a single one takes nothing away, entries with ids and other sources stay', async () => {
  const [dense] = DENSE;
  const [vendor] = await simulatedVendors(['dexcom']);
  assert.ok(vendor !== undefined && dense !== undefined);
  await using open = await opened(vendor);
  await open.connect('dexcom');
  await looked(open);
  const finger = { metric: 'blood-glucose', start: iso(open.now().getTime() - 3 * HOUR_MS), value: 101, unit: 'mg/dL' };
  await open.data.push([finger], { name: 'Meter', kind: 'monitor' });
  const all = async (): Promise<number> =>
    (
      await open.data.house.database
        .dbOf('health-data')
        .one(sql<{ n: number }>`select sum(c.n)::int as n from health_data.chunk as c where c.metric = 'blood-glucose'`)
    )?.n ?? 0;
  const before = await all();
  const { records } = open.room('dexcom').visitor;
  for (const record of atVendor(open, dense)) records.set(`${record.family}:${record.id}`, { ...record, isDeleted: true });

  await look(open);

  assert.equal(await all(), before);
});
