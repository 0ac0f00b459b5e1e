import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { measuredServer, type MeasuredServer } from './health-data-client.ts';
import { expectEqual, type BenchContext, type Part, type Row } from './part.ts';

const SAMPLES = 60;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FROM = Date.UTC(2023, 5, 1);
const PEOPLE = 2_000;
/** Of them, those who send hour after hour what their phones have gathered. */
const STEADY = 64;
const HOURS = 60;
/** Of each crowd so many are compared with the truth. */
const LOOKED_AT = 20;
const CONNECTIONS = 64;
const PATH = '/v1/people/me/samples';
const PEER = 'Medplum 571 single Observations/s on both cores';

interface Load {
  readonly perSecond: number;
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
    const firstHour = JSON.stringify(bodyOf(0));
    await load(
      server,
      server.others.map((token) => ({ token, body: firstHour })),
    );
    await expectRepeatKnown(server);
    const { perSecond: limit } = await server.limit();
    say(`${PEOPLE} people push one hour`);
    const nextHour = JSON.stringify(bodyOf(1));
    const many = await load(
      server,
      server.others.map((token) => ({ token, body: nextHour })),
    );
    await expectSamples(server, server.others.slice(-LOOKED_AT), 2);
    say(`${STEADY} people push ${HOURS} hours each`);
    const steady = server.others.slice(0, STEADY);
    const bodies = Array.from({ length: HOURS }, (_, i) => JSON.stringify(bodyOf(i + 2)));
    const few = await load(
      server,
      bodies.flatMap((body) => steady.map((token) => ({ token, body }))),
    );
    await expectSamples(server, steady.slice(0, LOOKED_AT), HOURS + 2);
    return [
      { name: 'bare rows of as many bytes, each its own commit', value: limit, unit: '/s' },
      ...rowsOf(`pushes of ${SAMPLES} samples by ${PEOPLE} people`, many),
      ...rowsOf(`pushes of ${SAMPLES} samples by ${STEADY} people`, few),
    ];
  },
};

const rowsOf = (name: string, { perSecond, serviceMs, databaseMs, p50, p99 }: Load): readonly Row[] => [
  { name, value: perSecond, unit: '/s', target: { atLeast: 3000 }, peer: PEER },
  { name: 'the same, samples', value: perSecond * SAMPLES, unit: '/s' },
  { name: 'the same, p50', value: p50, unit: 'ms' },
  { name: 'the same, p99', value: p99, unit: 'ms' },
  { name: 'the same, CPU of the service for one', value: serviceMs, unit: 'ms' },
  { name: 'the same, CPU of PostgreSQL for one', value: databaseMs, unit: 'ms' },
];

async function load(server: MeasuredServer, given: readonly { readonly token: string; readonly body: string }[]): Promise<Load> {
  const requests = given.map(({ token, body }) => ({ method: 'POST' as const, path: PATH, headers: headersOf(token), body }));
  let sent = 0;
  const before = await server.usage();
  const begun = performance.now();
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    amount: requests.length,
    requests: [{ setupRequest: () => requests[sent++ % requests.length] ?? {} }],
  });
  const seconds = (performance.now() - begun) / 1000;
  const after = await server.usage();
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} pushes were refused, ${result.errors} failed`);
  const each = (from: number, to: number): number => ((to - from) * 1000) / requests.length;
  return {
    perSecond: requests.length / seconds,
    serviceMs: each(before.cpuSeconds, after.cpuSeconds),
    databaseMs: each(before.databaseSeconds, after.databaseSeconds),
    p50: result.latency.p50,
    p99: result.latency.p99,
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
