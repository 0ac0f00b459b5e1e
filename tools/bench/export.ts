import { setTimeout as pause } from 'node:timers/promises';
import { measuredServer, type MeasuredServer } from './health-data-client.ts';
import { post } from './import-file.ts';
import { expectEqual, type BenchContext, type Part } from './part.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2014, 0, 1);
/** Ten years with a heart rate each minute. */
const SAMPLES = 3_652 * 1_440;
const AT_ONCE = 10_000;
const BYTES_PER_MB = 1_000_000;
const NEWLINE = 10;

/** Everything of ten years, as FHIR and as tables; over HTTP with a checked token, counted at the reader's end. */
export const exports: Part = {
  name: 'export',
  async run({ folder, say }) {
    await using server = await measuredServer(folder, 'UTC');
    say(`pushing ${SAMPLES} heart rates, a minute apart`);
    await fill(server);
    const { personId } = (await server.ask<{ entry: readonly { resource: { id: string } }[] }>('/fhir/R4/Patient')).entry.map(
      ({ resource }) => ({ personId: resource.id }),
    )[0] ?? { personId: '' };
    const everything = await taken(server, say, `/fhir/R4/Patient/${personId}/$everything?_type=Observation`);
    // A line for each Observation: those of samples and of days.
    expectEqual('lines of the Bundle', everything.lines, SAMPLES + SAMPLES / 1_440 + 1);
    const lines = await taken(server, say, '/v1/people/me/export?format=ndjson&tables=samples');
    expectEqual('lines of the samples', lines.lines, SAMPLES);
    const csv = await taken(server, say, '/v1/people/me/export?format=csv&tables=samples');
    expectEqual('lines of the table', csv.lines, SAMPLES + 1);
    const bulk = await bulkExport(server, say);
    expectEqual('resources of the export', bulk.count, SAMPLES + SAMPLES / 1_440);
    const parquet = await taken(server, say, '/v1/people/me/export?format=parquet&tables=samples');
    return [
      { name: '$everything of ten years', value: everything.megabytesPerSecond, unit: 'MB/s', target: { atLeast: 20 } },
      { name: 'the same, by processor time of the service', value: everything.megabytesPerCpuSecond, unit: 'MB/s' },
      { name: 'memory above what it held before', value: everything.peakMB, unit: 'MB', target: { atMost: 150 } },
      { name: '$export of ten years, to the manifest', value: bulk.megabytesPerSecond, unit: 'MB/s', target: { atLeast: 20 } },
      { name: 'ten years as lines of JSON', value: lines.megabytesPerSecond, unit: 'MB/s', target: { atLeast: 20 } },
      { name: 'ten years as CSV', value: csv.megabytesPerSecond, unit: 'MB/s', target: { atLeast: 20 } },
      { name: 'ten years as Parquet', value: SAMPLES / parquet.seconds, unit: 'samples/s' },
      { name: 'size of it', value: parquet.bytes / SAMPLES, unit: 'bytes a sample' },
      { name: 'memory above what it held before, Parquet', value: parquet.peakMB, unit: 'MB', target: { atMost: 250 } },
    ];
  },
};

async function fill(server: MeasuredServer): Promise<void> {
  for (let from = 0; from < SAMPLES; from += AT_ONCE) {
    const samples = Array.from({ length: Math.min(AT_ONCE, SAMPLES - from) }, (_, i) => ({
      metric: 'heart-rate',
      start: new Date(START + (from + i) * MINUTE_MS).toISOString(),
      value: 60 + ((from + i) % 37),
      unit: '/min',
    }));
    const { stored } = await server.ask<{ stored: number }>(
      '/v1/people/me/samples',
      post({ source: { name: 'Band', kind: 'watch' }, samples }),
    );
    expectEqual('samples of a push that were stored', stored, samples.length);
  }
}

export interface Taken {
  readonly bytes: number;
  readonly lines: number;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
  readonly megabytesPerCpuSecond: number;
  readonly peakMB: number;
}

/** Reads an answer to its end, counts its lines and takes the time. */
export async function taken(server: MeasuredServer, say: BenchContext['say'], path: string): Promise<Taken> {
  say(path);
  server.forget();
  const before = await server.usage();
  let [bytes, lines] = [0, 0];
  const begun = performance.now();
  await server.drain(path, (piece) => {
    bytes += piece.length;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) lines++;
  });
  const seconds = (performance.now() - begun) / 1000;
  const after = await server.usage();
  const megabytes = bytes / BYTES_PER_MB;
  return {
    bytes,
    lines,
    seconds,
    megabytesPerSecond: megabytes / seconds,
    megabytesPerCpuSecond: megabytes / (after.cpuSeconds - before.cpuSeconds),
    peakMB: after.peakMB - before.peakMB,
  };
}

const ASK_EVERY_MS = 50;

/** From the request to the manifest; the size is that of the lines, which lie compressed. */
export async function bulkExport(
  server: MeasuredServer,
  say: BenchContext['say'],
): Promise<{ readonly count: number; readonly megabytesPerSecond: number }> {
  say('$export');
  const begun = performance.now();
  const address = await server.begin('/fhir/R4/Patient/$export?_type=Observation');
  let manifest: { readonly output: readonly { readonly url: string; readonly count: number }[] } | undefined;
  for (; manifest === undefined; await pause(ASK_EVERY_MS)) manifest = await server.poll(address);
  const seconds = (performance.now() - begun) / 1000;
  let bytes = 0;
  for (const { url } of manifest.output) await server.drain(new URL(url).pathname, (piece) => void (bytes += piece.length));
  return {
    count: manifest.output.reduce((sum, { count }) => sum + count, 0),
    megabytesPerSecond: bytes / BYTES_PER_MB / seconds,
  };
}
