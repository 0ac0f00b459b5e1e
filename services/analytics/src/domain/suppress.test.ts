import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suppressedGroups } from './suppress.ts';

const cells = (...people: number[]) => people.map((n, i) => ({ group: `g${i}`, people: n }));
const hidden = (...people: number[]): string[] => [...suppressedGroups(cells(...people), 11)].toSorted();

test('suppressedGroups: 1 to 10 people are never shown, 11 are', () => {
  for (let n = 0; n < 11; n += 1) assert.ok(hidden(n, 500, 600).includes('g0'), `${n}`);
  assert.deepEqual(hidden(11, 500, 600), []);
});

test('suppressedGroups: a single small cell takes the smallest shown one with it, for the total would betray it', () => {
  assert.deepEqual(hidden(5, 40, 30), ['g0', 'g2']);
});

test('suppressedGroups: two small cells that are still few together take a third one', () => {
  assert.deepEqual(hidden(2, 3, 40, 30), ['g0', 'g1', 'g3']);
  assert.deepEqual(hidden(6, 7, 40, 30), ['g0', 'g1']);
});

test('suppressedGroups: an empty cell is hidden but protects nobody', () => {
  assert.deepEqual(hidden(0, 40, 30), ['g0']);
  assert.deepEqual(hidden(0, 5, 40, 30), ['g0', 'g1', 'g3']);
});

test('suppressedGroups: over 20,000 random tables nothing under 11 is shown, and nothing hidden can be derived from the total', () => {
  let seed = 7;
  const next = (bound: number): number => (seed = (seed * 48_271) % 2_147_483_647) % bound;
  for (let round = 0; round < 20_000; round += 1) {
    const table = cells(...Array.from({ length: 1 + next(9) }, () => (next(3) === 0 ? next(12) : next(60))));
    const found = suppressedGroups(table, 11);
    const away = table.filter(({ group }) => found.has(group));
    const peopled = away.filter(({ people }) => people > 0);
    for (const cell of table) if (cell.people < 11) assert.ok(found.has(cell.group));
    if (peopled.length === 0 || away.length === table.length) continue;
    assert.ok(peopled.length >= 2, JSON.stringify(table));
    assert.ok(peopled.reduce((sum, { people }) => sum + people, 0) >= 11, JSON.stringify(table));
  }
});
