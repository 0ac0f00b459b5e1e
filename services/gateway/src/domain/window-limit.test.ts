import assert from 'node:assert/strict';
import { test } from 'node:test';
import { take, type Window } from './window-limit.ts';

test('window limit: exactly as many as allowed, then none until the window ends, then as many again', () => {
  const store = new Map<string, Window>();
  const answers = Array.from({ length: 5 }, (_, i) => take(store, 'a', 3, i * 1000));

  assert.deepEqual(
    answers.map(({ isAllowed }) => isAllowed),
    [true, true, true, false, false],
  );
  assert.deepEqual(
    answers.map(({ left }) => left),
    [2, 1, 0, 0, 0],
  );
  assert.equal(answers[4]?.resetSeconds, 56);
  assert.equal(take(store, 'b', 3, 4000).isAllowed, true);
  assert.equal(take(store, 'a', 3, 59_999).isAllowed, false);
  assert.equal(take(store, 'a', 3, 60_000).isAllowed, true);
});
