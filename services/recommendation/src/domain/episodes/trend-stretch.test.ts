import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, daysApart } from '../days.ts';
import { bell, noise, series, TODAY } from '../../../test/series.ts';
import type { DayPoint } from '../features.ts';
import { trendStretches, type TrendStretch } from './trend-stretch.ts';

const RULE: TrendStretch = {
  kind: 'weight-rising',
  title: 'Rise of weight',
  metric: 'body-mass',
  template: '{change} over {days}, to {level}',
  direction: 'rising',
  unit: 'kg',
  decimals: 1,
  least: { amount: 2, share: 0.02 },
  floor: 0.3,
  shortest: 28,
  needed: 10,
};
const weights = (seed: number, level: (daysAgo: number) => number): readonly DayPoint[] => {
  const random = noise(seed);
  return series(400, (ago) => (ago % 2 === 0 ? level(ago) + 0.35 * bell(random) : undefined));
};
/** 4 kg more between 220 and 100 days ago, and then at that. */
const climb = (ago: number): number => 74 + Math.min(4, Math.max(0, (220 - ago) / 30));

test('trendStretches: a climb that ended on a plateau is found with its days, its size and its interval', () => {
  const [fact, ...rest] = trendStretches([RULE], weights(1, climb));

  assert.deepEqual(rest, []);
  assert.ok(Math.abs(daysApart(addDays(TODAY, -220), fact?.since ?? '')) <= 14, String(fact?.since));
  assert.ok(Math.abs(daysApart(addDays(TODAY, -100), fact?.until ?? '')) <= 14, String(fact?.until));
  const change = fact?.figures.find(({ name }) => name === 'change');
  assert.ok((change?.low ?? 0) < 4 && 4 < (change?.high ?? 0), JSON.stringify(change));
  assert.equal(fact?.isCurrent, false);
});

test('trendStretches: a climb that goes on, a slow one and a fall are no rise that is over', () => {
  assert.deepEqual(
    trendStretches(
      [RULE],
      weights(2, (ago) => 74 + Math.max(0, (120 - ago) / 30)),
    ),
    [],
  );
  assert.deepEqual(
    trendStretches(
      [RULE],
      weights(3, (ago) => 74 + (400 - ago) / 200),
    ),
    [],
  );
  assert.deepEqual(
    trendStretches(
      [RULE],
      weights(4, (ago) => 80 - climb(ago) + 70),
    ),
    [],
  );
  assert.equal(
    trendStretches(
      [{ ...RULE, direction: 'falling' }],
      weights(4, (ago) => 80 - climb(ago) + 70),
    ).length,
    1,
  );
});

test('trendStretches: scatter and the seasons, over forty seeds, are none', () => {
  const found = Array.from({ length: 40 }, (_, seed) =>
    trendStretches(
      [RULE],
      weights(seed + 10, (ago) => 74 + 0.7 * Math.cos((2 * Math.PI * ago) / 365)),
    ),
  ).flat();

  assert.deepEqual(found, []);
});
