import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NumberText } from './number-text.ts';
import { PieceRoom } from './piece-room.ts';

const say = (pieces: readonly Uint8Array[]): string => Buffer.concat(pieces).toString('latin1');

test('PieceRoom: what was given back is used again, and the next text says only its own numbers', () => {
  const room = new PieceRoom();
  const first = new NumberText(room);
  first.addSame(123_456, 40_000);
  const before = new Set(first.pieces().map(({ buffer }) => buffer));
  first.release();

  const second = new NumberText(room);
  second.addAll(Float64Array.of(1, 2.5, -3), 0, 3);

  assert.ok(second.pieces().every(({ buffer }) => before.has(buffer)));
  assert.equal(say(second.pieces()), '1,2.5,-3');
});

test('PieceRoom: texts that are written at the same time do not share room', () => {
  const room = new PieceRoom();
  const texts = [1, 2, 3].map((number) => {
    const text = new NumberText(room);
    text.addSame(number, 3);
    return text;
  });

  assert.deepEqual(
    texts.map((text) => say(text.pieces())),
    ['1,1,1', '2,2,2', '3,3,3'],
  );
});
