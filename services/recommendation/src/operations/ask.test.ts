import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { users } from '@aceso/contracts/users';
import { person, testHouse, type TestHouse, type TestPrincipal } from '@aceso/kit/testing';
import { recommendationModule } from '@aceso/recommendation';
import { addDays } from '../domain/days.ts';

const TODAY = '2026-10-28';
const ask = (house: TestHouse, as: TestPrincipal | undefined, body: object, personId = 'me') =>
  house.ask('recommendation', { ...(as !== undefined && { as }), path: `/v1/people/${personId}/ask`, body });

/** The service beside neighbours that tell 28 days of steps and a morning of glucose, in the units of somebody who thinks in miles. */
async function open(): Promise<
  { readonly house: TestHouse; readonly ada: TestPrincipal & { readonly personId: string } } & AsyncDisposable
> {
  const ada = person();
  const steps = Array.from({ length: 28 }, (_, at) => ({
    day: addDays(TODAY, at - 27),
    value: 5000 + at * 100,
    count: 3,
    coverage: 1,
    sources: ['Watch'],
  }));
  const house = await testHouse({
    modules: [recommendationModule],
    now: () => new Date(`${TODAY}T12:00:00Z`),
    neighbours: [
      {
        contract: healthData,
        operations: {
          listLatest: () => ({
            items: ['step-count', 'blood-glucose'].map((metric) => ({
              metric,
              unit: '1',
              value: 1,
              at: `${TODAY}T06:00:00Z`,
              source: 'Watch',
              firstAt: '2026-10-01T00:00:00Z',
              samples: 28,
            })),
          }),
          readDaily: ({ query }: { query: { metrics: string; from: string; to: string } }) => ({
            timeZone: 'Europe/Zurich',
            series: query.metrics.split(',').map((metric) => ({
              metric,
              unit: '{steps}',
              values: metric === 'step-count' ? steps.filter(({ day }) => day >= query.from && day <= query.to) : [],
            })),
          }),
          listWorkouts: () => ({
            timeZone: 'Europe/Zurich',
            items: [
              {
                workoutId: 'a',
                type: 'running',
                start: '2026-10-20T17:00:00Z',
                end: '2026-10-20T18:00:00Z',
                durationMinutes: 60,
                distanceM: 8046.72,
                source: 'Watch',
              },
            ],
          }),
          listSamples: () => ({
            metric: 'blood-glucose',
            unit: 'mg/dL',
            items: [
              { start: `${TODAY}T05:00:00Z`, value: 90, source: 'Sensor' },
              { start: `${TODAY}T06:00:00Z`, value: 108.0935, source: 'Sensor' },
              { start: `${TODAY}T19:00:00Z`, value: 200, source: 'Sensor' },
            ],
          }),
        },
      },
      {
        contract: users,
        operations: {
          getProfile: ({ params }: { params: { personId: string } }) => ({
            personId: params.personId,
            displayName: 'Ada',
            timeZone: 'Europe/Zurich',
            language: 'en',
            roles: ['person'],
            createdAt: '2026-01-01T00:00:00Z',
            version: 1,
            units: { weight: 'kg', height: 'cm', glucose: 'mmol/L', temperature: 'Cel', distance: '[mi_i]' },
          }),
        },
      },
    ],
  });
  return { house, ada, [Symbol.asyncDispose]: () => house[Symbol.asyncDispose]() };
}

test('ask: a number comes with unit, count, sentence, query, days, sources, chart and proof', async () => {
  await using opened = await open();

  const reply = await ask(opened.house, opened.ada, { question: 'What was my average step count over the last 7 days?' });

  const answer = reply.json();
  assert.equal(reply.status, 200, reply.text);
  assert.deepEqual([answer['value'], answer['unit'], answer['n'], answer['none']], [7400, 'steps', 7, undefined]);
  assert.match(String(answer['sentence']), /7,400 steps/);
  assert.deepEqual(answer['days'], { from: '2026-10-22', to: TODAY, withData: 7 });
  assert.deepEqual(answer['sources'], ['Watch']);
  assert.equal((answer['chart'] as { points: unknown[] }).points.length, 7);
  const proof = answer['proof'] as { reads: { operation: string }[]; values: { value: number }[]; conventions: string[] };
  assert.deepEqual(
    proof.reads.map(({ operation }) => operation),
    ['health-data.readDaily'],
  );
  assert.equal(proof.values.reduce((sum, { value }) => sum + value, 0) / proof.values.length, 7400);
  assert.match(proof.conventions.join(' '), /end today/);
});

test('ask: answers are in the units of the person, unless the question names one', async () => {
  await using opened = await open();

  const [own, asked, morning] = await Promise.all(
    ['How far did I run this month?', 'How many kilometres did I run this month?', 'What was my blood glucose this morning?'].map(
      async (question) => (await ask(opened.house, opened.ada, { question })).json(),
    ),
  );

  assert.deepEqual([Number(own?.['value']).toFixed(2), own?.['unit']], ['5.00', 'mi']);
  assert.deepEqual([Number(asked?.['value']).toFixed(2), asked?.['unit']], ['8.05', 'km']);
  assert.deepEqual([Number(morning?.['value']).toFixed(2), morning?.['unit'], morning?.['n']], ['5.50', 'mmol/L', 1]);
});

test('ask: `on` asks as if it were another day', async () => {
  await using opened = await open();

  const answer = (await ask(opened.house, opened.ada, { question: 'How many steps did I take today?', on: '2026-10-10' })).json();

  assert.deepEqual([answer['value'], answer['days']], [5900, { from: '2026-10-10', to: '2026-10-10', withData: 1 }]);
});

test('ask: what cannot be answered says why, and what can be asked instead', async () => {
  await using opened = await open();
  const told = async (question: string) => (await ask(opened.house, opened.ada, { question })).json();

  const answers = await Promise.all(
    [
      'What was my average blood pressure last week?',
      'What will I weigh tomorrow?',
      'What was my flux last week?',
      'I have crushing chest pain, what was my pulse?',
    ].map(told),
  );

  assert.deepEqual(
    answers.map((answer) => [answer['none'], answer['value']]),
    [
      ['no_data', null],
      ['out_of_scope', null],
      ['not_understood', null],
      ['safety', null],
    ],
  );
  assert.equal(answers[0]?.['unit'], 'mmHg');
  assert.ok(Array.isArray(answers[1]?.['examples']));
  assert.match(String(answers[3]?.['sentence']), /emergency number/);
});

test('ask: nobody asks about somebody else, nor without a token, nor at any length', async () => {
  await using opened = await open();
  const question = 'How many steps did I take today?';

  const replies = await Promise.all([
    ask(opened.house, undefined, { question }),
    ask(opened.house, person(), { question }, opened.ada.personId),
    ask(opened.house, opened.ada, { question: 'a'.repeat(401) }),
    ask(opened.house, opened.ada, { question, on: '2026-02-30' }),
    ask(opened.house, { ...opened.ada, scopes: ['recommendation:insights:read'] }, { question }),
  ]);

  assert.deepEqual(
    replies.map(({ status }) => status),
    [401, 403, 400, 400, 403],
  );
});

test('listExampleQuestions: anybody may read the list, and each question of it is understood', async () => {
  await using opened = await open();

  const reply = await opened.house.ask('recommendation', { path: '/v1/ask/examples' });

  const { items } = reply.json<{ items: string[] }>();
  assert.ok(items.length >= 6);
  const answers = await Promise.all(items.map(async (question) => (await ask(opened.house, opened.ada, { question })).json()));
  assert.deepEqual(
    answers.map((answer) => answer['none']).filter((none) => none === 'not_understood' || none === 'ambiguous'),
    [],
  );
});
