import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answerTimes } from './answers.ts';
import { claimOperator, registerPerson, type SignedIn } from './people.ts';
import { expectEqual, quantile, type Part } from './part.ts';
import { startProgram } from './program.ts';

const PORT = 18_452;
const DAYS = 120;
const ROUNDS = 60;
const SETTING_ROUNDS = 100;
const LOOK_MS = 2;
/** Kilograms on the first and the last day, and by how much each round is heavier than the one before. */
const [LIGHTEST, HEAVY, STEP] = [70, 76, 0.2];

interface Advice {
  readonly items: readonly { readonly guideline: string; readonly why: string }[];
}

/** From a committed sample to the stored recommendation, and from a changed setting to its effect. */
export const advice: Part = {
  name: 'advice and settings',
  async run({ folder, say }) {
    await using program = await startProgram(join(folder, 'advice'), PORT, {
      env: { ACESO_GATEWAY_REQUESTS_PER_MINUTE_PER_TOKEN: '10000000', ACESO_RECOMMENDATION_SETTLE_MS: '0' },
    });
    const person = await registerPerson(program.url);
    say(`${DAYS} days of weights, then one more ${ROUNDS} times`);
    await push(
      person,
      Array.from({ length: DAYS }, (_, i) => weight(DAYS - i, LIGHTEST + (i * (HEAVY - LIGHTEST)) / DAYS)),
    );
    await until(person, ({ items }) => items.some(({ guideline }) => guideline === 'weight-rising'));
    const latencies: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = (await evaluatedAt(person)) ?? '';
      // Another weight of today: the average of the last days, and with it the text, changes.
      await push(person, [weight(0, HEAVY + round * STEP, round)]);
      const accepted = performance.now();
      // Asked without a pause, the question itself would hold up what it waits for.
      while (((await evaluatedAt(person)) ?? '') <= before) await pause(LOOK_MS);
      latencies.push(performance.now() - accepted);
    }
    const { items } = await person.ask<Advice>('GET', '/v1/people/me/recommendations?status=open');
    expectEqual('recommendations on the weight', items.filter(({ guideline }) => guideline === 'weight-rising').length, 1);
    say('questions and proofs');
    const answers = await answerTimes(person, Math.round((HEAVY + (ROUNDS - 1) * STEP) * 10) / 10);
    if (program.code === undefined) throw new Error('the program printed no code for the operator');
    const operator = await claimOperator(program.url, program.code);
    say(`one setting, ${SETTING_ROUNDS} times`);
    const changes = await settingChanges(operator);
    return [
      {
        name: 'sample accepted to advice stored, p50',
        value: quantile(latencies, 0.5),
        unit: 'ms',
        target: { atMost: 100 },
        peer: 'Medplum write to webhook, no analysis inside: 12.8 ms',
      },
      { name: 'sample accepted to advice stored, p99', value: quantile(latencies, 0.99), unit: 'ms' },
      ...answers,
      {
        name: 'setting stored to in force and reported, p50',
        value: quantile(changes, 0.5),
        unit: 'ms',
        peer: 'etcd put to watcher: 1.2 ms',
      },
      {
        name: 'setting stored to in force and reported, p99',
        value: quantile(changes, 0.99),
        unit: 'ms',
        target: { atMost: 50 },
        peer: 'etcd put to watcher: 6.2 ms',
      },
    ];
  },
};

const weight = (daysAgo: number, kilograms: number, minute = 0): object => ({
  metric: 'body-mass',
  start: new Date(Date.now() - daysAgo * 86_400_000 - 3_600_000 + minute * 60_000).toISOString(),
  value: Math.round(kilograms * 10) / 10,
  unit: 'kg',
});

const push = (person: SignedIn, samples: readonly object[]): Promise<unknown> =>
  person.ask('POST', '/v1/people/me/samples', { source: { name: 'Scale', kind: 'scale' }, samples });

const evaluatedAt = async (person: SignedIn): Promise<string | undefined> => {
  const { evaluatedAt: at, pendingChanges } = await person.ask<{ evaluatedAt?: string; pendingChanges: number }>(
    'GET',
    '/v1/people/me/advisor',
  );
  return pendingChanges === 0 ? at : undefined;
};

async function until(person: SignedIn, holds: (advice: Advice) => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end;)
    if (holds(await person.ask<Advice>('GET', '/v1/people/me/recommendations?status=open'))) return;
  throw new Error('the advice did not come');
}

async function settingChanges(operator: SignedIn): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < SETTING_ROUNDS; round++) {
    const { version } = await operator.ask<{ version: number }>('PUT', '/v1/configuration/recommendation/openAtMost', {
      value: 1 + (round % 3),
      reason: 'benchmark',
    });
    const stored = performance.now();
    for (let seen = -1; seen < version;)
      seen = Math.min(
        ...(await operator.ask<{ inForce: { version: number }[] }>('GET', '/v1/configuration/recommendation')).inForce.map(
          (replica) => replica.version,
        ),
      );
    times.push(performance.now() - stored);
  }
  return times;
}
