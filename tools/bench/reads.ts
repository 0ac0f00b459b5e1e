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

const MINUTE_MS = 60_000;
/** A year before the simulated one, so that the two do not mix. */
const YEAR_START = Date.UTC(2021, 0, 1);
const YEAR_MINUTES = 525_600;
const RECORDS_AT_ONCE = 10_000;
const ROUNDS = 40;
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
  const begun = await server.usage();
  const charts = await timed(server, series);
  const charted = await server.usage();
  const summaries = await timed(server, daily);
  const summed = await server.usage();
  const pushes = await timedPushes(server);
  const cpuMs = (from: typeof begun, to: typeof begun): number => ((to.cpuSeconds - from.cpuSeconds) * 1000) / ROUNDS;
  return [
    {
      name: 'a year of minutes for a chart, p50 over HTTP',
      value: quantile(charts, 0.5),
      unit: 'ms',
      target: { atMost: 30 },
      peer: 'InfluxDB 173, VictoriaMetrics 5.8, Medplum 1,000',
    },
    { name: 'the same, p95', value: quantile(charts, 0.95), unit: 'ms' },
    { name: 'the same, CPU of the service for one', value: cpuMs(begun, charted), unit: 'ms', target: { atMost: 8 } },
    { name: 'daily values of a year, p50 over HTTP', value: quantile(summaries, 0.5), unit: 'ms', target: { atMost: 4 } },
    { name: 'the same, CPU of the service for one', value: cpuMs(charted, summed), unit: 'ms', target: { atMost: 2 } },
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

async function timed(server: MeasuredServer, path: string): Promise<readonly number[]> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await server.ask(path);
    took.push(performance.now() - begun);
  }
  return took;
}

async function timedPushes(server: MeasuredServer): Promise<readonly number[]> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
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
