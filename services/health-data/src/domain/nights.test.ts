import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SleepStage } from '@aceso/contracts/vocabulary';
import { calendarOf } from './local-days.ts';
import { explainNight } from './explain-night.ts';
import { nightMetrics } from './night-metrics.ts';
import { nightsByDay, type StageSpan } from './nights.ts';

const calendar = calendarOf('Europe/Berlin');
const span = (stage: SleepStage, start: string, end: string, sourceId = 'watch', rank = 1): StageSpan => ({
  stage,
  start: Date.parse(`${start}+01:00`),
  end: Date.parse(`${end}+01:00`),
  sourceId,
  source: sourceId,
  rank,
});
const NIGHT = [
  span('in-bed', '2026-03-01T22:40', '2026-03-02T07:10'),
  span('light', '2026-03-01T23:00', '2026-03-02T01:00'),
  span('deep', '2026-03-02T01:00', '2026-03-02T02:00'),
  span('awake', '2026-03-02T02:00', '2026-03-02T02:15'),
  span('rem', '2026-03-02T02:15', '2026-03-02T04:15'),
  span('light', '2026-03-02T04:15', '2026-03-02T07:00'),
];

test('nights: a night belongs to the day of waking, with the minutes of each stage', () => {
  const [[day, night]] = [...nightsByDay(NIGHT, calendar)] as [
    [string, ReturnType<typeof nightsByDay> extends ReadonlyMap<string, infer N> ? N : never],
  ];

  assert.equal(day, '2026-03-02');
  assert.deepEqual(
    [
      night.main.asleepMinutes,
      night.main.minutes.light,
      night.main.minutes.deep,
      night.main.minutes.rem,
      night.main.minutes.awake,
      night.main.minutes['in-bed'],
    ],
    [465, 285, 60, 120, 15, 510],
  );
  assert.deepEqual(night.naps, []);
});

test('nights: stretches of one stage that overlap or come twice count once', () => {
  const doubled = [...NIGHT, ...NIGHT, span('light', '2026-03-02T04:30', '2026-03-02T06:30')];

  assert.equal(nightsByDay(doubled, calendar).get('2026-03-02')?.main.asleepMinutes, 465);
});

test('nights: sources are never added up: the one with stages wins over a longer one without', () => {
  const phone = span('asleep', '2026-03-01T22:00', '2026-03-02T08:00', 'phone', 2);

  const night = nightsByDay([phone, ...NIGHT], calendar).get('2026-03-02');

  assert.deepEqual([night?.main.sourceId, night?.main.asleepMinutes, night?.naps.length], ['watch', 465, 0]);
});

test('nights: of two sources alike the longer one wins, and of equals the better ranked', () => {
  const a = span('asleep', '2026-03-01T23:00', '2026-03-02T06:00', 'a', 2);
  const longer = span('asleep', '2026-03-01T22:30', '2026-03-02T06:00', 'b', 3);
  const equal = span('asleep', '2026-03-01T23:00', '2026-03-02T06:00', 'c', 1);

  assert.equal(nightsByDay([a, longer], calendar).get('2026-03-02')?.main.sourceId, 'b');
  assert.equal(nightsByDay([a, equal], calendar).get('2026-03-02')?.main.sourceId, 'c');
});

test('nights: sleep after a long pause is a nap, not part of the night, and the order of the stretches does not matter', () => {
  const nap = span('light', '2026-03-02T14:00', '2026-03-02T14:40');

  const found = nightsByDay([nap, ...NIGHT.toReversed()], calendar).get('2026-03-02');

  assert.deepEqual([found?.main.asleepMinutes, found?.naps.map(({ asleepMinutes }) => asleepMinutes)], [465, [40]]);
});

test('nights: time in bed alone, or lying awake, is no night', () => {
  assert.equal(
    nightsByDay([span('in-bed', '2026-03-01T22:40', '2026-03-02T07:10'), span('awake', '2026-03-02T02:00', '2026-03-02T03:00')], calendar)
      .size,
    0,
  );
});

test('nightMetrics: bedtimes before and after midnight are comparable, also in the night of the change of clocks', () => {
  const night = nightsByDay(NIGHT, calendar).get('2026-03-02')!;
  const metrics = nightMetrics(night, calendar);

  assert.deepEqual([metrics.get('sleep-onset-time'), metrics.get('sleep-wake-time'), metrics.get('sleep-duration')], [660, 1140, 465]);
  assert.ok(Math.abs((metrics.get('sleep-efficiency') ?? 0) - (465 / 510) * 100) < 1e-9);
  const spring = nightsByDay([span('light', '2026-03-28T23:00', '2026-03-29T06:00')], calendar).get('2026-03-29')!;
  assert.equal(nightMetrics(spring, calendar).get('sleep-duration'), 420);
});

test('nightMetrics: what the source does not tell is absent', () => {
  const night = nightsByDay([span('asleep', '2026-03-01T23:00', '2026-03-02T06:00')], calendar).get('2026-03-02')!;

  assert.deepEqual([...nightMetrics(night, calendar).keys()], ['sleep-duration', 'sleep-onset-time', 'sleep-wake-time']);
});

test('nights: the same sleep of several sources is one, with what each saw and why it is not the one shown', () => {
  const phone = span('asleep', '2026-03-01T22:00', '2026-03-02T08:00', 'phone', 2);
  const ring = span('light', '2026-03-01T23:10', '2026-03-02T06:00', 'ring', 3);
  const again = span('light', '2026-03-01T23:00', '2026-03-02T05:00', 'watch-pushed', 1);
  const deviceOf = (sourceId: string): string => (sourceId === 'watch-pushed' ? 'watch' : sourceId);

  const found = nightsByDay([phone, ring, again, ...NIGHT], calendar, { deviceOf }).get('2026-03-02');

  assert.deepEqual(
    [found?.main.source, found?.naps.length, found?.main.others.map(({ night, reason }) => [night.source, night.asleepMinutes, reason])],
    [
      'watch',
      0,
      [
        ['ring', 410, 'shorter'],
        ['watch-pushed', 360, 'same-device'],
        ['phone', 600, 'no-stages'],
      ],
    ],
  );
});

test('nights: an order that the person has set for sleep decides before detail does', () => {
  const phone = span('asleep', '2026-03-01T22:00', '2026-03-02T08:00', 'phone', 0);

  const found = nightsByDay([...NIGHT, phone], calendar, { isRankFirst: true }).get('2026-03-02');

  assert.deepEqual([found?.main.source, found?.main.others.map(({ reason }) => reason)], ['phone', ['lower-rank']]);
});

test('nights: a nap that only another device saw counts, and the sleep of a watch that lost power says how much it covers', () => {
  const nap = span('asleep', '2026-03-02T14:00', '2026-03-02T14:40', 'phone', 2);
  const broken = [span('light', '2026-03-01T23:00', '2026-03-02T01:00'), span('light', '2026-03-02T02:00', '2026-03-02T06:00')];

  const found = nightsByDay([nap, ...broken], calendar).get('2026-03-02');

  assert.deepEqual([found?.naps.map(({ source }) => source), found?.main.coverage], [['phone'], 6 / 7]);
});

test('explainNight: the minutes add up to the metric, and other views are left out with what they say', () => {
  const phone = span('asleep', '2026-03-01T22:00', '2026-03-02T08:00', 'phone', 2);
  const overlapping = span('light', '2026-03-02T04:30', '2026-03-02T06:30');
  const nights = nightsByDay([...NIGHT, overlapping, phone, span('light', '2026-03-02T14:00', '2026-03-02T14:40')], calendar).get(
    '2026-03-02',
  )!;
  const values = nightMetrics(nights, calendar);

  for (const metric of [
    'sleep-duration',
    'sleep-time-in-bed',
    'sleep-awake-duration',
    'sleep-light-duration',
    'sleep-nap-duration',
  ] as const) {
    const { stretches } = explainNight(metric, nights, calendar);
    assert.equal(
      stretches.reduce((sum, { amount }) => sum + amount, 0),
      values.get(metric),
      metric,
    );
  }
  assert.deepEqual(
    explainNight('sleep-duration', nights, calendar).leftOut.map(({ sourceId, amount, reason }) => [sourceId, amount, reason]),
    [['phone', 600, 'no-stages']],
  );
  assert.deepEqual(
    explainNight('sleep-onset-time', nights, calendar).stretches.map(({ amount }) => amount),
    [660],
  );
});
