import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '@aceso/simulator';
import { checkImport } from './import-truth.ts';
import { measuredServer, type MeasuredServer, type Upload } from './health-data-client.ts';
import type { BenchContext, Part, Row } from './part.ts';
import { readRows } from './reads.ts';

const TIME_ZONE = 'Europe/Berlin';
const YEARS = 2;
const [SMALL_MB, LARGE_MB] = [80, 200] as const;
const PEERS = {
  import: 'healthkit-to-sqlite 13 MB/s, Medplum about 2',
  samples: 'Medplum 580/s, Blaze 10,108 resources/s on 16 cores',
  memory: 'healthkit-to-sqlite 68 MB, applehealthdata 429',
};

interface Run {
  readonly upload: Upload;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly memoryMB: number;
}

/** Import of an Apple Health export from the first byte over HTTP to durable daily values, and reading it back. */
export const imports: Part = {
  name: 'import and reads',
  async run({ folder, say }: BenchContext): Promise<readonly Row[]> {
    const here = mkdtempSync(join(folder, 'import-'));
    const small = await measured(here, SMALL_MB, say);
    await using server = await measuredServer(here, TIME_ZONE);
    const empty = await server.disk();
    const large = await measuredOn(server, here, LARGE_MB, say);
    const bytes = large.upload.report?.bytes ?? 0;
    const disk = await server.disk();
    return [
      {
        name: `Apple export of ${LARGE_MB} MB: to daily values`,
        value: bytes / 1e6 / large.seconds,
        unit: 'MB/s',
        target: { atLeast: 60 },
        peer: PEERS.import,
      },
      { name: 'the same, samples and records', value: large.upload.progress.samples / large.seconds, unit: '/s', peer: PEERS.samples },
      { name: 'the same, CPU of the service', value: large.cpuSeconds, unit: 's' },
      { name: 'the same, memory above idle', value: large.memoryMB, unit: 'MB', target: { atMost: 150 }, peer: PEERS.memory },
      {
        name: `memory above idle, ${LARGE_MB} MB over ${SMALL_MB} MB`,
        value: large.memoryMB / small.memoryMB,
        unit: '×',
        target: { atMost: 1.5 },
      },
      ...diskRows(empty.bytes, disk.bytes, large.upload.progress.samples),
      ...(await readRows(server, here, say)),
    ];
  },
};

/**
 * What the file has added to tables and indexes, rows that it replaced on the way included. Of one person much of it is what each table takes
 * anyway; what a person costs is measured by `growth`, with several.
 */
const diskRows = (empty: number, full: number, samples: number): readonly Row[] => [
  {
    name: `room of a year of it (${Math.round(samples / YEARS / 1000)},000 samples and records)`,
    value: (full - empty) / YEARS / 1e6,
    unit: 'MB',
  },
  { name: 'the same, a sample', value: (full - empty) / samples, unit: 'B' },
  { name: 'room of the tables before anything was in them', value: empty / 1e6, unit: 'MB' },
];

async function measured(folder: string, megabytes: number, say: BenchContext['say']): Promise<Run> {
  await using server = await measuredServer(folder, TIME_ZONE);
  return await measuredOn(server, folder, megabytes, say);
}

async function measuredOn(server: MeasuredServer, folder: string, megabytes: number, say: BenchContext['say']): Promise<Run> {
  const file = join(folder, `${megabytes}.zip`);
  say(`making an export of ${megabytes} MB`);
  const end = new Date('2026-03-01T12:00:00Z');
  const simulation = await simulate({ seed: 1, years: YEARS, megabytes, end, timeZone: TIME_ZONE, trip: false, out: file });
  const before = await server.usage();
  const { upload, seconds } = await server.importFile(file);
  const after = await server.usage();
  await checkImport(server, upload, simulation);
  return { upload, seconds, cpuSeconds: after.cpuSeconds - before.cpuSeconds, memoryMB: after.peakMB - server.idleMB };
}
