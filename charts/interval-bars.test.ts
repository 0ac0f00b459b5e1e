import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalBars } from './interval-bars.ts';

const chart = intervalBars(
  {
    name: 'People',
    rows: [
      { label: 'Women', value: 120, low: 98, high: 142 },
      { label: 'Men', suppressed: 'fewer than 11' },
    ],
  },
  { unit: '', decimals: 0 },
);

test('intervalBars: no value stands without its interval, in the picture, in words and in the table', () => {
  assert.match(chart.sentence, /Women: 120, 98 to 142\./);
  assert.deepEqual(chart.table.rows[0], ['Women', '120, 98 to 142']);
  assert.equal(chart.shapes.filter((shape) => shape.kind === 'rect' && shape.fill !== undefined).length, 1);
});

test('intervalBars: a suppressed group says so and its place tells nothing of its size', () => {
  const dashed = chart.shapes.filter((shape) => shape.kind === 'rect' && shape.dash === 'dashed');

  assert.deepEqual([dashed.length, chart.table.rows[1]], [1, ['Men', 'fewer than 11']]);
  assert.ok(dashed.every((shape) => shape.kind === 'rect' && shape.x === 0 && shape.width === 40));
});
