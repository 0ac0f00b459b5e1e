import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { simulate, type Simulation } from '@aceso/simulator';
import { bulkExport, taken } from './export.ts';
import { checkImport } from './import-truth.ts';
import { measuredServer, peopleOf, type MeasuredServer } from './health-data-client.ts';
import { importFile, type Somebody } from './import-file.ts';
import { expectEqual, quantile, type BenchContext, type Part, type Row } from './part.ts';

type Operations = (typeof healthData)['operations'];

const TIME_ZONE = 'Europe/Berlin';
const END = new Date('2026-03-01T12:00:00Z');
const YEARS = 10;
/** What a person with a watch records in a year, and how large its export is. */
const [HEAVY_YEAR_RECORDS, HEAVY_YEAR_MB] = [412_000, 180] as const;
const HEAVY_PEOPLE = 6;
const ROUNDS = 60;
const BYTES_PER_MB = 1_000_000;

/** What a year costs, and what reading costs as people come: one, some, many of ten years each. */
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

async function tenYears({ folder, say, people: counts }: BenchContext): Promise<readonly Row[]> {
  const here = mkdtempSync(join(folder, 'growth-'));
  const { file, simulation } = await madeUp(here, { years: YEARS }, say);
  const most = Math.max(...counts);
  await using server = await measuredServer(here, TIME_ZONE, most);
  const people = peopleOf(server);
  const empty = await costs(server);
  const rows: Row[] = [];
  let alone: Reads | undefined;
  let seconds = 0;
  for (let n = 1; n <= most; n++) {
    const person = people[n - 1];
    if (person === undefined) throw new Error(`there are only ${people.length} people`);
    say(`ten years of person ${n} of ${most}`);
    seconds += await importedBy(person, file, simulation);
    await server.vacuum();
    if (!counts.includes(n)) continue;
    const { bytes } = await costs(server);
    const reads = await readsOf(people.slice(0, n), simulation);
    alone ??= reads;
    const who = n === 1 ? 'one person' : `${n} people`;
    rows.push(
      { name: `${who}, ${YEARS} years each: room of a person`, value: (bytes - empty.bytes) / n / BYTES_PER_MB, unit: 'MB' },
      { name: 'the same, import of a person', value: seconds / n, unit: 's' },
      { name: 'the same, import', value: (n * exportBytes(simulation)) / BYTES_PER_MB / seconds, unit: 'MB/s' },
      { name: 'the same, chart of a year, p50', value: quantile(reads.charts, 0.5), unit: 'ms' },
      { name: 'the same, p95', value: quantile(reads.charts, 0.95), unit: 'ms' },
      { name: 'the same, daily values of a year, p50', value: quantile(reads.daily, 0.5), unit: 'ms' },
      { name: 'the same, p95', value: quantile(reads.daily, 0.95), unit: 'ms' },
      { name: 'the same, explanation of a day, p50', value: quantile(reads.explanations, 0.5), unit: 'ms', target: { atMost: 10 } },
      { name: 'the same, p95', value: quantile(reads.explanations, 0.95), unit: 'ms' },
    );
    if (n > 1)
      rows.push({
        name: 'the same, chart p95 over that of one person',
        value: quantile(reads.charts, 0.95) / quantile(alone.charts, 0.95),
        unit: '×',
        target: { atMost: 1.1 },
      });
  }
  return [...rows, ...(await exportsOf(server, simulation, say))];
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

interface Reads {
  readonly charts: readonly number[];
  readonly daily: readonly number[];
  readonly explanations: readonly number[];
}

/** Reads of people in turn, each of another year and day; answers are compared with the truth first. */
async function readsOf(people: readonly Somebody[], simulation: Simulation): Promise<Reads> {
  const { days } = simulation.truth;
  const someDay = (round: number): string => days[(round * 997 + 400) % days.length]?.day ?? '';
  const chart = (round: number): string => {
    const to = Date.parse(`${days.at(-1 - ((round * 353) % (days.length - 366)))?.day}T00:00:00Z`);
    return `/v1/people/me/series?metric=heart-rate&from=${iso(to - 365 * 86_400_000)}&to=${iso(to)}&points=1000`;
  };
  const daily = (round: number): string => {
    const at = (round * 353) % (days.length - 366);
    return `/v1/people/me/daily?metrics=step-count&from=${days[at]?.day}&to=${days[at + 364]?.day}`;
  };
  const explanation = (round: number): string => `/v1/people/me/daily/step-count/${someDay(round)}/explanation`;
  const [first, last] = [people[0], people.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nobody to read for');
  for (const person of [first, last]) await checkReads(person, simulation, daily(1), explanation(1), someDay(1));
  const timed = async (path: (round: number) => string): Promise<readonly number[]> => {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      await people[(round * 7) % people.length]?.ask(path(round));
      took.push(performance.now() - begun);
    }
    return took;
  };
  return { charts: await timed(chart), daily: await timed(daily), explanations: await timed(explanation) };
}

/** The steps of a year, and of one day, are those that were walked. */
async function checkReads(
  person: Somebody,
  { truth, records }: Simulation,
  daily: string,
  explanation: string,
  day: string,
): Promise<void> {
  const { series } = await person.ask<Output<Operations['readDaily']>>(daily);
  const walked = new Map(truth.days.map(({ day: name, steps }) => [name, steps.fused]));
  const values = series[0]?.values ?? [];
  const [found, wanted] = [
    values.reduce((sum, { value }) => sum + value, 0),
    values.reduce((sum, one) => sum + (walked.get(one.day) ?? 0), 0),
  ];
  expectNear('steps of a year', found, wanted);
  const explained = await person.ask<Output<Operations['explainDaily']>>(explanation);
  const { series: one } = await person.ask<Output<Operations['readDaily']>>(`/v1/people/me/daily?metrics=step-count&from=${day}&to=${day}`);
  expectEqual('steps of a day, explained and as a daily value', explained.value, one[0]?.values[0]?.value);
  const beats = await person.ask<Output<Operations['readSeries']>>(
    `/v1/people/me/series?metric=heart-rate&from=2010-01-01T00:00:00Z&to=2030-01-01T00:00:00Z&points=10`,
  );
  expectEqual('heart rates of all years', beats.samples, records['HKQuantityTypeIdentifierHeartRate']?.count);
}

function expectNear(what: string, found: number, truth: number): void {
  if (!(Math.abs(found - truth) <= truth * 0.005)) throw new Error(`${what}: found ${found}, the truth is ${truth}`);
}

const iso = (at: number): string => new Date(at).toISOString();

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
