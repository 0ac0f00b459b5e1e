import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import type { MeasuredServer } from './health-data-client.ts';
import { post } from './import-file.ts';
import { expectEqual, quantile, type BenchContext, type Row } from './part.ts';

type Series = Output<typeof healthData.operations.readSeries>;
type Daily = Output<typeof healthData.operations.readDaily>;
type Values = Output<typeof healthData.operations.readValues>;
type Explained = Output<typeof healthData.operations.explainDaily>;

const MINUTE_MS = 60_000;
/** A year before the simulated one, so that the two do not mix. */
const YEAR_START = Date.UTC(2021, 0, 1);
const YEAR_MINUTES = 525_600;
const RECORDS_AT_ONCE = 10_000;
/** Both sides are warm before the clock runs. */
const [WARM_UP, ROUNDS] = [40, 100] as const;
const PUSHES = 40;
const beatOf = (minute: number): number => 60 + (minute % 37);

/** Reading a year with a heart rate each minute, and small uploads as a phone sends them; over HTTP with a checked token. */
export async function readRows(server: MeasuredServer, folder: string, say: BenchContext['say']): Promise<readonly Row[]> {
  say('importing a year of minutes');
  const { upload } = await server.importFile(await yearOfMinutes(join(folder, 'minutes.xml')));
  if (upload.status !== 'done') throw new Error(`the year of minutes was not read: ${upload.failure ?? upload.status}`);
  const { minuteBytes } = await server.disk();
  const series = `/v1/people/me/series?metric=heart-rate&from=${iso(YEAR_START)}&to=${iso(YEAR_START + YEAR_MINUTES * MINUTE_MS)}&points=1000`;
  const year = await server.ask<Series>(series);
  expectEqual('samples behind a year', year.samples, YEAR_MINUTES);
  expectEqual('lowest of the year', Math.min(...year.points.map(({ minimum }) => minimum)), 60);
  expectEqual('highest of the year', Math.max(...year.points.map(({ maximum }) => maximum)), 96);
  const daily = '/v1/people/me/daily?metrics=heart-rate&from=2021-02-01&to=2022-01-31';
  const days = await server.ask<Daily>(daily);
  expectEqual('readings of a day', days.series[0]?.values[0]?.count, 1440);
  const values = `/v1/people/me/values?metric=heart-rate&from=${iso(YEAR_START)}&to=${iso(YEAR_START + YEAR_MINUTES * MINUTE_MS)}`;
  checkValues(await server.ask<Values>(values));
  const explanation = (round: number): string => `/v1/people/me/daily/heart-rate/${dayOf(round)}/explanation`;
  const explained = await server.ask<Explained>(explanation(0));
  expectEqual(
    'minutes of a day explained',
    explained.stretches.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
    1440,
  );
  const charted = await timed(server, () => series);
  const summed = await timed(server, () => daily);
  const given = await timed(server, () => values);
  const told = await timed(server, explanation);
  const pushes = await timedPushes(server);
  return [
    {
      name: 'a year of minutes for a chart, p50 over HTTP',
      value: quantile(charted.took, 0.5),
      unit: 'ms',
      target: { atMost: 30 },
      peer: 'InfluxDB 173, VictoriaMetrics 5.8, Medplum 1,000',
    },
    { name: 'the same, p95', value: quantile(charted.took, 0.95), unit: 'ms' },
    { name: 'the same, CPU of the service for one', value: charted.cpuMs, unit: 'ms', target: { atMost: 8 } },
    { name: 'daily values of a year, p50 over HTTP', value: quantile(summed.took, 0.5), unit: 'ms', target: { atMost: 4 } },
    { name: 'the same, CPU of the service for one', value: summed.cpuMs, unit: 'ms', target: { atMost: 2 } },
    { name: 'all values of a year of minutes, p50 over HTTP', value: quantile(given.took, 0.5), unit: 'ms' },
    { name: 'the same, CPU of the service for one', value: given.cpuMs, unit: 'ms', target: { atMost: 20 } },
    { name: 'explanation of a day, p50 over HTTP', value: quantile(told.took, 0.5), unit: 'ms' },
    { name: 'the same, p95', value: quantile(told.took, 0.95), unit: 'ms', target: { atMost: 10 } },
    { name: 'the same, CPU of the service for one', value: told.cpuMs, unit: 'ms' },
    {
      name: 'room of a heart rate of a minute',
      value: minuteBytes / YEAR_MINUTES,
      unit: 'B',
      target: { atMost: 1 },
      peer: 'VictoriaMetrics 0.56, InfluxDB 8.4',
    },
    { name: 'push of 60 samples to stored daily value, p50', value: quantile(pushes, 0.5), unit: 'ms', peer: 'Medplum 105 (60 × 1.75)' },
  ];
}

const iso = (at: number): string => new Date(at).toISOString();

/** A day of the year, another one each time. */
const dayOf = (round: number): string => iso(YEAR_START + (1 + ((round * 97) % 360)) * 1440 * MINUTE_MS).slice(0, 10);

function checkValues({ count, first, distancesMs, values }: Values): void {
  expectEqual('values of a year', count, YEAR_MINUTES);
  expectEqual('first of the year', Date.parse(first ?? ''), YEAR_START);
  expectEqual('distances of a minute', distancesMs.filter((distance) => distance === MINUTE_MS).length, YEAR_MINUTES - 1);
  expectEqual('values that are as they were written', values.filter((value, minute) => value === beatOf(minute)).length, YEAR_MINUTES);
}

/** Reads answers to their end without looking into them. */
async function timed(
  server: MeasuredServer,
  path: (round: number) => string,
): Promise<{ readonly took: readonly number[]; readonly cpuMs: number }> {
  const read = (round: number): Promise<void> => server.drain(path(round), () => undefined);
  for (let round = 0; round < WARM_UP; round++) await read(round);
  const before = await server.usage();
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await read(round);
    took.push(performance.now() - begun);
  }
  return { took, cpuMs: (((await server.usage()).cpuSeconds - before.cpuSeconds) * 1000) / ROUNDS };
}

async function timedPushes(server: MeasuredServer): Promise<readonly number[]> {
  const took: number[] = [];
  for (let round = 0; round < PUSHES; round++) {
    const from = Date.UTC(2023, 0, 1) + round * 60 * MINUTE_MS;
    const samples = Array.from({ length: 60 }, (_, i) => ({
      metric: 'heart-rate',
      start: iso(from + i * MINUTE_MS),
      value: beatOf(i),
      unit: '/min',
    }));
    const begun = performance.now();
    const { stored } = await server.ask<{ stored: number }>(
      '/v1/people/me/samples',
      post({ source: { name: 'Band', kind: 'watch' }, samples }),
    );
    took.push(performance.now() - begun);
    expectEqual('samples of a push that were stored', stored, samples.length);
  }
  return took;
}

async function yearOfMinutes(file: string): Promise<string> {
  const out = createWriteStream(file);
  out.write('<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_US">\n');
  for (let minute = 0; minute < YEAR_MINUTES; minute += RECORDS_AT_ONCE) {
    const last = Math.min(YEAR_MINUTES, minute + RECORDS_AT_ONCE);
    const lines = Array.from({ length: last - minute }, (_, i) => record(minute + i));
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end('</HealthData>\n');
  await once(out, 'finish');
  return file;
}

function record(minute: number): string {
  const at = `${iso(YEAR_START + minute * MINUTE_MS)
    .slice(0, 19)
    .replace('T', ' ')} +0000`;
  return ` <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Minute Watch" unit="count/min" startDate="${at}" endDate="${at}" value="${beatOf(minute)}"/>\n`;
}
