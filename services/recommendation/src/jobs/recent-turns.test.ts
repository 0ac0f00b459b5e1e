import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepRecentTurns, type RecentTurn } from './recent-turns.ts';

const turn = (revision: number): RecentTurn => ({
  revision,
  said: 0,
  told: undefined,
  today: '2026-03-01',
  at: new Date('2026-03-01T12:00:00Z'),
  features: new Map(),
  mark: undefined,
  outcomes: [],
  past: [],
});

test('keepRecentTurns: what is remembered counts under its revision alone, until it is forgotten', () => {
  const recent = keepRecentTurns();
  const seventh = turn(7);
  recent.keep('ada', seventh);

  assert.equal(recent.find('ada', 7), seventh);
  assert.equal(recent.find('ada', 8), undefined);
  assert.equal(recent.find('bob', 7), undefined);
  recent.forget('ada');
  assert.equal(recent.find('ada', 7), undefined);
});

test('keepRecentTurns: of many people the last ones are remembered', () => {
  const recent = keepRecentTurns();
  for (let i = 0; i < 40; i++) recent.keep(`person ${i}`, turn(i));

  assert.equal(recent.find('person 0', 0), undefined);
  assert.notEqual(recent.find('person 39', 39), undefined);
});
