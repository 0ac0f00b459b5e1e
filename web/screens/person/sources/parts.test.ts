import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPart, type Part } from './parts.ts';

function all(bytes: number, size: number): readonly Part[] {
  const parts: Part[] = [];
  for (
    let part = nextPart(0, bytes, size);
    part !== undefined && parts.length < 20;
    part = part.to === bytes ? undefined : nextPart(part.to, bytes, size)
  )
    parts.push(part);
  return parts;
}

test('nextPart: parts touch, cover the file once, and only the last says so', () => {
  for (const bytes of [1, 7, 8, 9, 16, 17]) {
    const parts = all(bytes, 8);
    assert.equal(parts[0]?.from, 0);
    assert.equal(parts.at(-1)?.to, bytes);
    parts.slice(1).forEach((part, i) => assert.equal(part.from, parts[i]?.to));
    assert.deepEqual(
      parts.map((part) => part.isLast),
      parts.map((_, i) => i === parts.length - 1),
    );
  }
});

test('nextPart: goes on in the middle of a part when the server has less or more than was sent', () => {
  assert.deepEqual(nextPart(5, 20, 8), { from: 5, to: 13, isLast: false });
  assert.equal(nextPart(20, 20, 8), undefined);
});
