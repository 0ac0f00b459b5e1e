import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person } from '@aceso/kit/testing';
import { INJECTION, MODEL_NAME, openAsk, type OpenAsk } from '../../test/open-ask.ts';
import type { ModelRequest, Turn } from '../../test/scripted-model.ts';

const QUESTION = 'What was my average step count over the last 7 days?';
const GOOD = 'You averaged 7,400 steps a day over the last 7 days.';
const ODD = 'Pray tell, how am I getting on with my legs of late?';
const COMPUTED = /^Your average steps in the 7 days .* was 7,400 steps/;

interface Told {
  readonly sentence: string;
  readonly computed?: string;
  readonly value: number | null;
  readonly none?: string;
  readonly wordedBy: string;
  readonly readBy?: string;
  readonly modelOutcome?: string;
  readonly model?: { readonly name: string; readonly host: string };
  readonly numbers?: readonly { readonly text: string; readonly figure: string; readonly value: number; readonly from: string }[];
  readonly struck?: readonly { readonly text: string; readonly reason: string }[];
  readonly notes: readonly string[];
}
async function told(open: OpenAsk, question: string, more: object = {}): Promise<Told> {
  const reply = await open.ask(question, more);
  assert.equal(reply.status, 200, reply.text);
  return reply.json<Told>();
}
const reasons = ({ struck = [] }: Told): readonly string[] => struck.map(({ reason, text }) => `${reason} ${text}`);
const call = (name: string, args: unknown): Turn => ({ calls: [{ name, args }] });
const lastOf = ({ body }: ModelRequest): string => body.messages.at(-1)?.content ?? '';

test('ask with a model: without consent nothing is sent, and the answer is computed', async () => {
  await using open = await openAsk();
  open.model.script(GOOD);

  const answer = await told(open, QUESTION);

  assert.deepEqual([answer.wordedBy, answer.value, answer.model, open.model.requests.length], ['template', 7400, undefined, 0]);
  assert.match(answer.sentence, COMPUTED);
});

test('ask with a model: words that hold are shown, with the computed sentence and a proof for each number', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script(GOOD);

  const answer = await told(open, QUESTION);

  assert.deepEqual([answer.sentence, answer.wordedBy, answer.modelOutcome, answer.value], [GOOD, 'model', 'worded', 7400]);
  assert.match(answer.computed ?? '', COMPUTED);
  assert.equal(answer.model?.name, MODEL_NAME);
  assert.deepEqual(
    answer.numbers?.map(({ text, value, from }) => [text, value, from]),
    [['7,400', 7400, 'answer']],
  );
  assert.equal(answer.struck, undefined);
  assert.equal(open.model.requests[0]?.authorization, 'Bearer sk-hidden');
});

test('ask with a model: what is sent is the question and results; no names, ids, devices or single days', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script(
    call('latest_values', { metrics: ['step-count'] }),
    call('ask', { question: 'How far did I run this month?' }),
    'You ran 8.05 km in October.',
  );

  await told(open, ODD);

  const sent = JSON.stringify(open.model.requests.map(({ body }) => body));
  for (const secret of ['Ada', 'Lovelace', open.ada.personId, 'workout-of-ada', INJECTION.slice(0, 20), 'Ignore all previous', 'sk-hidden'])
    assert.ok(!sent.includes(secret), secret);
  assert.ok(sent.includes('step-count') && sent.includes('7700'), 'the newest value is sent when it is asked for');
});

const INVENTED = [
  ['a wrong number', 'You averaged 9,100 steps a day over the last 7 days.', 'number 9,100'],
  ['a wrong unit', 'You averaged 7,400 km a day over the last 7 days.', 'number 7,400'],
  ['another measure', 'Your resting heart rate averaged 7,400 over the last 7 days.', 'metric 7,400'],
  ['another period', 'You averaged 7,400 steps a day last month.', 'period 7,400'],
  ['a direction', 'You averaged 7,400 steps a day over the last 7 days, and it is falling.', 'direction falling'],
  ['a run', `${GOOD} That includes a 5-mile run on Tuesday.`, 'event run'],
  ['a cause', `${GOOD} It fits because of the weather.`, 'cause because of'],
  ['a diagnosis', `${GOOD} You have diabetes.`, 'claim a diagnosis'],
  ['a medicine', `${GOOD} Stop taking your statins.`, 'claim a medicine'],
  ['a link', `${GOOD} More at https://evil.example.`, 'form not plain text'],
  ['nothing', '', 'form nothing'],
] as const;
test('ask with a model: what it invents is struck twice, and the computed sentence is shown', async () => {
  await using open = await openAsk();
  await open.agree();
  for (const [what, draft, expected] of INVENTED) {
    open.model.script(draft);

    const answer = await told(open, QUESTION);

    assert.deepEqual([answer.wordedBy, answer.modelOutcome, answer.value], ['template', 'struck', 7400], what);
    assert.match(answer.sentence, COMPUTED, what);
    assert.ok(reasons(answer).includes(expected), `${what}: ${reasons(answer).join(', ')}`);
    assert.equal(open.model.requests.length, 2, `${what}: one retry`);
  }
});

test('ask with a model: it is told once what did not hold, and a better second text is shown', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script('You averaged 9,100 steps a day over the last 7 days.', GOOD);

  const answer = await told(open, QUESTION);

  assert.deepEqual([answer.sentence, answer.wordedBy], [GOOD, 'model']);
  assert.deepEqual(reasons(answer), ['number 9,100']);
  assert.match(open.model.requests[1] === undefined ? '' : lastOf(open.model.requests[1]), /“9,100”: no result gives this number/);
});

for (const [what, turn, outcome] of [
  ['hangs up', { behave: 'hang-up' }, 'failed'],
  ['streams garbage', { raw: 'data: {"choices":[{"delta":{"con\n\ndata: \u0000\u0001', type: 'text/event-stream' }, 'failed'],
  ['answers with HTML', { raw: '<html>502</html>', type: 'text/html', status: 502 }, 'failed'],
  ['answers without an end', { endless: true }, 'failed'],
  ['leads elsewhere', { redirectTo: 'http://169.254.169.254/latest/meta-data' }, 'failed'],
  ['stalls', { behave: 'stall' }, 'too-slow'],
  ['answers letter by letter for ever', { behave: 'trickle' }, 'too-slow'],
] as const)
  test(`ask with a model: one that ${what} leaves the computed sentence`, async () => {
    await using open = await openAsk({ modelTimeoutSeconds: 1 });
    await open.agree();
    open.model.script(turn);

    const answer = await told(open, QUESTION);

    assert.deepEqual([answer.wordedBy, answer.modelOutcome], ['template', outcome]);
    assert.match(answer.sentence, COMPUTED);
  });

test('ask with a model: what the grammar does not understand it turns into a query, which is computed here', async () => {
  await using open = await openAsk();
  await open.agree();
  const query = {
    kind: 'statistic',
    measure: { metric: 'step-count' },
    statistic: 'mean',
    slice: { from: '2026-10-22', to: '2026-10-28' },
  };
  open.model.script(call('compute', { query }), GOOD);

  const answer = await told(open, ODD);
  const without = await told(open, ODD, { wording: 'template' });

  assert.deepEqual([answer.value, answer.readBy, answer.wordedBy, answer.sentence], [7400, 'model', 'model', GOOD]);
  assert.match(answer.computed ?? '', COMPUTED);
  assert.match(answer.notes.join(' '), /language model turned the question/);
  assert.deepEqual([without.none, without.model], ['not_understood', undefined]);
});

test('ask with a model: queries that do not fit, bad JSON and unknown tools are answered with what is wrong, and change nothing', async () => {
  await using open = await openAsk();
  await open.agree();
  const form = (query: object): Turn => call('compute', { query });
  open.model.script(
    { calls: [{ name: 'drop_tables', args: { all: true } }] },
    call('compute', '{"query": {"kind":'),
    form({ kind: 'statistic', measure: { metric: 'bank-balance' }, statistic: 'mean', slice: {} }),
    form({ kind: 'statistic', measure: { metric: 'step-count' }, statistic: 'mean', slice: { from: '2026-02-30' } }),
    GOOD,
  );

  const answer = await told(open, ODD);

  assert.deepEqual([answer.none, answer.value, answer.wordedBy], ['not_understood', null, 'template']);
  assert.deepEqual(reasons(answer).slice(0, 1), ['form nothing was looked up']);
  const heard = open.model.requests.map(lastOf).join('\n');
  assert.match(heard, /unavailable tool 'drop_tables'/);
  assert.match(heard, /JSON parsing failed/);
  assert.match(heard, /no such metric/);
  assert.match(heard, /calendar has no 2026-02-30/);
});

test('ask with a model: a person, another tool input or a question that needs care gets it nowhere', async () => {
  await using open = await openAsk();
  await open.agree();
  const other = person().personId;
  open.model.script(
    call('latest_values', { metrics: ['step-count'], personId: other }),
    call('ask', { question: 'I have crushing chest pain, what was my pulse?' }),
    'Nothing.',
  );

  await told(open, ODD);

  const heard = open.model.requests.map(lastOf);
  assert.match(heard[1] ?? '', /Nothing was looked up/);
  assert.match(heard[2] ?? '', /no question for figures/);
});

test('ask with a model: endless lookups end with the steps that are allowed', async () => {
  await using open = await openAsk({ modelMaxSteps: 3 });
  await open.agree();
  open.model.script(call('ask', { question: QUESTION }));

  const answer = await told(open, ODD);

  assert.deepEqual([answer.value, answer.readBy, answer.wordedBy, answer.modelOutcome], [7400, 'model', 'template', 'failed']);
  assert.equal(open.model.requests.length, 3, 'no more steps than allowed');
  assert.equal(open.model.requests[2]?.body.tool_choice, 'none');
});

test('ask with a model: signs that need care, somebody else’s question and a narrow token never reach it', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script(GOOD);

  const emergency = await told(open, 'I have crushing chest pain, how many steps did I take?');
  const advice = await told(open, 'Should I take more insulin?');
  const stranger = await open.ask(QUESTION, {}, person());

  assert.deepEqual([emergency.none, advice.none, stranger.status], ['safety', 'out_of_scope', 403]);
  assert.equal(open.model.requests.length, 0);
});

test('ask with a model: a consent withdrawn in the middle ends it at once, and nothing more is sent', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script(async () => {
    await open.withdraw();
    return call('ask', { question: QUESTION });
  }, GOOD);

  const answer = await told(open, ODD);
  const later = await told(open, QUESTION);

  assert.deepEqual([answer.modelOutcome, answer.none, later.wordedBy, later.model], ['stopped', 'not_understood', 'template', undefined]);
  assert.equal(open.model.requests.length, 1);
});

test('ask with a model: one that fails again and again is left alone for a while', async () => {
  await using open = await openAsk();
  await open.agree();
  open.model.script({ behave: 'hang-up' });

  for (let i = 0; i < 5; i += 1) await told(open, QUESTION);

  assert.equal(open.model.requests.length, 3);
});

test('ask with a model: an address that is link-local is not asked, whatever it would say', async () => {
  await using open = await openAsk({ modelUrl: 'http://169.254.169.254/v1' });
  await open.agree();

  const answer = await told(open, QUESTION);

  assert.deepEqual([answer.wordedBy, answer.modelOutcome], ['template', 'failed']);
  assert.match(open.logged(), /link-local/);
});

test('ask with a model: a day has an end, and logs hold neither questions nor words nor keys', async () => {
  await using open = await openAsk({ modelUsesPerDay: 2 });
  await open.agree();
  open.model.script('You averaged 9,100 zebras.', GOOD, { raw: '{"secret":"zebra"}' });

  const answers = [await told(open, QUESTION), await told(open, QUESTION), await told(open, QUESTION)];

  assert.deepEqual(
    answers.map(({ modelOutcome }) => modelOutcome),
    ['worded', 'failed', undefined],
  );
  for (const secret of ['zebra', 'sk-hidden', QUESTION, '7,400']) assert.ok(!open.logged().includes(secret), secret);
});

for (const [provider, path, answer] of [
  [
    'anthropic',
    '/v1/messages',
    {
      type: 'message',
      id: 'm',
      model: 'm',
      role: 'assistant',
      content: [{ type: 'text', text: GOOD }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 1, output_tokens: 1 },
    },
  ],
  [
    'google',
    `/v1/models/${MODEL_NAME}:generateContent`,
    {
      candidates: [{ content: { role: 'model', parts: [{ text: GOOD }] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    },
  ],
] as const)
  test(`ask with a model: ${provider} is asked in its own form, lookups included, at the address of the settings only`, async () => {
    await using open = await openAsk({ modelProvider: provider });
    await open.agree();
    open.model.script({ raw: JSON.stringify(answer) });

    const worded = await told(open, QUESTION);
    const looked = await told(open, ODD);

    assert.deepEqual([worded.sentence, worded.wordedBy, worded.model?.host], [GOOD, 'model', new URL(open.model.url).host]);
    assert.deepEqual(
      open.model.requests.map((request) => request.path),
      [path, path, path],
    );
    // It looked nothing up, so there is nothing that its text could rest on.
    assert.deepEqual([looked.none, reasons(looked)], ['not_understood', ['form nothing was looked up']]);
    assert.match(JSON.stringify(open.model.requests[1]?.body), /"compute"/);
  });
