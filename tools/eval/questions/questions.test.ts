import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './answers.ts';
import { madeUp } from './person.ts';
import { FIRST, LAST, SECOND, STRANGERS } from './sets/index.ts';

const told = (outcomes: ReturnType<typeof judge>): readonly string[] =>
  outcomes.filter(({ verdict }) => verdict !== 'right').map((one) => `${one.verdict}: ${one.question.text} ${one.told}`);

test('questions: what the rules were widened with is answered as plain sums give it, over two made-up people', () => {
  const all = [...FIRST, ...SECOND, ...LAST, ...STRANGERS];
  for (const seed of [1, 2]) {
    const missed = told(judge(all, madeUp(seed)));

    assert.ok(missed.length <= all.length * 0.02, `${missed.length} of ${all.length}:\n${missed.slice(0, 12).join('\n')}`);
  }
});

test('questions: no two of them are the same', () => {
  const texts = [...FIRST, ...SECOND, ...LAST, ...STRANGERS].map(({ text }) => text.toLowerCase());

  assert.deepEqual(
    texts.filter((text, at) => texts.indexOf(text) !== at),
    [],
  );
});
