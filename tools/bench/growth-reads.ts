import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Simulation } from '@aceso/simulator';
import type { MeasuredServer } from './health-data-client.ts';
import { expectEqual, quantile, type Row } from './part.ts';

type Operations = (typeof healthData)['operations'];

/** Somebody on the measured server. */
export interface Somebody {
  ask<T>(path: string, init?: RequestInit): Promise<T>;
}

const DAY_MS = 86_400_000;
const [WARM_UP, ROUNDS, BATCHES] = [40, 120, 5] as const;
/** Ten times the people may cost so much more. */
const GROWTH_MAX = 1.1;

/** What one read takes: the least of several batches, since others use the machine as well. */
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

/** Reads of people in turn, each of another year and day; answers are compared with the truth first. */
export async function readsOf(server: MeasuredServer, people: readonly Somebody[], simulation: Simulation): Promise<Reads> {
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
  const [first] = people;
  if (first === undefined) throw new Error('nobody to read for');
  for (const person of new Set([first, people[people.length >> 1] ?? first, people.at(-1) ?? first])) {
    await checkReads(person, simulation, paths.daily(1), paths.explanation(1), someDay(1));
    for (const path of Object.values(paths))
      expectEqual('an answer', JSON.stringify(await person.ask(path(3))), JSON.stringify(await first.ask(path(3))));
  }
  const timed = async (path: (round: number) => string): Promise<Times> => {
    let round = 0;
    // A step that has no divisor in common with the number of people comes to each of them.
    const once = (): Promise<unknown> | undefined => people[(round * 7919) % people.length]?.ask(path(round++));
    for (let i = 0; i < WARM_UP; i++) await once();
    const batches: Times[] = [];
    for (let batch = 0; batch < BATCHES; batch++) {
      const before = await cpuSeconds(server);
      const took: number[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        const begun = performance.now();
        await once();
        took.push(performance.now() - begun);
      }
      const cpuMs = ((await cpuSeconds(server)) - before) * (1000 / ROUNDS);
      batches.push({ p50: quantile(took, 0.5), p95: quantile(took, 0.95), cpuMs });
    }
    const least = (of: keyof Times): number => Math.min(...batches.map((batch) => batch[of]));
    return { p50: least('p50'), p95: least('p95'), cpuMs: least('cpuMs') };
  };
  return { chart: await timed(paths.chart), daily: await timed(paths.daily), explanation: await timed(paths.explanation) };
}

const cpuSeconds = async (server: MeasuredServer): Promise<number> => {
  const usage = await server.usage();
  return usage.cpuSeconds + usage.databaseSeconds;
};

/** Rows about reads; `before` is what they took when there were a tenth of the people. */
export const readRows = (reads: Reads, before: Reads | undefined): readonly Row[] =>
  KINDS.flatMap(({ kind, name, target }): readonly Row[] => {
    const { p50, p95, cpuMs } = reads[kind];
    const than = before?.[kind];
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
