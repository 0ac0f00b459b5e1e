import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { measuredServer, type MeasuredServer } from './health-data-client.ts';
import { postRequest, sendAll } from './http-load.ts';
import { expectEqual, quantile, type BenchContext, type Part, type Row } from './part.ts';

const SAMPLES = 60;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FROM = Date.UTC(2023, 5, 1);
const PEOPLE = 2_000;
/** That all of them send, one after the other. */
const FEW_HOURS = 4;
/** Of them, those who send hour after hour what their phones have gathered. */
const STEADY = 64;
const HOURS = 60;
/** Of each crowd so many are compared with the truth. */
const LOOKED_AT = 20;
const CONNECTIONS = 64;
const PATH = '/v1/people/me/samples';
const PEER = 'Medplum 571 single Observations/s on both cores';

interface Push {
  readonly token: string;
  readonly body: string;
}

/** An hour of each person, then the next hour of each. */
const pushesOf = (tokens: readonly string[], fromHour: number, hours: number): readonly Push[] =>
  Array.from({ length: hours }, (_, i) => JSON.stringify(bodyOf(fromHour + i))).flatMap((body) => tokens.map((token) => ({ token, body })));

interface Load {
  readonly perSecond: number;
  /** Until the last of them was in the daily values. */
  readonly mergedPerSecond: number;
  readonly serviceMs: number;
  readonly databaseMs: number;
  readonly p50: number;
  readonly p99: number;
}

/** Many phones send an hour of minutes, over HTTP with a checked token: durable when answered, and readable from then on. */
export const pushes: Part = {
  name: 'push',
  async run({ folder, say }: BenchContext): Promise<readonly Row[]> {
    await using server = await measuredServer(mkdtempSync(join(folder, 'push-')), 'UTC', PEOPLE);
    say(`${PEOPLE} people push for the first time`);
    await load(server, pushesOf(server.others, 0, 1));
    await expectRepeatKnown(server);
    const { perSecond: limit } = await server.limit();
    say(`${PEOPLE} people push ${FEW_HOURS} hours each`);
    const many = await load(server, pushesOf(server.others, 1, FEW_HOURS));
    await expectSamples(server, server.others.slice(-LOOKED_AT), FEW_HOURS + 1);
    say(`${STEADY} people push ${HOURS} hours each`);
    const steady = server.others.slice(0, STEADY);
    const few = await load(server, pushesOf(steady, FEW_HOURS + 1, HOURS));
    await expectSamples(server, steady.slice(0, LOOKED_AT), FEW_HOURS + HOURS + 1);
    return [
      { name: 'bare rows of as many bytes, each its own commit', value: limit, unit: '/s' },
      ...rowsOf(`pushes of ${SAMPLES} samples by ${PEOPLE} people`, many),
      ...rowsOf(`pushes of ${SAMPLES} samples by ${STEADY} people`, few),
    ];
  },
};

const rowsOf = (name: string, { perSecond, mergedPerSecond, serviceMs, databaseMs, p50, p99 }: Load): readonly Row[] => [
  { name, value: perSecond, unit: '/s', target: { atLeast: 3000 }, peer: PEER },
  { name: 'the same, until all are summed up', value: mergedPerSecond, unit: '/s' },
  { name: 'the same, samples', value: perSecond * SAMPLES, unit: '/s' },
  { name: 'the same, p50', value: p50, unit: 'ms' },
  { name: 'the same, p99', value: p99, unit: 'ms' },
  { name: 'the same, CPU of the service for one', value: serviceMs, unit: 'ms' },
  { name: 'the same, CPU of PostgreSQL for one', value: databaseMs, unit: 'ms' },
];

async function load(server: MeasuredServer, given: readonly Push[]): Promise<Load> {
  const requests = given.map(({ token, body }) => postRequest(PATH, token, body));
  const before = await server.usage();
  const begun = performance.now();
  const { seconds, latenciesMs } = await sendAll(server.url, requests, CONNECTIONS);
  // Answered when durable; the days are summed up right after it, which counts as well.
  await server.settled();
  const mergedSeconds = (performance.now() - begun) / 1000;
  const after = await server.usage();
  const each = (from: number, to: number): number => ((to - from) * 1000) / requests.length;
  return {
    perSecond: requests.length / seconds,
    mergedPerSecond: requests.length / mergedSeconds,
    serviceMs: each(before.cpuSeconds, after.cpuSeconds),
    databaseMs: each(before.databaseSeconds, after.databaseSeconds),
    p50: quantile(latenciesMs, 0.5),
    p99: quantile(latenciesMs, 0.99),
  };
}

/** The same push again adds nothing, and is told so. */
async function expectRepeatKnown(server: MeasuredServer): Promise<void> {
  const [token = ''] = server.others;
  const answer = await server.ask<Output<typeof healthData.operations.pushSamples>>(PATH, {
    method: 'POST',
    headers: headersOf(token),
    body: JSON.stringify(bodyOf(0)),
  });
  expectEqual('samples of a repeated push', `${answer.stored} new, ${answer.alreadyThere} there`, `0 new, ${SAMPLES} there`);
}

/** All samples are there once, and the daily values are theirs. */
async function expectSamples(server: MeasuredServer, tokens: readonly string[], hours: number): Promise<void> {
  for (const token of tokens) {
    const ask = <T>(path: string): Promise<T> => server.ask<T>(`/v1/people/me/${path}`, { headers: headersOf(token) });
    const latest = await ask<Output<typeof healthData.operations.listLatest>>('latest');
    expectEqual('samples of one who pushed', latest.items[0]?.samples, hours * SAMPLES);
    const { series } = await ask<Output<typeof healthData.operations.readDaily>>('daily?metrics=heart-rate&from=2023-06-01&to=2023-06-10');
    const counts = (series[0]?.values ?? []).map(({ count }) => count);
    expectEqual(
      'readings in the daily values',
      counts.reduce((sum, count) => sum + count, 0),
      hours * SAMPLES,
    );
    expectEqual('mean of the first day', series[0]?.values[0]?.value.toFixed(6), meanOf(Math.min(hours, 24)).toFixed(6));
  }
}

const beatOf = (minute: number): number => 60 + ((minute * 7) % 37);
const meanOf = (hours: number): number =>
  Array.from({ length: hours * SAMPLES }, (_, i) => beatOf(i)).reduce((sum, beat) => sum + beat, 0) / (hours * SAMPLES);
const headersOf = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

function bodyOf(hour: number): unknown {
  const samples = Array.from({ length: SAMPLES }, (_, i) => ({
    metric: 'heart-rate',
    start: new Date(FROM + hour * HOUR_MS + i * MINUTE_MS).toISOString(),
    value: beatOf(hour * SAMPLES + i),
    unit: '/min',
  }));
  return { source: { name: 'Band', kind: 'watch' }, samples };
}
