import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { simulate, type Simulation } from '@aceso/simulator';
import { bulkExport, taken } from './export.ts';
import { readRows, readsOf, type Town } from './growth-reads.ts';
import { checkImport } from './import-truth.ts';
import { measuredServer, peopleOf, type MeasuredServer } from './health-data-client.ts';
import { importFile, type Somebody } from './import-file.ts';
import type { BenchContext, Part, Row } from './part.ts';

const TIME_ZONE = 'Europe/Berlin';
const END = new Date('2026-03-01T12:00:00Z');
const YEARS = 10;
/** Reads of so many people are compared with those of a tenth. */
const TENTH = 10;
/** What a person with a watch records in a year, and how large its export is. */
const [HEAVY_YEAR_RECORDS, HEAVY_YEAR_MB] = [412_000, 180] as const;
const HEAVY_PEOPLE = 6;
const BYTES_PER_MB = 1_000_000;

/** What a year costs, and what import and reads cost as people come: one, some, many of ten years each. */
export const growth: Part = {
  name: 'growth',
  async run(context: BenchContext): Promise<readonly Row[]> {
    return [...(await heavyYears(context)), ...(await tenYears(context))];
  },
};

/** The price of a year with a watch: what the second to the last person add to the first. */
async function heavyYears({ folder, say }: BenchContext): Promise<readonly Row[]> {
  const here = mkdtempSync(join(folder, 'heavy-'));
  const { file, simulation } = await madeUp(here, { years: 1, megabytes: HEAVY_YEAR_MB }, say);
  await using server = await measuredServer(here, TIME_ZONE, HEAVY_PEOPLE);
  const people = peopleOf(server);
  let first: { readonly bytes: number; readonly cpuSeconds: number } | undefined;
  let seconds = 0;
  for (const [i, person] of people.slice(0, HEAVY_PEOPLE).entries()) {
    say(`a heavy year of person ${i + 1} of ${HEAVY_PEOPLE}`);
    const took = await importedBy(person, file, simulation);
    await server.vacuum();
    if (first === undefined) first = await costs(server);
    else seconds += took;
  }
  const last = await costs(server);
  const records = recordsIn(simulation);
  const share = HEAVY_YEAR_RECORDS / records / (HEAVY_PEOPLE - 1);
  return [
    {
      name: 'room of a year with a watch (412,000 records)',
      value: ((last.bytes - (first?.bytes ?? 0)) * share) / BYTES_PER_MB,
      unit: 'MB',
      target: { atMost: 1.2 },
      peer: 'Medplum 2,200 MB, InfluxDB 3.5',
    },
    {
      name: 'the same, processor time with the database',
      value: (last.cpuSeconds - (first?.cpuSeconds ?? 0)) * share,
      unit: 's',
      target: { atMost: 2 },
      peer: 'Medplum 990 s',
    },
    { name: 'the same, from the first byte to daily values', value: seconds * share, unit: 's' },
  ];
}

/**
 * Room, import and reads as people come. A few people come through the front door, the others are copies of the first one that the database
 * makes of its rows; the import of one more beside so many is measured, and an answer about a copy must be the answer about the first. A
 * second server has a tenth of the people, and is asked in turn with the first.
 */
async function tenYears({ folder, say, people: counts }: BenchContext): Promise<readonly Row[]> {
  const here = mkdtempSync(join(folder, 'growth-'));
  const { file, simulation } = await madeUp(here, { years: YEARS }, say);
  const ordered = counts.toSorted((a, b) => a - b);
  const most = ordered.at(-1) ?? 1;
  await using server = await measuredServer(here, TIME_ZONE, most);
  await using other = await measuredServer(here, TIME_ZONE, Math.floor(most / TENTH));
  const [many, few]: readonly [GrowingTown, GrowingTown] = [
    { server, people: peopleOf(server), there: 0 },
    { server: other, people: peopleOf(other), there: 0 },
  ];
  const empty = await costs(server);
  const imported = async (town: GrowingTown): Promise<{ readonly seconds: number; readonly cpuSeconds: number }> => {
    const person = town.people[town.there++];
    if (person === undefined) throw new Error(`there are only ${town.people.length} people`);
    say(`ten years of person ${town.there} through the front door`);
    const before = await costs(town.server);
    const seconds = await importedBy(person, file, simulation);
    return { seconds, cpuSeconds: (await costs(town.server)).cpuSeconds - before.cpuSeconds };
  };
  await imported(many);
  if (most >= TENTH) await imported(few);
  const rows: Row[] = [];
  for (const n of ordered) {
    await fill(many, n);
    const towns: Town[] = [{ server, people: many.people.slice(0, n) }];
    if (Number.isInteger(n / TENTH)) {
      await fill(few, n / TENTH);
      towns.push({ server: other, people: few.people.slice(0, n / TENTH) });
    }
    const { bytes } = await costs(server);
    say(`reading of ${towns.map(({ people }) => people.length).join(' and of ')} people`);
    const [reads, ofFew] = await readsOf(towns, simulation);
    const more = await imported(many);
    rows.push(
      {
        name: `${n === 1 ? 'one person' : `${n} people`}, ${YEARS} years each: room of a person`,
        value: (bytes - empty.bytes) / n / BYTES_PER_MB,
        unit: 'MB',
      },
      { name: 'the same, import of one more', value: more.seconds, unit: 's' },
      { name: 'the same, processor time of it with the database', value: more.cpuSeconds, unit: 's' },
      { name: 'the same, import', value: exportBytes(simulation) / BYTES_PER_MB / more.seconds, unit: 'MB/s' },
      ...(reads === undefined ? [] : readRows(reads, ofFew)),
    );
  }
  return [...rows, ...(await exportsOf(server, simulation, say))];
}

/** People who come to a server one after the other. */
interface GrowingTown extends Town {
  there: number;
}

/** Copies the first person until there are so many. */
async function fill(town: GrowingTown, people: number): Promise<void> {
  if (people > town.there) await town.server.copyFirst({ from: town.there - 1, to: people - 1 });
  town.there = Math.max(town.there, people);
  await town.server.vacuum();
}

/** Makes an export and knows the truth about it. */
async function madeUp(
  folder: string,
  size: { readonly years: number; readonly megabytes?: number },
  say: BenchContext['say'],
): Promise<{ readonly file: string; readonly simulation: Simulation }> {
  const file = join(folder, 'export.zip');
  say(`making an export of ${size.years} years`);
  return { file, simulation: await simulate({ seed: 1, ...size, end: END, timeZone: TIME_ZONE, trip: false, out: file }) };
}

const recordsIn = ({ records }: Simulation): number => Object.values(records).reduce((sum, { count }) => sum + count, 0);
const exportBytes = ({ files }: Simulation): number => files.find(({ name }) => name.endsWith('export.xml'))?.bytes ?? 0;

/** Uploads a file, waits until the days are summed up, and compares with the truth. Returns seconds. */
async function importedBy(person: Somebody, file: string, simulation: Simulation): Promise<number> {
  const { upload, seconds } = await importFile(person, file);
  await checkImport(person, upload, simulation);
  return seconds;
}

async function costs(server: MeasuredServer): Promise<{ readonly bytes: number; readonly cpuSeconds: number }> {
  const [{ bytes }, { cpuSeconds, databaseSeconds }] = [await server.disk(), await server.usage()];
  return { bytes, cpuSeconds: cpuSeconds + databaseSeconds };
}

/** Everything of one of the people, over HTTP. */
async function exportsOf(server: MeasuredServer, simulation: Simulation, say: BenchContext['say']): Promise<readonly Row[]> {
  const { entry } = await server.ask<{ entry: readonly { resource: { id: string } }[] }>('/fhir/R4/Patient');
  const everything = await taken(server, say, `/fhir/R4/Patient/${entry[0]?.resource.id ?? ''}/$everything?_type=Observation`);
  // Pressures are one Observation for two records, and a few types are none: nine of ten are there at least.
  const least = 0.9 * recordsIn(simulation);
  if (everything.lines < least) throw new Error(`$everything gave ${everything.lines} lines, there are ${recordsIn(simulation)} records`);
  const bulk = await bulkExport(server, say);
  if (bulk.count < least) throw new Error(`$export gave ${bulk.count} resources, there are ${recordsIn(simulation)} records`);
  return [
    { name: `$everything of ${YEARS} years`, value: everything.megabytesPerSecond, unit: 'MB/s', target: { atLeast: 20 } },
    { name: 'the same, memory above what it held before', value: everything.peakMB, unit: 'MB', target: { atMost: 150 } },
    { name: `$export of ${YEARS} years, to the manifest`, value: bulk.megabytesPerSecond, unit: 'MB/s', target: { atLeast: 20 } },
  ];
}
