import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { simulate } from '@aceso/simulator';
import { random } from '@aceso/simulator/random';
import { belongingsOf, plain, torn, type Delivery } from './deliveries.ts';
import { Person } from './person.ts';
import { freePort, startProgram, type Program } from './program.ts';

export interface AnyWayOptions {
  readonly seed: number;
  /** People who get the same in pieces of their own. */
  readonly people: number;
  readonly kills: number;
  readonly days: number;
  readonly say: (line: string) => void;
}

const TARGET = 'gateway,identity,users,health-data,notification';
const END = new Date('2026-03-01T08:00:00Z');
const EXPLAINED = ['step-count', 'active-energy', 'heart-rate', 'distance-walking-running', 'blood-glucose', 'sleep-duration'];
const FIRST_MS = 50;
const LAST_MS = 1_500;
const LOOK_EVERY_MS = 50;
const READ_WITHIN_MS = 120_000;
const SAME_WITHIN_MS = 60_000;

/**
 * Gives one person everything at once and in peace, and others the same in pieces, in any order, some of it twice, by a program that is
 * killed again and again. Returns what differs between them: nothing, when all is well.
 */
export async function runAnyWay({ seed, people, kills, days, say }: AnyWayOptions): Promise<readonly string[]> {
  const home = mkdtempSync(join(tmpdir(), 'aceso-any-way-'));
  const { unit } = random(seed, 'kills');
  const house = new House(home, await freePort());
  try {
    const file = join(home, 'export.xml');
    await simulate({ out: file, seed, days, end: END, timeZone: 'Europe/Zurich' });
    const all = belongingsOf(readFileSync(file, 'utf8'), seed, END.getTime());
    say(`${all.elements.length} elements, ${all.rows.length} rows, ${all.items.length} pushed, ${all.deletions.length} deleted`);
    await house.start();
    const reference = await house.person();
    await deliverAll(house, reference, plain(all), home);
    const expected = await house.insist(reference, () => seen(reference));
    const others = await Promise.all(
      Array.from({ length: people }, async (_, n) => ({ person: await house.person(), deliveries: torn(all, seed * 31 + n) })),
    );
    let isOver = false;
    const work = Promise.all(
      others.map(async ({ person, deliveries }) => {
        const half = Math.ceil(deliveries.length / 2);
        await Promise.all([deliveries.slice(0, half), deliveries.slice(half)].map((lane) => deliverAll(house, person, lane, home)));
      }),
    ).finally(() => (isOver = true));
    for (let n = 1; n <= kills && !isOver; n++) {
      const afterMs = Math.round(FIRST_MS + unit() * (LAST_MS - FIRST_MS));
      await pause(afterMs);
      say(`kill ${n} of ${kills} after ${afterMs} ms${isOver ? ', when all had been said' : ''}`);
      await house.killAndStart();
    }
    await work;
    const found = await Promise.all(others.map(async ({ person }, n) => ({ n, lines: await differing(house, person, expected) })));
    return found.flatMap(({ n, lines }) => lines.map((line) => `person ${n + 1} of ${people}: ${line}`));
  } finally {
    await house.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A program that is gone now and then, and whoever uses it. */
class House {
  readonly #home: string;
  readonly #port: number;
  #ready: Promise<Program> | undefined;
  readonly #people: Person[] = [];
  constructor(home: string, port: number) {
    this.#home = home;
    this.#port = port;
  }
  async start(): Promise<Program> {
    this.#ready = startProgram(join(this.#home, 'aceso'), this.#port, TARGET);
    return await this.#ready;
  }
  async person(): Promise<Person> {
    const { url } = await this.ready();
    const person = new Person(url);
    await person.register();
    this.#people.push(person);
    return person;
  }
  async ready(): Promise<Program> {
    if (this.#ready === undefined) throw new Error('not started');
    return await this.#ready;
  }
  async killAndStart(): Promise<void> {
    await (await this.ready()).kill();
    await this.start();
  }
  async stop(): Promise<void> {
    await (await this.#ready)?.stop();
  }
  /** Does it until it succeeds: a connection breaks when the program is killed, and a sign-in runs out. What else is refused is an error. */
  async insist<T>(person: Person, act: () => Promise<T>): Promise<T> {
    for (const end = performance.now() + READ_WITHIN_MS; ;) {
      await this.ready();
      try {
        return await act();
      } catch (error) {
        if (error instanceof Error && / 401 /.test(error.message)) await person.signIn().catch(() => undefined);
        else if (!isBroken(error)) throw error;
        if (performance.now() > end) throw error;
        await pause(LOOK_EVERY_MS);
      }
    }
  }
}

/** Whether the connection broke, or the program was only half up, and trying again makes sense. */
const isBroken = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && /: (?:429|502|503|504) /.test(error.message));

async function deliverAll(house: House, person: Person, deliveries: readonly Delivery[], home: string): Promise<void> {
  for (const delivery of deliveries) {
    if (delivery.kind === 'batch') await house.insist(person, () => person.push(delivery.body));
    else await deliverFile(house, person, delivery, home);
  }
}

async function deliverFile(
  house: House,
  person: Person,
  { name, content }: Extract<Delivery, { kind: 'file' }>,
  home: string,
): Promise<void> {
  const file = join(home, crypto.randomUUID());
  const bytes = Buffer.from(content);
  writeFileSync(file, bytes);
  const { uploadId } = await house.insist(person, () => person.announce(bytes.length, name));
  await house.insist(person, () => person.send(uploadId, file));
  for (const end = performance.now() + READ_WITHIN_MS; ; await pause(LOOK_EVERY_MS)) {
    const { status, failure } = await house.insist(person, () => person.upload(uploadId));
    if (status === 'done') return;
    if (status === 'failed') throw new Error(`${name} failed: ${failure ?? ''}`);
    if (performance.now() > end) throw new Error(`${name} was not read within ${READ_WITHIN_MS} ms`);
  }
}

/** All that a person can see, as lines without the ids that each store makes anew. */
async function seen(person: Person): Promise<readonly string[]> {
  const tables = await person.lines('/v1/people/me/export?format=ndjson&tables=samples,records,daily');
  const days = [...new Set(tables.flatMap((line) => /^\{"table":"daily".*?"day":"([^"]+)"/.exec(line)?.[1] ?? []))].toSorted();
  const [first, last] = [days[0] ?? '2026-01-01', days.at(-1) ?? '2026-01-01'];
  const lists = await Promise.all(
    ['sleep', 'workouts'].map(async (what) => {
      const { items } = await person.get<{ items: readonly object[] }>(`/v1/people/me/${what}?from=${first}&to=${last}`);
      return items.map((item) => `${what} ${JSON.stringify(item)}`);
    }),
  );
  const explained: string[] = [];
  for (const metric of EXPLAINED)
    explained.push(
      ...(await Promise.all(
        days.map(
          async (day) => `why ${metric} ${day} ${JSON.stringify(await person.get(`/v1/people/me/daily/${metric}/${day}/explanation`))}`,
        ),
      )),
    );
  return [...tables, ...lists.flat(), ...explained].map(withoutIds).toSorted();
}

const withoutIds = (line: string): string =>
  line.replaceAll(/"(?:source_?id|recordId|workoutId|nightId|sleepId|personId)":"[^"]*",?/gi, '').replaceAll(/"changedAt":"[^"]*",?/g, '');

/** What differs in the end: days are summed up a moment after their samples were stored. */
async function differing(house: House, person: Person, expected: readonly string[]): Promise<readonly string[]> {
  let lines: readonly string[] = [];
  for (const end = performance.now() + SAME_WITHIN_MS; performance.now() < end; await pause(10 * LOOK_EVERY_MS)) {
    const own = await house.insist(person, () => seen(person));
    lines = difference(expected, own);
    if (lines.length === 0) return [];
  }
  return lines;
}

const SHOWN_AT_MOST = 12;

function difference(expected: readonly string[], own: readonly string[]): readonly string[] {
  const count = (lines: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
    return counts;
  };
  const [a, b] = [count(expected), count(own)];
  const lacks = [...a].filter(([line, n]) => (b.get(line) ?? 0) < n).map(([line]) => `lacks ${line}`);
  const more = [...b].filter(([line, n]) => (a.get(line) ?? 0) < n).map(([line]) => `has besides ${line}`);
  const all = [...lacks, ...more];
  return all.length <= SHOWN_AT_MOST
    ? all
    : [...lacks.slice(0, SHOWN_AT_MOST / 2), ...more.slice(0, SHOWN_AT_MOST / 2), `… ${all.length} in all`];
}
