import assert from 'node:assert/strict';
import { test } from 'node:test';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './vectors/compare.ts';
import { families } from './vectors/families.ts';
import { familyOf } from './vectors/functions.ts';
import { isVectorFile, runFamily } from './vectors/run.ts';
import type { VectorFile } from './vectors/run.ts';

const shared = join(import.meta.dirname, '..', '..', 'shared');
const folder = join(shared, 'vectors');
const readData = (path: string) => readFileSync(join(shared, 'data', path), 'utf8');

if (existsSync(folder)) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name.slice(0, -5) in families)) {
    const name = file.slice(0, -5);
    test(`vectors: ${name} gives the published numbers`, () => {
      // Written by the project's own tools in this shape.
      const vectors = JSON.parse(readFileSync(join(folder, file), 'utf8')) as VectorFile;

      const report = runFamily(name, vectors, readData);

      assert.deepEqual(report.failures, []);
      assert.equal(report.passed, vectors.cases.length);
    });
  }
} else {
  test('vectors: published numbers', (context) => context.skip(`no vector files in ${folder}`));
}

test('compare: a stated tolerance is absolute, relative, or by field', () => {
  assert.equal(compare(10, 10.4, 0.5).wrong, undefined);
  assert.notEqual(compare(10, 10.6, 0.5).wrong, undefined);
  assert.equal(compare({ a: 100 }, { a: 101.9 }, { default: '2% relative' }).wrong, undefined);
  assert.notEqual(compare({ a: 100 }, { a: 102.1 }, { default: '2% relative' }).wrong, undefined);
  assert.notEqual(compare({ a: 1, b: 1 }, { a: 1.4, b: 1.4 }, { a: 0.5, default: 0.1 }).wrong, undefined);
});

test('compare: words, gaps, counts and lengths must be equal', () => {
  assert.equal(compare({ a: null }, {}, 0).wrong, undefined);
  assert.notEqual(compare('high', 'low', 0).wrong, undefined);
  assert.notEqual(compare([1, 2], [1], 0).wrong, undefined);
  assert.notEqual(compare(3, undefined, 1).wrong, undefined);
  assert.notEqual(compare({ n: 5 }, { refused: 'x' }, 1).wrong, undefined);
});

test('runFamily: a family without a method fails all its cases', () => {
  const report = runFamily('no_such_family', { cases: [{ id: 'a', input: {}, expected: 1 }] }, readData);

  assert.deepEqual([report.built, report.cases, report.passed], [false, 1, 0]);
});

test('runFamily: a case that breaks its method fails alone and says why', () => {
  const cases = [
    { id: 'broken', input: null, expected: 1 },
    { id: 'fine', input: { events: [1, 0] }, expected: [1, 0.95] },
    { input: { events: [1] }, expected: [2] },
  ];

  const report = runFamily('dosage', { cases, tolerance: 1e-6 }, readData);

  assert.deepEqual([report.cases, report.passed, report.worst], [3, 1, Infinity]);
  assert.match(report.failures.join('\n'), /^broken: no answer: .+\n#2: answer\[0\]: expected 2, got 1$/);
});

test('runFamily: a file of another name is known by its beginning or by its function line', () => {
  const known = new Set(['prevent', 'prevent_validity', 'dosage']);

  assert.equal(familyOf('prevent_validity', undefined, known), 'prevent_validity');
  assert.equal(familyOf('prevent-more', undefined, known), 'prevent');
  assert.equal(familyOf('prevent_validity_2', undefined, known), 'prevent_validity');
  assert.equal(familyOf('hidden', 'dosage(events, x0=0) -> x[]', known), 'dosage');
  assert.equal(familyOf('hidden', 'see kind', known), undefined);
  assert.equal(familyOf('preventive', undefined, known), undefined);
});

test('compare: a refusal is the nothing that a file expects; words of tolerances are read leniently', () => {
  assert.equal(compare(null, { refused: { reason: 'no-spread' } }, 0).wrong, undefined);
  assert.equal(compare(10, 10.09, '0.1').wrong, undefined);
  assert.equal(compare(10, 10.4, '5 % relative').wrong, undefined);
  assert.notEqual(compare(10, 10.6, '5% relative').wrong, undefined);
  assert.equal(isVectorFile({ about: 'no cases' }), false);
});
