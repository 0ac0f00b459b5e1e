import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bounded, CHARACTERS_MOST, ITEMS_MOST, sourcesOf } from './agent-answer.ts';

const items = (count: number, size = 1) => Array.from({ length: count }, (_, index) => ({ index, text: 'x'.repeat(size) }));

test('agent answer: of a series the newest items are kept, of a ranking the first, and it says how many are left out', () => {
  const series = bounded({ items: items(ITEMS_MOST + 5) });
  const ranking = bounded({ items: items(ITEMS_MOST + 5), bestFirst: true });

  assert.deepEqual([series.leftOut, series.items.length, series.items[0]?.['index']], [5, ITEMS_MOST, 5]);
  assert.deepEqual([ranking.leftOut, ranking.items.length, ranking.items[0]?.['index']], [5, ITEMS_MOST, 0]);
});

test('agent answer: it never grows beyond its characters, and an item that is too large alone is left out', () => {
  const large = bounded({ items: items(10, CHARACTERS_MOST / 4) });
  const alone = bounded({ items: items(1, CHARACTERS_MOST) });

  assert.ok(JSON.stringify(large.items).length <= CHARACTERS_MOST + 2);
  assert.deepEqual([large.items.length, large.leftOut], [3, 7]);
  assert.deepEqual([alone.items.length, alone.leftOut], [0, 1]);
});

test('agent answer: sources are named once, in order', () => {
  assert.deepEqual(sourcesOf(['Watch', 'Phone', 'Watch']), ['Phone', 'Watch']);
});
