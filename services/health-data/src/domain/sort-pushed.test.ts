import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { sortPushed } from './sort-pushed.ts';

const AT = '2026-03-02T08:00:00Z';

test('sortPushed: each item ends in exactly one place', () => {
  const items = [
    { metric: 'heart-rate', start: AT, value: 60, unit: '/min' },
    { metric: 'heart-rate', start: AT, value: 6000, unit: '/min' },
    { metric: 'nothing', start: AT, value: 1, unit: '1' },
    { metric: 'step-count', start: AT, end: '2026-03-02T07:00:00Z', value: 1, unit: '{steps}' },
    { metric: 'step-count', start: AT, value: 1, unit: '{steps}' },
    { metric: 'step-count', start: AT, end: '2026-03-02T08:01:00Z', value: 70, unit: '{steps}' },
  ];

  const { accepted, quarantined, rejected } = sortPushed(items, METRICS);

  assert.deepEqual(
    accepted.map(({ metric, columns }) => [metric, columns.count]),
    [
      ['heart-rate', 1],
      ['step-count', 1],
    ],
  );
  assert.deepEqual(
    quarantined.map(({ reason }) => reason),
    ['implausible', 'end-before-start'],
  );
  assert.deepEqual(
    rejected.map(({ path }) => path),
    ['/body/samples/2/metric', '/body/samples/4/end'],
  );
});
