import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayNotify } from './notification-budget.ts';
import { granted, refusalOf } from './testing.ts';

const limits = { quietFrom: 1320, quietTo: 420, daily: 3, weekly: 7, gapMinutes: 60 };
const ask = (now: number, history: readonly (readonly [number, boolean])[], severity: 'critical' | 'info' = 'info') =>
  granted(mayNotify({ now, limits, severity, history: history.map(([minutesAgo, dismissed]) => ({ minutesAgo, dismissed })) })).reason;

test('mayNotify: quiet hours cross midnight, and critical passes them', () => {
  assert.deepEqual(
    [1319, 1320, 0, 419, 420].map((now) => ask(now, [])),
    ['ok', 'quiet', 'quiet', 'quiet', 'ok'],
  );
  assert.equal(ask(0, [], 'critical'), 'critical');
});

test('mayNotify: caps of the day and the week, then the gap', () => {
  assert.equal(
    ask(720, [
      [100, false],
      [200, false],
      [300, false],
    ]),
    'daily_cap',
  );
  assert.equal(
    ask(
      720,
      Array.from({ length: 7 }, (_, i) => [1500 + i, false] as const),
    ),
    'weekly_cap',
  );
  assert.equal(ask(720, [[59, false]]), 'gap');
  assert.equal(ask(720, [[60, false]]), 'ok');
});

test('mayNotify: three dismissals in a row are three days of silence', () => {
  const dismissed = (newest: number) =>
    [
      [newest, true],
      [newest + 100, true],
      [newest + 200, true],
    ] as const;

  assert.equal(ask(720, dismissed(4319)), 'backoff');
  assert.equal(ask(720, dismissed(4320)), 'ok');
  assert.equal(
    ask(720, [
      [2000, true],
      [2100, false],
      [2200, true],
    ]),
    'ok',
  );
});

test('mayNotify: a minute outside the day is refused', () => {
  assert.equal(refusalOf(mayNotify({ now: 1441, limits, severity: 'info', history: [] })).reason, 'out-of-range');
});
