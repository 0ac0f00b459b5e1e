import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neighbours } from './neighbours.ts';

const DAYS = ['2026-03-01', '2026-03-04', '2026-03-05'];

test('neighbours: the wanted day, else the one before it that has data, else the last; none when there is none', () => {
  assert.deepEqual(neighbours(DAYS, '2026-03-04'), { day: '2026-03-04', before: '2026-03-01', after: '2026-03-05' });
  assert.deepEqual(neighbours(DAYS, '2026-03-03'), { day: '2026-03-01', before: undefined, after: '2026-03-04' });
  assert.deepEqual(neighbours(DAYS, undefined), { day: '2026-03-05', before: '2026-03-04', after: undefined });
  assert.deepEqual(neighbours(DAYS, '2026-02-01').day, '2026-03-01');
  assert.deepEqual(neighbours([], undefined), { day: undefined, before: undefined, after: undefined });
});
