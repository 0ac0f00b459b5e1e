import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glycaemiaCategory } from './glycaemia-category.ts';
import { granted, refusalOf } from './testing.ts';

test('glycaemiaCategory: each cut-off belongs to the higher category', () => {
  assert.deepEqual(
    [5.6, 5.7, 6.4, 6.5].map((value) => granted(glycaemiaCategory({ test: 'a1c', value }))),
    ['normal', 'prediabetes', 'prediabetes', 'diabetes-range'],
  );
  assert.deepEqual(
    [99, 100, 126].map((value) => granted(glycaemiaCategory({ test: 'fasting', value }))),
    ['normal', 'prediabetes', 'diabetes-range'],
  );
  assert.deepEqual(
    [139, 140, 200].map((value) => granted(glycaemiaCategory({ test: 'tolerance-2h', value }))),
    ['normal', 'prediabetes', 'diabetes-range'],
  );
});

test('glycaemiaCategory: a random value counts with symptoms only', () => {
  assert.equal(granted(glycaemiaCategory({ test: 'random', value: 250 })), 'inconclusive');
  assert.equal(granted(glycaemiaCategory({ test: 'random', value: 250, symptoms: true })), 'diabetes-range');
});

test('glycaemiaCategory: an HbA1c in mmol/mol is refused, not read as percent', () => {
  assert.equal(refusalOf(glycaemiaCategory({ test: 'a1c', value: 48 })).reason, 'out-of-range');
});
