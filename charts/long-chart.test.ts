import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longChart } from './long-chart.ts';

test('longChart: what was usual is drawn day by day, with a break where it was not known, and told at the cursor as it was', () => {
  const chart = longChart(
    {
      name: 'Weight',
      from: '2026-03-01',
      to: '2026-03-06',
      values: [
        { day: '2026-03-01', value: 70 },
        { day: '2026-03-06', value: 74 },
      ],
      usual: { low: 72, high: 75 },
      band: [
        { day: '2026-03-01', low: 69, high: 71 },
        { day: '2026-03-02', low: 69, high: 71 },
        { day: '2026-03-05', low: 72, high: 75 },
        { day: '2026-03-06', low: 72, high: 75 },
      ],
    },
    { unit: 'kg', decimals: 0 },
  );
  const [band] = chart.shapes.filter((shape) => shape.kind === 'path' && shape.fill === 'band');

  assert.equal(band?.kind === 'path' && band.d.match(/M/g)?.length, 2);
  assert.match(chart.stops[0]?.text ?? '', /usual 69 to 71/);
  assert.match(chart.stops.at(-1)?.text ?? '', /usual 72 to 75/);
});
