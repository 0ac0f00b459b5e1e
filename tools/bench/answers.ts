import { expectEqual, quantile, type Row } from './part.ts';
import type { SignedIn } from './people.ts';

const ROUNDS = 100;
const QUESTIONS = [
  'what was my highest weight in the last 90 days',
  'average weight last month',
  'is my weight going up',
  'on how many days did I weigh more than 74 kg',
  'my weight this month compared with last month',
];

/** Questions and proofs through the gateway. `heaviest` is the truth of the first question, in kilograms. */
export async function answerTimes(person: SignedIn, heaviest: number): Promise<readonly Row[]> {
  const highest = await person.ask<{ value: number }>('POST', '/v1/people/me/ask', { question: QUESTIONS[0] });
  expectEqual('the highest weight', highest.value, heaviest);
  const questions = await timesOf((round) =>
    person.ask('POST', '/v1/people/me/ask', { question: QUESTIONS[round % QUESTIONS.length] ?? '' }),
  );
  const { items } = await person.ask<{ items: readonly { recommendationId: string }[] }>(
    'GET',
    '/v1/people/me/recommendations?status=open',
  );
  const proofs = await timesOf(() => person.ask('GET', `/v1/people/me/recommendations/${items[0]?.recommendationId ?? ''}/proof`));
  return [
    { name: 'question answered without a model, p95', value: quantile(questions, 0.95), unit: 'ms', target: { atMost: 20 } },
    { name: 'proof of a recommendation, p95', value: quantile(proofs, 0.95), unit: 'ms', target: { atMost: 30 } },
  ];
}

async function timesOf(act: (round: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await act(round);
    times.push(performance.now() - began);
  }
  return times;
}
