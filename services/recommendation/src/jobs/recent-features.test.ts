import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepRecentFeatures } from './recent-features.ts';

test('keepRecentFeatures: what is remembered counts under its revision alone, until it is forgotten', () => {
  const recent = keepRecentFeatures();
  const features = new Map([['body-mass', [{ day: '2026-05-01', value: 70, count: 1, coverage: 1, sources: ['scale'] }]]]);
  recent.keep('ada', 7, features);

  assert.equal(recent.find('ada', 7), features);
  assert.equal(recent.find('ada', 8), undefined);
  assert.equal(recent.find('bob', 7), undefined);
  recent.forget('ada');
  assert.equal(recent.find('ada', 7), undefined);
});

test('keepRecentFeatures: of many people the last ones are remembered', () => {
  const recent = keepRecentFeatures();
  for (let i = 0; i < 40; i++) recent.keep(`person ${i}`, i, new Map());

  assert.equal(recent.find('person 0', 0), undefined);
  assert.notEqual(recent.find('person 39', 39), undefined);
});
