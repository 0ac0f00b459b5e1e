import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { simulate, type Simulation } from '@aceso/simulator';
import { checkImport } from './import-truth.ts';
import { measuredServer, peopleOf, type MeasuredServer } from './health-data-client.ts';
import { importFile, type Imported, type Somebody } from './import-file.ts';
import { quantile, type BenchContext, type Part, type Row } from './part.ts';
import { readRows } from './reads.ts';

const TIME_ZONE = 'Europe/Berlin';
const YEARS = 2;
const [SMALL_MB, LARGE_MB] = [80, 200] as const;
const PEERS = {
  import: 'healthkit-to-sqlite 13 MB/s, Medplum about 2',
  samples: 'Medplum 580/s, Blaze 10,108 resources/s on 16 cores',
  memory: 'healthkit-to-sqlite 68 MB, applehealthdata 429',
};

/** Runs of each form after the first: their median is told. */
const RUNS = 3;

/** A file to import, with the truth about it. */
interface Export {
  readonly file: string;
  readonly simulation: Simulation;
}

interface Run extends Imported {
  readonly cpuSeconds: number;
  readonly databaseSeconds: number;
  readonly memoryMB: number;
}

/**
 * Import of an Apple Health export from the first byte over HTTP to durable daily values, and reading it back.
 *
 * First as the first file of a fresh program, then, code compiled, for further people: the archive that a phone makes, and the plain text in it.
 */
export const imports: Part = {
  name: 'import and reads',
  async run({ folder, say }: BenchContext): Promise<readonly Row[]> {
    const here = mkdtempSync(join(folder, 'import-'));
    const small = await first(here, await madeUp(here, SMALL_MB, 'zip', say));
    const zip = await madeUp(here, LARGE_MB, 'zip', say);
    const xml = await madeUp(here, LARGE_MB, 'xml', say);
    await using server = await measuredServer(here, TIME_ZONE, 2 * RUNS);
    const empty = await server.disk();
    const [me, ...others] = peopleOf(server);
    if (me === undefined) throw new Error('nobody to import for');
    const cold = await imported(server, me, zip);
    const disk = await server.disk();
    const warm: { readonly zip: Run[]; readonly xml: Run[] } = { zip: [], xml: [] };
    for (const [i, person] of others.entries()) {
      const form = i % 2 === 0 ? 'zip' : 'xml';
      say(`importing ${form}, ${LARGE_MB} MB`);
      warm[form].push(await imported(server, person, form === 'zip' ? zip : xml));
    }
    const samples = cold.upload.progress.samples;
    return [
      ...speedRows(`Apple export of ${LARGE_MB} MB, zip`, warm.zip, 120),
      ...speedRows(`Apple export of ${LARGE_MB} MB, plain XML`, warm.xml, 250),
      ...speedRows('the zip as the first file of a fresh program', [cold], 60),
      { name: 'the same, samples and records', value: samples / cold.seconds, unit: '/s', peer: PEERS.samples },
      { name: 'the same, memory above idle', value: cold.memoryMB, unit: 'MB', target: { atMost: 150 }, peer: PEERS.memory },
      { name: 'memory above idle after all of them', value: warm.xml.at(-1)?.memoryMB ?? Number.NaN, unit: 'MB', target: { atMost: 150 } },
      {
        name: `memory above idle, ${LARGE_MB} MB over ${SMALL_MB} MB`,
        value: cold.memoryMB / small.memoryMB,
        unit: '×',
        target: { atMost: 1.5 },
      },
      ...diskRows(empty.bytes, disk.bytes, samples),
      ...(await readRows(server, here, say)),
    ];
  },
};

/** Of the median of runs: throughput, what of it is reading and storing alone, and the processor time of service and database. */
function speedRows(name: string, runs: readonly Run[], goal: number): readonly Row[] {
  const median = (of: (run: Run) => number): number => quantile(runs.map(of), 0.5);
  const bytes = (run: Run): number => run.upload.report?.bytes ?? 0;
  return [
    {
      name: `${name}: to daily values`,
      value: median((run) => bytes(run) / 1e6 / run.seconds),
      unit: 'MB/s',
      target: { atLeast: goal },
      peer: PEERS.import,
    },
    {
      name: 'the same, once the file has arrived',
      value: median((run) => bytes(run) / 1e6 / (run.seconds - run.sentSeconds)),
      unit: 'MB/s',
    },
    { name: 'the same, CPU of the service', value: median(({ cpuSeconds }) => cpuSeconds), unit: 's' },
    { name: 'the same, CPU of the database', value: median(({ databaseSeconds }) => databaseSeconds), unit: 's' },
  ];
}

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

/** What a file takes in a program that was just started. */
async function first(folder: string, file: Export): Promise<Run> {
  await using server = await measuredServer(folder, TIME_ZONE);
  return await imported(server, server, file);
}

async function madeUp(folder: string, megabytes: number, form: 'zip' | 'xml', say: BenchContext['say']): Promise<Export> {
  const file = join(folder, `${megabytes}.${form}`);
  say(`making an export of ${megabytes} MB, ${form}`);
  const end = new Date('2026-03-01T12:00:00Z');
  const simulation = await simulate({ seed: 1, years: YEARS, megabytes, end, timeZone: TIME_ZONE, trip: false, out: file });
  return { file, simulation };
}

async function imported(server: MeasuredServer, person: Somebody, { file, simulation }: Export): Promise<Run> {
  const before = await server.usage();
  const run = await importFile(person, file);
  const after = await server.usage();
  await checkImport(person, run.upload, simulation);
  return {
    ...run,
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    databaseSeconds: after.databaseSeconds - before.databaseSeconds,
    memoryMB: after.peakMB - server.idleMB,
  };
}
