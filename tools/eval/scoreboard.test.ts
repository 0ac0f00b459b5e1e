import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goalOf, isReached, type Part, type Score } from './part.ts';
import { PARTS } from './parts.ts';
import { inLines, inMarkdown } from './scoreboard.ts';

const part: Part = { name: 'one', title: 'One', about: 'How.', run: () => ({ scores: [] }) };
const score = (value: number, target?: Score['target']): Score => ({
  name: 'found',
  value,
  unit: '%',
  ...(target === undefined ? {} : { target }),
});

test('scoreboard: a score is held against both of its bounds, and without a goal against nothing', () => {
  assert.deepEqual(
    [score(91, { atLeast: 92, atMost: 98 }), score(95, { atLeast: 92, atMost: 98 }), score(99, { atLeast: 92, atMost: 98 }), score(0)].map(
      isReached,
    ),
    [false, true, false, true],
  );
  assert.deepEqual(
    [{ atLeast: 92, atMost: 98 }, { atLeast: 99 }, { atMost: 1 }].map((target) => goalOf(score(1, target))),
    ['92 to 98 %', '≥ 99 %', '≤ 1 %'],
  );
});

test('scoreboard: what went wrong is told in print and in the document, the same each time', () => {
  const report = { scores: [score(50, { atLeast: 90 })], misses: Array.from({ length: 45 }, (_, i) => `case ${i}`) };

  const lines = inLines({ part, report });
  const document = inMarkdown([{ part, report }], { seed: 1, people: 2 });

  assert.match(lines, /! found/);
  assert.match(lines, /miss: case 0\n[^]*and 5 more/);
  assert.match(document, /\*\*no\*\*[^]*- case 39\n\nAnd 5 more/);
  assert.equal(document, inMarkdown([{ part, report }], { seed: 1, people: 2 }));
});

test('scoreboard: a part that cannot run says why', () => {
  assert.match(inLines({ part, report: { scores: [], skipped: 'no files' } }), /not run: no files/);
});

test('evaluation: every part has a name of its own', () => {
  assert.equal(new Set(PARTS.map(({ name }) => name)).size, PARTS.length);
});
