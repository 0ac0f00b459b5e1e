import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepRecentTurns, type RecentTurn } from './recent-turns.ts';

const turn = (revision: number, days = 0): RecentTurn => ({
  revision,
  said: 0,
  told: undefined,
  today: '2026-03-01',
  at: new Date('2026-03-01T12:00:00Z'),
  features: new Map([
    ['body-mass', Array.from({ length: days }, () => ({ day: '2026-03-01', value: 1, count: 1, coverage: 1, sources: [] }))],
  ]),
  mark: undefined,
  outcomes: [],
  past: [],
});

test('keepRecentTurns: what is remembered is taken by one, and gone until it is kept again', () => {
  const recent = keepRecentTurns();
  const seventh = turn(7);
  recent.keep('ada', seventh);

  assert.equal(recent.take('bob'), undefined);
  assert.equal(recent.take('ada'), seventh);
  assert.equal(recent.take('ada'), undefined);
  recent.keep('ada', seventh);
  recent.forget('ada');
  assert.equal(recent.take('ada'), undefined);
});

test('keepRecentTurns: of many people the last ones are remembered', () => {
  const recent = keepRecentTurns();
  for (let i = 0; i < 400; i++) recent.keep(`person ${i}`, turn(i, 2_000));

  assert.equal(recent.take('person 0'), undefined);
  assert.notEqual(recent.take('person 399'), undefined);
});

test('keepRecentTurns: people with little are remembered in greater number', () => {
  const recent = keepRecentTurns();
  for (let i = 0; i < 400; i++) recent.keep(`person ${i}`, turn(i, 20));

  assert.notEqual(recent.take('person 0'), undefined);
});
