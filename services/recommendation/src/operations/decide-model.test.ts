import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person, type TestReply } from '@aceso/kit/testing';
import { MODEL_NAME, openAsk, type OpenAsk } from '../../test/open-ask.ts';

const QUESTION = 'How many steps did I take today?';
const GOOD = 'You took 7,700 steps today.';

const state = async ({ house, ada }: OpenAsk, as = ada): Promise<TestReply> =>
  await house.ask('recommendation', { as, path: `/v1/people/${ada.personId}/model` });
const decide = async ({ house, ada }: OpenAsk, body: object, as = ada): Promise<TestReply> =>
  await house.ask('recommendation', { as, method: 'PUT', path: `/v1/people/${ada.personId}/model`, body });
const uses = async ({ house, ada }: OpenAsk, query = '', as = ada): Promise<TestReply> =>
  await house.ask('recommendation', { as, path: `/v1/people/${ada.personId}/model-uses${query}` });

test('getModel: says which model, where it runs and that nobody agreed yet; nothing is offered while it is off', async () => {
  await using open = await openAsk();

  const before = (await state(open)).json();
  await open.agree();
  const after = (await state(open)).json();
  open.house.settings('recommendation').set('modelProvider', 'off');
  const off = (await state(open)).json();

  const { model } = before as { model: { host: string } };
  assert.deepEqual([before['offered'], before['agreed'], before['isLocal'], before['decidedAt']], [true, false, true, undefined]);
  assert.deepEqual(model, { provider: 'openai-compatible', name: MODEL_NAME, host: new URL(open.model.url).host });
  assert.deepEqual([after['agreed'], typeof after['decidedAt']], [true, 'string']);
  assert.deepEqual([off['offered'], off['agreed'], off['model']], [false, false, undefined]);
});

test('decideModel: agreeing names the very model that is set up; withdrawing needs nothing', async () => {
  await using open = await openAsk();
  const { model } = (await state(open)).json<{ model: object }>();

  const nameless = await decide(open, { agreed: true });
  const another = await decide(open, { agreed: true, model: { ...model, name: 'another' } });
  const withdrawn = await decide(open, { agreed: false });
  const agreed = await decide(open, { agreed: true, model });
  open.house.settings('recommendation').set('modelProvider', 'off');
  const none = await decide(open, { agreed: true, model });

  assert.deepEqual(
    [nameless, another, withdrawn, agreed, none].map(({ status }) => status),
    [409, 409, 200, 200, 409],
  );
  assert.match(String(another.json()['type']), /model-changed$/);
  assert.match(String(none.json()['type']), /no-model$/);
});

test('decideModel: another model or another place needs another decision', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script(GOOD);
  open.house.settings('recommendation').set('modelName', 'scripted-2');

  const answer = (await open.ask(QUESTION)).json();

  assert.deepEqual([(await state(open)).json()['agreed'], answer['wordedBy'], open.model.requests.length], [false, 'template', 0]);
});

test('decideModel, listModelUses: nobody decides or looks for somebody else', async () => {
  await using open = await openAsk();
  const stranger = { ...person(), personId: open.ada.personId };
  const other = person();

  const replies = [
    await state(open, { ...open.ada, subject: other.subject, personId: other.personId }),
    await uses(open, '', { ...other }),
  ];
  const narrow = await decide(open, { agreed: false }, { ...stranger, scopes: ['recommendation:questions:read'] });

  assert.deepEqual([...replies.map(({ status }) => status), narrow.status], [403, 403, 403]);
});

test('listModelUses: says when, to which model, what it asked for, how much and what came of it, page by page', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script(GOOD);
  await open.ask(QUESTION);
  open.model.script({ calls: [{ name: 'ask', args: { question: QUESTION } }] }, { calls: [{ name: 'rm', args: {} }] }, 'Nine zebras.');
  await open.ask('Pray tell, how am I getting on with my legs of late?');

  const first = (await uses(open, '?limit=1')).json<{ items: Record<string, unknown>[]; next: string }>();
  const second = (await uses(open, `?limit=1&cursor=${encodeURIComponent(first.next)}`)).json<{
    items: Record<string, unknown>[];
    next?: string;
  }>();
  const wrong = await uses(open, '?cursor=nonsense');

  const all = [...first.items, ...second.items].toSorted((a, b) => Number(a['requests']) - Number(b['requests']));
  assert.deepEqual(
    all.map(({ requests, tools, outcome }) => [requests, tools, outcome]),
    [
      [1, [], 'worded'],
      [4, ['ask', 'rm'], 'struck'],
    ],
  );
  assert.ok(all.every(({ sentBytes, receivedBytes }) => Number(sentBytes) > 500 && Number(receivedBytes) > 50));
  assert.deepEqual([second.next, wrong.status], [undefined, 400]);
  assert.ok(!JSON.stringify(all).includes('zebra'), 'what was said is not kept');
});

test('erasePerson: decisions and records about a model go as well', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script(GOOD);
  await open.ask(QUESTION);

  const erased = await open.house.ask('recommendation', {
    as: { subject: 'service:users', roles: ['service'] },
    method: 'DELETE',
    path: `/v1/people/${open.ada.personId}/advice`,
  });

  assert.equal(erased.status, 200, erased.text);
  assert.deepEqual([(await state(open)).json()['agreed'], (await uses(open)).json()['items']], [false, []]);
});
