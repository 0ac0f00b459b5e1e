import autocannon from 'autocannon';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { post, type MeasuredServer } from './health-data-client.ts';
import { expectEqual, type BenchContext, type Row } from './part.ts';

const SAMPLES = 60;
const MINUTE_MS = 60_000;
const PUSHES_OF_ONE = 40;
const CONNECTIONS = 64;
const PATH = '/v1/people/me/samples';
const PEER = 'Medplum 571 single Observations/s on both cores';

/** Many phones send an hour of minutes at once, over HTTP with a checked token: durable, and summed up, when answered. */
export async function pushRows(server: MeasuredServer, say: BenchContext['say']): Promise<readonly Row[]> {
  say(`${server.others.length} people push ${PUSHES_OF_ONE} hours each`);
  for (const token of server.others) await server.ask(PATH, { ...post(bodyOf(0)), headers: headersOf(token) });
  const requests = Array.from({ length: PUSHES_OF_ONE }, (_, hour) => JSON.stringify(bodyOf(hour + 1))).flatMap((body) =>
    server.others.map((token) => ({ method: 'POST' as const, path: PATH, headers: headersOf(token), body })),
  );
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
  const cpuSeconds = (await server.usage()).cpuSeconds - before.cpuSeconds;
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} pushes were refused, ${result.errors} failed`);
  for (const token of server.others) {
    const { items } = await server.ask<Output<typeof healthData.operations.listLatest>>('/v1/people/me/latest', {
      headers: headersOf(token),
    });
    expectEqual('samples of one who pushed', items[0]?.samples, (PUSHES_OF_ONE + 1) * SAMPLES);
  }
  return [
    {
      name: `pushes of ${SAMPLES} samples, durable and summed up`,
      value: requests.length / seconds,
      unit: '/s',
      target: { atLeast: 3000 },
      peer: PEER,
    },
    { name: 'the same, CPU of the service for one', value: (cpuSeconds * 1000) / requests.length, unit: 'ms' },
    { name: 'the same, p99', value: result.latency.p99, unit: 'ms' },
  ];
}

const headersOf = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

function bodyOf(hour: number): unknown {
  const from = Date.UTC(2023, 5, 1) + hour * SAMPLES * MINUTE_MS;
  const samples = Array.from({ length: SAMPLES }, (_, i) => ({
    metric: 'heart-rate',
    start: new Date(from + i * MINUTE_MS).toISOString(),
    value: 60 + ((i * 7) % 37),
    unit: '/min',
  }));
  return { source: { name: 'Band', kind: 'watch' }, samples };
}
