import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, type TestHouse, type TestPrincipal } from '@aceso/kit/testing';
import { ASK_DAY, askHouse, type AskHouse } from '../../test/ask-house.ts';

const ask = (house: TestHouse, as: TestPrincipal | undefined, body: object, personId = 'me') =>
  house.ask('recommendation', { ...(as !== undefined && { as }), path: `/v1/people/${personId}/ask`, body });

/** Ada thinks in miles. */
async function open(): Promise<AskHouse & AsyncDisposable> {
  const opened = await askHouse({ distance: '[mi_i]', latest: ['step-count', 'blood-glucose'] });
  return { ...opened, [Symbol.asyncDispose]: () => opened.house[Symbol.asyncDispose]() };
}

test('ask: a number comes with unit, count, sentence, query, days, sources, chart and proof', async () => {
  await using opened = await open();

  const reply = await ask(opened.house, opened.ada, { question: 'What was my average step count over the last 7 days?' });

  const answer = reply.json();
  assert.equal(reply.status, 200, reply.text);
  assert.deepEqual([answer['value'], answer['unit'], answer['n'], answer['none']], [7400, 'steps', 7, undefined]);
  assert.match(String(answer['sentence']), /7,400 steps/);
  assert.deepEqual(answer['days'], { from: '2026-10-22', to: ASK_DAY, withData: 7 });
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

test('ask: single hours are read by the local clock, and lists come with their dates and picture', async () => {
  await using opened = await open();
  const told = async (question: string) => (await ask(opened.house, opened.ada, { question })).json();

  const [early, evening, list, both] = await Promise.all(
    [
      'What was my blood glucose between 6 and 7 am today?',
      'What was my blood glucose after 8 pm today?',
      'What were my two best days for steps in the last 7 days?',
      'What were my average steps and blood glucose in the last 7 days?',
    ].map(told),
  );

  assert.deepEqual(
    [early, evening].map((answer) => [Number(answer?.['value']).toFixed(1), answer?.['n']]),
    [
      ['5.0', 1],
      ['11.1', 1],
    ],
  );
  assert.match(String(early?.['sentence']), /between 06:00 and 07:00/);
  assert.deepEqual([list?.['value'], (list?.['groups'] as unknown[] | undefined)?.length], [7700, 2]);
  assert.match(String(list?.['sentence']), /28 October 2026: 7,700 steps; 27 October 2026/);
  assert.equal((list?.['proof'] as { values: unknown[] } | undefined)?.values.length, 2);
  assert.equal(both?.['value'], 7400);
  assert.match(String(both?.['sentence']), /no data on .*glucose/i);
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
