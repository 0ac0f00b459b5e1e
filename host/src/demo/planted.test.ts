import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundOf } from './planted.ts';

const planted = (isRecent: boolean) => ({
  kind: 'training-block' as const,
  from: '2026-07-22',
  to: '2026-09-16',
  size: 2.5,
  unit: '{workouts}/wk',
  detail: '',
  isRecent,
});
const insight = (kind: string, since: string, until: string) => ({ kind, since, until }) as Parameters<typeof foundOf>[1][number];

test('foundOf: what is over counts as found when most of its days are named, what goes on when it is spoken of at all', () => {
  const found = (isRecent: boolean, kind: string, since: string, until: string): boolean | undefined =>
    foundOf([planted(isRecent)], [insight(kind, since, until)])[0]?.found;

  assert.equal(found(false, 'training-block', '2026-07-24', '2026-09-17'), true);
  assert.equal(found(false, 'training-block', '2026-09-10', '2026-11-01'), false);
  assert.equal(found(true, 'training-block', '2026-09-10', '2026-11-01'), true);
  assert.equal(found(true, 'short-sleep', '2026-07-24', '2026-09-17'), false);
});
