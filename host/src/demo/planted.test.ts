import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beyondPlanted, foundOf } from './planted.ts';

const planted = (isRecent: boolean) => ({
  kind: 'training-block' as const,
  from: '2026-07-22',
  to: '2026-09-16',
  size: 2.5,
  unit: '{workouts}/wk',
  detail: '',
  daysRecorded: 50,
  isRecent,
});
const insight = (kind: string, since: string, until: string) => ({ kind, since, until, isCurrent: false });

test('foundOf: what is over counts as found when most of its days are named, what goes on when it is spoken of at all', () => {
  const found = (isRecent: boolean, kind: string, since: string, until: string): boolean | undefined =>
    foundOf([planted(isRecent)], [insight(kind, since, until)])[0]?.found;

  assert.equal(found(false, 'training-block', '2026-07-24', '2026-09-17'), true);
  assert.equal(found(false, 'training-block', '2026-09-10', '2026-11-01'), false);
  assert.equal(found(true, 'training-block', '2026-09-10', '2026-11-01'), true);
  assert.equal(found(true, 'short-sleep', '2026-07-24', '2026-09-17'), false);
});

test('beyondPlanted: what nothing accounts for, by kind and by days', () => {
  const beyond = (kind: string, since: string, until: string): number =>
    beyondPlanted([planted(false)], [insight(kind, since, until)]).length;

  assert.equal(beyond('training-block', '2026-07-24', '2026-09-10'), 0);
  assert.equal(beyond('illness-like-strain', '2026-08-01', '2026-08-05'), 0);
  assert.equal(beyond('training-block', '2026-01-01', '2026-02-10'), 1);
  assert.equal(beyond('weight-rising', '2026-07-24', '2026-09-10'), 1);
});
