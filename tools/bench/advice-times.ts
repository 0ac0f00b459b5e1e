import { setTimeout as pause } from 'node:timers/promises';
import { keepAwake } from './awake.ts';
import type { Commit, CommitClock } from './commit-clock.ts';
import { expectEqual, quantile, type Row } from './part.ts';
import type { SignedIn } from './people.ts';
import { processorSecondsOf } from './processor.ts';
import type { Program } from './program.ts';

const DAYS = 120;
const WARM_ROUNDS = 20;
const ROUNDS = 300;
/** The same with cores that are kept from falling asleep. */
const AWAKE_ROUNDS = 300;
/** Between two pushes: long enough that nothing of the one before still goes on, and never in step with a timer of the program. */
const [QUIET_MS, OUT_OF_STEP_MS] = [60, 40] as const;
/** The program at rest, whose processor time is taken off. */
const REST_MS = 4_000;
const WITHIN_MS = 20_000;
/** Kilograms on the first and the last day, and by how much each round is heavier than the one before. */
const [LIGHTEST, HEAVY, STEP] = [70, 76, 0.1];

interface Advice {
  readonly items: readonly { readonly guideline: string; readonly why: string }[];
}

/** Times of advice, with what the last push said, in kilograms. */
export interface AdviceTimes {
  readonly rows: readonly Row[];
  readonly heaviest: number;
}

/** From the commit of a push to the commit of the recommendation that follows from it, of a person with months of data. */
export async function adviceTimes(
  person: SignedIn,
  program: Program,
  clock: CommitClock,
  say: (line: string) => void,
): Promise<AdviceTimes> {
  say(`${DAYS} days of weights, then one more ${ROUNDS} times`);
  const days = Array.from({ length: DAYS }, (_, i) => weight(DAYS - i, LIGHTEST + (i * (HEAVY - LIGHTEST)) / DAYS));
  await push(person, days);
  await until(person, ({ items }) => items.some(({ guideline }) => guideline === 'weight-rising'));
  await clock.notePushes();
  for (let round = 0; round < WARM_ROUNDS; round++) await oneMore(person, clock, round);
  const spent = (): number => processorSecondsOf(program.pid) + clock.processorSeconds();
  const [atRest, restBegan] = [spent(), performance.now()];
  await pause(REST_MS);
  const restPerMs = (spent() - atRest) / (performance.now() - restBegan);
  const [before, began] = [spent(), performance.now()];
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneMore(person, clock, WARM_ROUNDS + round));
  const processor = spent() - before - restPerMs * (performance.now() - began);
  const asleep = await stagesOf(rounds, clock);
  say(`and ${AWAKE_ROUNDS} times while the cores are kept awake`);
  const awake = await roundsAwake(person, clock);
  const { items } = await person.ask<Advice>('GET', '/v1/people/me/recommendations?status=open');
  expectEqual('recommendations on the weight', items.filter(({ guideline }) => guideline === 'weight-rising').length, 1);
  const heaviest = round1(HEAVY + (WARM_ROUNDS + ROUNDS + awake.length - 1) * STEP);
  const stages = awake.length === 0 ? [] : (await stagesOf([...rounds, ...awake], clock)).slice(rounds.length);
  return { heaviest, rows: [...rowsOf(asleep, (processor * 1000) / ROUNDS), ...rowsAwake(stages)] };
}

async function roundsAwake(person: SignedIn, clock: CommitClock): Promise<readonly Round[]> {
  using awake = keepAwake();
  const rounds: Round[] = [];
  for (let i = 0; awake !== undefined && i < AWAKE_ROUNDS; i++) rounds.push(await oneMore(person, clock, WARM_ROUNDS + ROUNDS + i));
  return rounds;
}

interface Round {
  /** First transaction that may be of this round. */
  readonly from: bigint;
  /** When the push was sent. */
  readonly sentAt: number;
}

/** Another weight of today: the average of the last days, and with it the text, changes. Ends when its advice is long there. */
async function oneMore(person: SignedIn, clock: CommitClock, round: number): Promise<Round> {
  const from = await clock.next();
  const sentAt = nextTick();
  await push(person, [weight(0, HEAVY + round * STEP)]);
  await pause(QUIET_MS + Math.random() * OUT_OF_STEP_MS);
  for (const end = performance.now() + WITHIN_MS; (await clock.count('recommendation.recommendation-changed', from)) === 0;) {
    if (performance.now() > end) throw new Error(`the advice of round ${round} did not come`);
    await pause(QUIET_MS);
  }
  return { from, sentAt };
}

/** The wall clock has whole milliseconds: at the moment that it begins one it is exact. */
function nextTick(): number {
  const now = Date.now();
  for (;;) {
    const then = Date.now();
    if (then > now) return then;
  }
}

/** What a round took, in milliseconds. */
interface Stages {
  /** From the commit of the push to the commit of recommendation and event. */
  readonly advice: number;
  /** Of that, until the days are summed up and told of. */
  readonly days: number;
  /** From sending. */
  readonly whole: number;
}

async function stagesOf(rounds: readonly Round[], clock: CommitClock): Promise<readonly Stages[]> {
  const [pushes, told, advised] = await Promise.all([
    clock.pushes(),
    clock.commitsOf('health-data.changed'),
    clock.commitsOf('recommendation.recommendation-changed'),
  ]);
  return rounds.map(({ from, sentAt }, i) => {
    const own = (commits: readonly Commit[]): readonly Commit[] =>
      commits.filter(({ xid }) => xid >= from && xid < (rounds[i + 1]?.from ?? Infinity));
    const [changed, done] = [only(own(told), i, 'change of days'), only(own(advised), i, 'piece of advice')];
    // What was merged at once has no transaction before.
    const stored = own(pushes)[0] ?? changed;
    return { advice: done.at - stored.at, days: changed.at - stored.at, whole: done.at - sentAt };
  });
}

function only(commits: readonly Commit[], round: number, what: string): Commit {
  expectEqual(`commits of round ${round} with a ${what}`, commits.length, 1);
  return commits[0] as Commit; // Just counted.
}

function rowsOf(stages: readonly Stages[], processorMs: number): readonly Row[] {
  const at = (share: number, take: (stage: Stages) => number): number => quantile(stages.map(take), share);
  return [
    {
      name: 'push durable to advice stored with its event, p50',
      value: at(0.5, ({ advice: ms }) => ms),
      unit: 'ms',
      target: { atMost: 5 },
      peer: 'Medplum write to webhook, no analysis inside: 12.8 ms',
    },
    {
      name: 'the same, p99',
      value: at(0.99, ({ advice: ms }) => ms),
      unit: 'ms',
      target: { atMost: 15 },
      peer: 'Medplum, p95: 20.7 ms',
    },
    { name: 'of that until the days are summed up and told of, p50', value: at(0.5, ({ days: ms }) => ms), unit: 'ms' },
    { name: 'push sent to advice stored, p50', value: at(0.5, ({ whole: ms }) => ms), unit: 'ms' },
    { name: 'the same, p99', value: at(0.99, ({ whole: ms }) => ms), unit: 'ms' },
    { name: 'processor time of a round, push included, program and database', value: processorMs, unit: 'ms' },
  ];
}

/** A machine without `chrt` has no such figures. */
function rowsAwake(stages: readonly Stages[]): readonly Row[] {
  if (stages.length === 0) return [];
  const at = (share: number, take: (stage: Stages) => number): number => quantile(stages.map(take), share);
  return [
    {
      name: 'cores kept awake: push durable to advice stored, p50',
      value: at(0.5, ({ advice: ms }) => ms),
      unit: 'ms',
      target: { atMost: 5 },
    },
    { name: 'the same, p99', value: at(0.99, ({ advice: ms }) => ms), unit: 'ms', target: { atMost: 15 } },
    { name: 'cores kept awake: push sent to advice stored, p50', value: at(0.5, ({ whole: ms }) => ms), unit: 'ms' },
  ];
}

const round1 = (value: number): number => Math.round(value * 10) / 10;

const weight = (daysAgo: number, kilograms: number): object => ({
  metric: 'body-mass',
  start: new Date(Date.now() - daysAgo * 86_400_000 - 3_600_000).toISOString(),
  value: round1(kilograms),
  unit: 'kg',
});

const push = (person: SignedIn, samples: readonly object[]): Promise<unknown> =>
  person.ask('POST', '/v1/people/me/samples', { source: { name: 'Scale', kind: 'scale' }, samples });

async function until(person: SignedIn, holds: (advice: Advice) => boolean): Promise<void> {
  for (const end = performance.now() + WITHIN_MS; performance.now() < end;)
    if (holds(await person.ask<Advice>('GET', '/v1/people/me/recommendations?status=open'))) return;
  throw new Error('the advice did not come');
}
