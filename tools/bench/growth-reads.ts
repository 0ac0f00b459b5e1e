import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Simulation } from '@aceso/simulator';
import type { MeasuredServer } from './health-data-client.ts';
import type { Somebody } from './import-file.ts';
import { expectEqual, quantile, type Row } from './part.ts';

type Operations = (typeof healthData)['operations'];

const DAY_MS = 86_400_000;
const [WARM_UP, ROUNDS] = [40, 500] as const;
/** Ten times the people may cost so much more. */
const GROWTH_MAX = 1.1;

/** People on one server. */
export interface Town {
  readonly server: MeasuredServer;
  readonly people: readonly Somebody[];
}

/** What one read takes. */
interface Times {
  readonly p50: number;
  readonly p95: number;
  /** Processor time of service and database. */
  readonly cpuMs: number;
}

const KINDS = [
  { kind: 'chart', name: 'chart of a year', target: undefined },
  { kind: 'daily', name: 'daily values of a year', target: undefined },
  { kind: 'explanation', name: 'explanation of a day', target: { atMost: 10 } },
] as const;

export type Reads = Readonly<Record<(typeof KINDS)[number]['kind'], Times>>;

/**
 * Reads of people, one after the other, each of another year and day; answers are compared with the truth first.
 *
 * Towns are asked in turn, round by round: what else the machine does meanwhile slows all of them.
 */
export async function readsOf(towns: readonly Town[], simulation: Simulation): Promise<readonly Reads[]> {
  const { days } = simulation.truth;
  const someDay = (round: number): string => days[(round * 997 + 400) % days.length]?.day ?? '';
  const paths: Readonly<Record<keyof Reads, (round: number) => string>> = {
    chart(round) {
      const to = Date.parse(`${days.at(-1 - ((round * 353) % (days.length - 366)))?.day}T00:00:00Z`);
      return `/v1/people/me/series?metric=heart-rate&from=${iso(to - 365 * DAY_MS)}&to=${iso(to)}&points=1000`;
    },
    daily(round) {
      const at = (round * 353) % (days.length - 366);
      return `/v1/people/me/daily?metrics=step-count&from=${days[at]?.day}&to=${days[at + 364]?.day}`;
    },
    explanation: (round) => `/v1/people/me/daily/step-count/${someDay(round)}/explanation`,
  };
  for (const { people } of towns) {
    const [first] = people;
    if (first === undefined) throw new Error('nobody to read for');
    for (const person of new Set([first, people[people.length >> 1] ?? first, people.at(-1) ?? first])) {
      await checkReads(person, simulation, paths.daily(1), paths.explanation(1), someDay(1));
      for (const path of Object.values(paths))
        expectEqual('an answer', JSON.stringify(await person.ask(path(3))), JSON.stringify(await first.ask(path(3))));
    }
  }
  const chart = await timed(towns, paths.chart);
  const daily = await timed(towns, paths.daily);
  const explanation = await timed(towns, paths.explanation);
  return towns.map((_, i) => ({ chart: at(chart, i), daily: at(daily, i), explanation: at(explanation, i) }));
}

function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError(`there is no place ${place}`);
  return found;
}

async function timed(towns: readonly Town[], path: (round: number) => string): Promise<readonly Times[]> {
  // A step that has no divisor in common with the number of people comes to each of them.
  const once = async ({ people }: Town, round: number): Promise<unknown> =>
    await at(people, (round * 7919) % people.length).ask(path(round));
  for (let round = 0; round < WARM_UP; round++) for (const town of towns) await once(town, round);
  const before = await Promise.all(towns.map(cpuSeconds));
  const took = towns.map((): number[] => []);
  for (let round = WARM_UP; round < WARM_UP + ROUNDS; round++)
    for (const [i, town] of towns.entries()) {
      const begun = performance.now();
      await once(town, round);
      took[i]?.push(performance.now() - begun);
    }
  const after = await Promise.all(towns.map(cpuSeconds));
  return took.map((times, i) => ({
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    cpuMs: (at(after, i) - at(before, i)) * (1000 / ROUNDS),
  }));
}

const cpuSeconds = async ({ server }: Town): Promise<number> => {
  const usage = await server.usage();
  return usage.cpuSeconds + usage.databaseSeconds;
};

/** Rows about reads; `few` is what they take meanwhile where there are a tenth of the people. */
export const readRows = (reads: Reads, few: Reads | undefined): readonly Row[] =>
  KINDS.flatMap(({ kind, name, target }): readonly Row[] => {
    const { p50, p95, cpuMs } = reads[kind];
    const than = few?.[kind];
    return [
      { name: `the same, ${name}, p50`, value: p50, unit: 'ms' },
      { name: 'the same, p95', value: p95, unit: 'ms', ...(target && { target }) },
      { name: 'the same, processor time with the database', value: cpuMs, unit: 'ms' },
      ...(than === undefined
        ? []
        : [
            { name: 'the same, p95 over that of a tenth of the people', value: p95 / than.p95, unit: '×', target: { atMost: GROWTH_MAX } },
            { name: 'the same, processor time over theirs', value: cpuMs / than.cpuMs, unit: '×' },
          ]),
    ];
  });

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
