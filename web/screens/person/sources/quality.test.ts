import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataQuality } from '../../../lib/types.ts';
import { summaries } from './quality.ts';

const day = (name: string, minutes: number, wornMinutes?: number): DataQuality['days'][number] => ({
  day: name,
  conflicts: [],
  sources: [
    {
      source: 'Watch',
      sourceId: 'w',
      samples: 1,
      minutes,
      longestGapMinutes: 0,
      isUsed: true,
      ...(wornMinutes === undefined ? {} : { wornMinutes }),
    },
  ],
});

test('quality: a source’s typical day, its longest gap, and nothing said of wear when nothing is known', () => {
  const quality: DataQuality = {
    metric: 'step-count',
    unit: '{steps}',
    conflictBound: '',
    clockFaults: [],
    days: [day('2026-03-01', 100, 700), day('2026-03-02', 300, 900), day('2026-03-05', 200)],
    sources: [
      { source: 'Watch', sourceId: 'w', days: 3, gaps: [{ from: '2026-03-03', to: '2026-03-04', days: 2 }], quarantined: 1 },
      { source: 'Phone', sourceId: 'p', days: 0, gaps: [], quarantined: 4 },
    ],
  };

  assert.deepEqual(
    summaries(quality).map(({ source, minutes, wornMinutes, longestGapDays, quarantined }) => [
      source,
      minutes,
      wornMinutes,
      longestGapDays,
      quarantined,
    ]),
    [
      ['Watch', 200, 900, 2, 1],
      ['Phone', undefined, undefined, 0, 4],
    ],
  );
});
