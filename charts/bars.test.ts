import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bars } from './bars.ts';

test('bars: lengths of time read as hours and minutes, and a long bar carries its figure inside', () => {
  const chart = bars(
    {
      name: 'Sleep',
      amounts: [
        { label: 'weekends', value: 470 },
        { label: 'Monday', value: 100 },
      ],
    },
    { unit: 'min', decimals: 1, isLength: true },
  );
  const label = (text: RegExp) => chart.labels.find((one) => text.test(one.text));

  assert.deepEqual([label(/^7.h 50.min$/)?.anchor, label(/^1.h 40.min$/)?.anchor], ['end', 'start']);
  assert.ok((label(/^7.h/)?.x ?? 0) <= 100);
});
