import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localInstant } from '@aceso/integrations/kit/connector';
import type { SimulatedRecord } from '@aceso/integrations/kit/simulator';
import { HOUR_MS, look, looked, opened } from '../../test/every-vendor.ts';
import type { OpenConnections } from '../../test/open-connections.ts';
import { simulatedVendors } from '../../test/simulated-vendors.ts';

// Vendors that are asked day by day give series without ids within an answer that is whole: what is missing in it has been deleted.

type Readings = readonly (readonly [at: number, value: number])[];

interface DaySeries {
  readonly vendor: string;
  readonly family: string;
  readonly metric: string;
  readonly read: (record: SimulatedRecord) => Readings;
  readonly written: (record: SimulatedRecord, readings: Readings) => SimulatedRecord;
}

const MINUTE_MS = 60_000;
/** By the clock on the wrist, in the person's zone. */
const ZONE = 'Europe/Zurich';
const clock = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE).toPlainTime().toString().slice(0, 8);
const gmt = (at: number): string => new Date(at).toISOString().replace('Z', '').replace('.000', '.0');
const withContent = (record: SimulatedRecord, content: Readonly<Record<string, unknown>>): SimulatedRecord => ({
  ...record,
  content: { ...record.content, ...content },
});

const SERIES: readonly DaySeries[] = [
  {
    vendor: 'polar',
    family: 'heart-rate',
    metric: 'heart-rate',
    read: ({ id, content }) =>
      (content['heart_rate_samples'] as { heart_rate: number; sample_time: string }[]).map(({ heart_rate, sample_time }) => [
        localInstant(`${id}T${sample_time}`, ZONE),
        heart_rate,
      ]),
    written: (record, readings) =>
      withContent(record, { heart_rate_samples: readings.map(([at, heart_rate]) => ({ heart_rate, sample_time: clock(at) })) }),
  },
  {
    vendor: 'garmin',
    family: 'heartrate',
    metric: 'heart-rate',
    read: ({ content }) => (content['heartRateValues'] as [number, number | null][]).flatMap(([at, v]) => (v === null ? [] : [[at, v]])),
    written: (record, readings) => withContent(record, { heartRateValues: readings }),
  },
  {
    vendor: 'garmin',
    family: 'hrv',
    metric: 'heart-rate-variability-rmssd',
    read: ({ content }) =>
      (content['hrvReadings'] as { hrvValue: number; readingTimeGMT: string }[]).map(({ hrvValue, readingTimeGMT }) => [
        Date.parse(`${readingTimeGMT}Z`),
        hrvValue,
      ]),
    written: (record, readings) =>
      withContent(record, { hrvReadings: readings.map(([at, hrvValue]) => ({ hrvValue, readingTimeGMT: gmt(at) })) }),
  },
];

const daysOf = (open: OpenConnections, { vendor, family }: DaySeries): readonly SimulatedRecord[] =>
  [...open.room(vendor).visitor.records.values()]
    .filter((record) => record.family === family && record.isDeleted !== true)
    .toSorted((a, b) => a.start - b.start);

async function held(open: OpenConnections, { metric }: DaySeries, isEver: (at: number) => boolean): Promise<Readings> {
  const [from, to] = [40 * 24, -24].map((hours) => new Date(open.now().getTime() - hours * HOUR_MS).toISOString());
  const { items } = await open.data.get<{ items: { start: string; value: number }[] }>(
    `/v1/people/me/samples?metric=${metric}&from=${from}&to=${to}&limit=10000`,
  );
  return items.map(({ start, value }): readonly [number, number] => [Date.parse(start), value]).filter(([at]) => isEver(at));
}

for (const series of SERIES)
  test(`${series.vendor}, ${series.family}: within a day that is given whole, what was deleted or moved goes; a day without readings takes nothing away`, async () => {
    const [vendor] = await simulatedVendors([series.vendor]);
    assert.ok(vendor !== undefined);
    await using open = await opened(vendor);
    const { records } = open.room(series.vendor).visitor;
    const ever = new Set(daysOf(open, series).flatMap((day) => series.read(day).map(([at]) => at)));
    const put = (day: SimulatedRecord): void => {
      records.set(`${day.family}:${day.id}`, day);
      for (const [at] of series.read(day)) ever.add(at);
    };
    const expected = (): Readings => daysOf(open, series).flatMap((day) => series.read(day));
    const isEver = (at: number): boolean => ever.has(at);
    await open.connect(series.vendor);
    await looked(open);
    assert.deepEqual(await held(open, series, isEver), expected());

    // Days so old stay as they were; of the last ones one loses a reading, has one moved and one changed.
    const [day] = daysOf(open, series).slice(-1);
    assert.ok(day !== undefined);
    const [first, deleted, moved, changed, ...rest] = series.read(day);
    assert.ok(first !== undefined && deleted !== undefined && moved !== undefined && changed !== undefined);
    put(series.written(day, [first, [moved[0] + MINUTE_MS, moved[1]], [changed[0], changed[1] + 1], ...rest]));
    await look(open);

    assert.deepEqual(await held(open, series, isEver), expected());

    // Nothing of a day at all is a fault more often than a deletion.
    const before = await held(open, series, isEver);
    records.set(`${day.family}:${day.id}`, series.written(day, []));
    await look(open);

    assert.deepEqual(await held(open, series, isEver), before);
    put(day);
    await look(open);
    assert.deepEqual(await held(open, series, isEver), expected());
  });
