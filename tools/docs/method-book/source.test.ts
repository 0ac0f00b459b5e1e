import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { methodPages } from './pages.ts';
import { svgOf } from './plot.ts';
import { methodFiles } from './source.ts';
import { linked, told } from './words.ts';

const ROOT = join(import.meta.dirname, '../../..');

test('method book: everything that science/ offers is found, with its words', () => {
  const offered = methodFiles().flatMap(({ offered: own }) => own);

  assert.ok(offered.length > 150);
  assert.deepEqual(
    offered.filter(({ kind, words }) => kind === 'function' && words === '').map(({ name }) => name),
    [],
  );
});

test('method book: the folder holds the pages and nothing of methods that are gone', () => {
  const made = new Set(methodPages().map(([path]) => path));
  const there = ['docs/science', 'docs/science/img'].flatMap((folder) =>
    existsSync(join(ROOT, folder))
      ? readdirSync(join(ROOT, folder), { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => `${folder}/${name}`)
      : [],
  );

  assert.deepEqual(
    there.filter((path) => !made.has(path)),
    [],
    'delete them',
  );
});

test('told: the first paragraph says what it is, each other sentence stands under one heading', () => {
  const { what, rows } = told(
    'What it is.\n\nAge 18 to 90 years, glucose in mg/dL. Needs 14 days. Not for children. C 0.79 in others. Weekdays differ.',
  );

  assert.equal(what, 'What it is.');
  assert.deepEqual(rows, [
    ['Units and range', 'Age 18 to 90 years, glucose in mg/dL.'],
    ['Least data', 'Needs 14 days.'],
    ['For whom, and for whom not', 'Not for children.'],
    ['Accuracy', 'C 0.79 in others.'],
    ['Good to know', 'Weekdays differ.'],
  ]);
});

test('linked: identifiers become links, and keep what stands behind them', () => {
  assert.equal(linked('A 2020, doi 10.1/a.b; B'), 'A 2020, doi 10.1/a.b; B');
  assert.equal(linked('A 2020, doi 10.1000/a.b; B'), 'A 2020, [doi 10.1000/a.b](https://doi.org/10.1000/a.b); B');
});

test('svgOf: the same picture has the same bytes, and its words are safe', () => {
  const plot = { says: 'a < b & c', xLabel: 'x', yLabel: 'y', layers: [{ as: 'line', colour: '#000', x: [0, 1], y: [2, 2] }] } as const;

  assert.equal(svgOf(plot), svgOf(plot));
  assert.match(svgOf(plot), /<title>a &lt; b &amp; c<\/title>/);
});
