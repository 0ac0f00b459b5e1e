import assert from 'node:assert/strict';
import { test } from 'node:test';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';
import { trendPieces } from './trend-pieces.ts';

const days = Array.from({ length: 240 }, (_, day) => day);

test('trendPieces: finds a climb between two steady times and its size', () => {
  const next = normalNumbers(3);
  const values = days.map((day) => 70 + Math.min(4, Math.max(0, (day - 80) * 0.05)) + 0.3 * next());

  const pieces = granted(trendPieces({ times: days, values, scale: 0.3, shortest: 10 }));

  assert.equal(pieces.length, 3);
  near(pieces[1]?.from ?? 0, 80, 8);
  near(pieces[1]?.to ?? 0, 160, 8);
  near((pieces[1]?.last ?? 0) - (pieces[1]?.first ?? 0), 4, 0.5);
});

test('trendPieces: noise alone is one piece without a slope', () => {
  const next = normalNumbers(4);

  const [piece, ...rest] = granted(trendPieces({ times: days, values: days.map(next), scale: 1, shortest: 5 }));

  assert.deepEqual(rest, []);
  assert.ok(Math.abs(piece?.slope ?? 1) < 3 * (piece?.slopeError ?? 0));
});

test('trendPieces: a steady series is one piece, a jump cuts it', () => {
  const values = days.map((day) => (day < 100 ? 5 : 9));

  assert.deepEqual(
    granted(trendPieces({ times: days, values, scale: 0.5, shortest: 5 })).map(({ from, to, slope }) => [from, to, slope]),
    [
      [0, 100, 0],
      [100, 240, 0],
    ],
  );
});

test('trendPieces: refuses few values and a scale of nothing', () => {
  assert.equal(refusalOf(trendPieces({ times: [1], values: [1], scale: 1, shortest: 3 })).reason, 'too-few-values');
  assert.equal(refusalOf(trendPieces({ times: days, values: days, scale: 0, shortest: 3 })).reason, 'out-of-range');
});
