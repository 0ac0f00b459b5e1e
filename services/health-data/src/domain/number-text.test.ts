import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../../test/columns.ts';
import { NumberText } from './number-text.ts';

const written = (act: (text: NumberText) => void): string => {
  const text = new NumberText();
  act(text);
  return text
    .pieces()
    .map((piece) => new TextDecoder().decode(piece))
    .join('');
};

test('number text: every finite number is written as JSON writes it', () => {
  const random = chance(13);
  const edges = [0, -0, 1, 9, 10, 99, 100, 999, 1_000, 1_001, 9_999, 10_000, 999_999, 1_000_000, 2 ** 31, 2 ** 53, 1e21, 1e-7, 5e-324];
  const numbers = [
    ...edges.flatMap((number) => [number, -number, number + 0.5, number / 3]),
    ...Array.from({ length: 20_000 }, () => (random(2) === 0 ? 1 : -1) * (random(2_000_000) / [1, 10, 100, 1_000, 10_000, 7][random(6)]!)),
  ];

  assert.equal(
    written((text) => text.addAll(Float64Array.from(numbers), 0, numbers.length)),
    JSON.stringify(numbers).slice(1, -1),
  );
});

test('number text: the same number many times, among others, and nothing at all', () => {
  assert.equal(
    written((text) => {
      text.addSame(0.25, 3);
      text.addSame(7, 0);
      text.addAll(Float64Array.of(1, 2, 3), 1, 2);
      text.addSame(60_000, 5);
    }),
    '0.25,0.25,0.25,2,60000,60000,60000,60000,60000',
  );
  assert.equal(
    written(() => {}),
    '',
  );
  assert.equal(written((text) => text.addSame(12, 100_000)).length, 300_000 - 1);
});
