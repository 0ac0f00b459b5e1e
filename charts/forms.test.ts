import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bars,
  calendarHeat,
  type Chart,
  columns,
  dayNumber,
  dayOf,
  hypnogram,
  longChart,
  rangeRow,
  serviceMap,
  sparkline,
  trialDays,
  twoStrip,
  typicalDay,
  waterfall,
} from './index.ts';

const DAYS = 60;
const FROM = '2026-09-24';
const TO = dayOf(dayNumber(FROM) + DAYS - 1);
const MISSING = new Set([10, 11, 12, 13, 14, 30, 59]);
const options = { unit: 'ms', unitSpoken: 'milliseconds', decimals: 1 };
const usual = { low: 41, high: 49 };
/** Sixty nights around 45 with two holes; every value is one of a kind, so that finding it in a text proves that it is that one. */
const values = Array.from({ length: DAYS }, (_, i) => ({ day: dayOf(dayNumber(FROM) + i), value: 45 + ((i * 37) % 60) / 10 - 3 })).filter(
  (_, i) => !MISSING.has(i),
);
const last = values.at(-1)!;

const inDays: readonly (readonly [string, Chart])[] = [
  ['sparkline', sparkline({ name: 'Variability', from: FROM, to: TO, values, usual, direction: 'usual' }, options)],
  ['longChart', longChart({ name: 'Variability', from: FROM, to: TO, values, usual }, options)],
  ['longChart with mean', longChart({ name: 'Variability', from: FROM, to: TO, values, mean: values, usual }, options)],
  ['calendarHeat', calendarHeat({ name: 'Minutes', from: FROM, to: TO, values, goal: 44 }, options)],
];

test('every form in days: sentence and table both contain the last value shown', () => {
  for (const [name, chart] of inDays) {
    assert.match(chart.sentence, new RegExp(`${last.value.toFixed(1)} milliseconds`), name);
    assert.ok(
      chart.table.rows.some((row) => row.includes(`${last.value.toFixed(1)}\u2009ms`)),
      name,
    );
  }
});

test('every form in days: the table has a row for each day and says "no data" exactly where nothing was measured', () => {
  for (const [name, chart] of inDays) {
    assert.equal(chart.table.rows.length, DAYS, name);
    const silent = chart.table.rows.flatMap((row, i) => (row[1] === 'no data' ? [i] : []));
    assert.deepEqual(silent, [...MISSING], name);
  }
});

/** Places along the box that each joined stretch of an outline covers. */
function stretches(d: string): readonly (readonly [number, number])[] {
  return d
    .split('M')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const xs = part
        .split(/[Lh ]/)
        .map(Number)
        .filter((_, i) => i % 2 === 0);
      return xs.slice(1).map((x, i): readonly [number, number] => [xs[i]!, x]);
    });
}

test('lines: no path crosses a gap', () => {
  for (const [name, chart] of inDays) {
    const lines = chart.shapes.filter((shape) => shape.kind === 'path' && shape.stroke !== undefined);
    const span = name === 'sparkline' ? 98 : 99;
    for (const line of lines) {
      assert.ok(line.kind === 'path');
      const joined = stretches(line.d.replaceAll('h0', ''));
      const longest = joined.reduce((most, [from, to]) => Math.max(most, to - from), 0);
      assert.ok(longest <= span / (DAYS - 1) + 0.02, `${name}: a stretch of ${longest} joins more than one day`);
    }
  }
});

test('longChart: a gap of four days gets a box, a single missing day does not', () => {
  const chart = longChart({ name: 'Variability', from: FROM, to: TO, values }, options);

  assert.equal(chart.shapes.filter((shape) => shape.kind === 'rect' && shape.dash === 'dashed').length, 1);
  assert.equal(chart.labels.filter((label) => label.text === 'no data').length, 1);
});

test('longChart: every value is a stop of the cursor with its own words', () => {
  const chart = longChart({ name: 'Variability', from: FROM, to: TO, values, usual }, options);

  assert.equal(chart.stops.length, values.length);
  assert.equal(chart.stops.at(-1)?.at, last.day);
  assert.ok(chart.stops.at(-1)?.text.includes(last.value.toFixed(1)));
});

test('longChart: values outside the stretch move neither axis nor sentence', () => {
  const inside = longChart({ name: 'V', from: FROM, to: TO, values }, options);
  const more = longChart({ name: 'V', from: FROM, to: TO, values: [...values, { day: '2027-01-01', value: 900 }] }, options);

  assert.deepEqual(more, inside);
});

test('a chart without any data says so and draws no line', () => {
  const none = { name: 'V', from: FROM, to: TO, values: [] };
  for (const chart of [sparkline({ ...none, direction: 'learning' }, options), longChart(none, options), calendarHeat(none, options)]) {
    assert.ok(chart.table.rows.every((row) => row[1] === 'no data'));
    assert.equal(chart.shapes.filter((shape) => shape.kind === 'path').length, 0);
  }
});

test('rangeRow: sentence and table contain the value, the direction and the usual range', () => {
  const chart = rangeRow(
    { name: 'Variability', day: TO, value: 37, usual, direction: 'below', before: values },
    { ...options, decimals: 0 },
  );

  assert.equal(chart.sentence, '37 milliseconds, below your usual 41 to 49.');
  assert.deepEqual(chart.table.rows.at(-1), ['Sunday 22 November', '37\u2009ms', '41 to 49']);
  assert.equal(chart.shapes.filter((shape) => shape.kind === 'line').length, 1 + 7);
});

test('rangeRow: the ends of the usual range lie at 30 and 70 %, its middle at 50', () => {
  const at = (value: number) => {
    const dot = rangeRow({ name: 'V', day: TO, value, usual, direction: 'usual', before: [] }, options).shapes.find(
      (shape) => shape.kind === 'dot',
    );
    return dot?.kind === 'dot' ? dot.x : undefined;
  };

  assert.deepEqual([41, 45, 49].map(at), [30, 50, 70]);
});

test('rangeRow: a value within reach has no arrow, whatever its rounding', () => {
  for (let value = 41; value <= 49; value += 0.37) {
    assert.deepEqual(rangeRow({ name: 'V', day: TO, value, usual, direction: 'usual', before: [] }, options).labels, []);
  }
});

test('rangeRow: a far value stops at the edge and an arrow shows the way', () => {
  const low = rangeRow({ name: 'V', day: TO, value: 5, usual, direction: 'below', before: [] }, options);
  const high = rangeRow({ name: 'V', day: TO, value: 500, usual, direction: 'above', before: [] }, options);

  assert.deepEqual(
    low.labels.map((label) => label.text),
    ['◂'],
  );
  assert.deepEqual(
    high.labels.map((label) => label.text),
    ['▸'],
  );
});

test('rangeRow: while the range is being learnt nothing is shown as usual', () => {
  const chart = rangeRow({ name: 'V', day: TO, value: 40, direction: 'learning', before: [] }, options);

  assert.equal(
    chart.shapes.some((shape) => shape.kind === 'rect' || shape.kind === 'dot'),
    false,
  );
  assert.match(chart.sentence, /not known yet/);
});

const at = (time: string) => Date.parse(`2026-11-${time}:00Z`);
const night = [
  { stage: 'light', start: at('21T22:12'), end: at('21T23:00') },
  { stage: 'deep', start: at('21T23:00'), end: at('22T00:02') },
  { stage: 'rem', start: at('22T01:00'), end: at('22T01:30') },
] as const;

test('hypnogram: times are those of the zone, lengths are added by stage, and the last block is in the table', () => {
  const chart = hypnogram({ name: 'Sleep', stages: night }, { timeZone: 'Europe/Zurich' });

  assert.equal(chart.sentence, '23:12 to 02:30. Deep 1\u2009h 2\u2009min, REM 30\u2009min, Light 48\u2009min.');
  assert.deepEqual(chart.table.rows.at(-1), ['02:00', '02:30', 'REM', '30\u2009min']);
});

test('hypnogram: a riser joins blocks that touch and never crosses an hour that nobody saw', () => {
  const chart = hypnogram({ name: 'Sleep', stages: night }, { timeZone: 'Europe/Zurich' });

  assert.equal(chart.shapes.filter((shape) => shape.kind === 'line' && shape.x1 === shape.x2).length, 1);
});

test('hypnogram: whole hours are those of the zone, half-hour zones included', () => {
  const chart = hypnogram({ name: 'Sleep', stages: night }, { timeZone: 'Asia/Kolkata' });

  assert.deepEqual(
    chart.labels.filter((label) => label.dy === 16).map((label) => label.text),
    ['04:00', '05:00', '06:00', '07:00'],
  );
});

const times = Array.from({ length: 48 }, (_, i) => ({
  minute: i * 30,
  p5: 4,
  p25: 5,
  p50: i === 40 ? 7.6 : 6,
  p75: 8,
  p95: 9,
  days: i === 20 ? 3 : 14,
}));

test('typicalDay: the sentence names the highest time, and hours with too few days are left out and not joined', () => {
  const chart = typicalDay({ name: 'Glucose', times }, { unit: 'mmol/L', decimals: 1 });

  assert.match(chart.sentence, /Middle line highest near 20:00 at 7\.6 mmol\/L\./);
  assert.equal(chart.table.rows.length, 47);
  assert.ok(chart.table.rows.some((row) => row[1] === '7.6\u2009mmol/L'));
  const line = chart.shapes.find((shape) => shape.kind === 'path' && shape.stroke === 's1');
  assert.ok(line?.kind === 'path' && line.d.split('M').length === 3);
});

test('typicalDay: under ten days nothing typical is claimed', () => {
  const chart = typicalDay({ name: 'Glucose', times: times.map((time) => ({ ...time, days: 9 })) }, { unit: 'mmol/L', decimals: 1 });

  assert.equal(chart.sentence, 'Glucose. Not enough days yet: 9 of 10.');
  assert.equal(
    chart.shapes.some((shape) => shape.kind === 'path'),
    false,
  );
});

test('twoStrip: both means, both counts and the difference are said, and equal what is drawn', () => {
  const data = {
    name: 'Dinner',
    groups: [
      { label: 'Early', values: [48, 50] },
      { label: 'Late', values: [40, 42, 44] },
    ],
    difference: { low: -10, high: -5 },
  };
  const chart = twoStrip(data, { unit: 'ms', decimals: 0 });

  assert.equal(chart.sentence, 'Dinner. Early: mean 49 ms of 2. Late: mean 42 ms of 3. Difference −7, likely between −10 and −5.');
  assert.deepEqual(
    chart.labels.filter((label) => label.strong).map((label) => label.text),
    ['49', '42'],
  );
  assert.equal(chart.shapes.filter((shape) => shape.kind === 'dot').length, 5);
  assert.equal(chart.table.rows.length, 7);
});

test('trialDays: days with it have a ground and a letter, means and difference are said, and a day without a value is no dot', () => {
  const chart = trialDays(
    {
      name: 'Trial',
      days: [
        { day: '2026-06-01', arm: 'on', counts: true, value: 50 },
        { day: '2026-06-02', arm: 'off', counts: true, value: 41 },
        { day: '2026-06-03', arm: 'off', counts: true },
        { day: '2026-06-04', arm: 'on', counts: false, value: 47 },
      ],
      labels: { on: 'With it', off: 'Without' },
      means: { on: 50, off: 41 },
      difference: { value: 9, low: 2, high: 16 },
    },
    { unit: 'ms', decimals: 0 },
  );

  assert.equal(chart.sentence, 'Trial. With it: mean 50 ms of 1. Without: mean 41 ms of 1. Difference +9, likely between +2 and +16.');
  assert.equal(chart.shapes.filter(({ kind }) => kind === 'rect').length, 2);
  assert.equal(chart.shapes.filter(({ kind }) => kind === 'dot').length, 3);
  assert.deepEqual(
    chart.labels.filter(({ text }) => text === 'A' || text === 'B').map(({ text }) => text),
    ['A', 'B', 'B', 'A'],
  );
  assert.equal(chart.table.rows[2]?.at(-1), 'no data');
});

test('twoStrip: an empty group has no mean and says so', () => {
  const chart = twoStrip(
    {
      name: 'Dinner',
      groups: [
        { label: 'Early', values: [48] },
        { label: 'Late', values: [] },
      ],
    },
    { unit: 'ms', decimals: 0 },
  );

  assert.match(chart.sentence, /Late: mean no data of 0\.$/);
});

test('columns and bars: start at zero, and an absent amount is "no data" and never a column of nothing', () => {
  const data = {
    name: 'Minutes',
    amounts: [{ label: 'Mon', value: 30 }, { label: 'Tue' }, { label: 'Wed', value: 0 }, { label: 'Thu', value: 12 }],
  };
  for (const chart of [columns(data, { unit: 'min', decimals: 0 }), bars(data, { unit: 'min', decimals: 0 })]) {
    assert.deepEqual(
      chart.table.rows.map((row) => row[1]),
      ['30\u2009min', 'no data', '0\u2009min', '12\u2009min'],
    );
    assert.match(chart.sentence, /Highest: Mon at 30 min\. Last: 12 min on Thu\./);
    assert.equal(chart.shapes.filter((shape) => shape.kind === 'rect' && shape.fill !== undefined).length, 3);
  }
});

test('waterfall: children follow their parent, orphans and rings are kept, and what held the whole up is marked', () => {
  const chart = waterfall({
    name: 'Trace',
    spans: [
      { spanId: 'c', parentSpanId: 'a', service: 'users', name: 'slow', startMs: 2, durationMs: 7 },
      { spanId: 'a', service: 'gateway', name: 'root', startMs: 0, durationMs: 10 },
      { spanId: 'b', parentSpanId: 'a', service: 'identity', name: 'quick', startMs: 1, durationMs: 2 },
      { spanId: 'o', parentSpanId: 'gone', service: 'analytics', name: 'orphan', startMs: 5, durationMs: 1 },
      { spanId: 'x', parentSpanId: 'y', service: 'analytics', name: 'ring', startMs: 5, durationMs: 1 },
      { spanId: 'y', parentSpanId: 'x', service: 'analytics', name: 'ring', startMs: 5, durationMs: 1 },
    ],
  });

  assert.deepEqual(
    chart.stops.map((stop) => stop.at),
    ['a', 'b', 'c', 'o', 'x', 'y'],
  );
  assert.equal(chart.shapes.filter((shape) => shape.kind === 'rect' && shape.stroke !== undefined).length, 2);
  assert.equal(chart.sentence, '6 steps in 10.0\u2009ms. Longest: slow, 7.0\u2009ms.');
});

test('serviceMap: a service without a figure says so in picture, sentence and table, and one at rest says none', () => {
  const chart = serviceMap(
    {
      name: 'Service map',
      bus: 'event log',
      services: [
        { name: 'gateway', rate: 12.4, state: 'up' },
        { name: 'users', rate: 0, state: 'slow' },
        { name: 'identity', rate: undefined, state: 'up' },
        { name: 'analytics', rate: undefined, state: 'unknown' },
      ],
    },
    { rateUnit: 'req/min' },
  );

  const below = (name: string): string => chart.labels[chart.labels.findIndex(({ text }) => text.endsWith(name)) + 1]?.text ?? '';
  assert.deepEqual(['gateway', 'users', 'identity', 'analytics', 'monitoring'].map(below), [
    '12.4 req/min',
    '0.0 req/min',
    'no data',
    'no data',
    'no data',
  ]);
  assert.equal(
    chart.sentence,
    'Service map. users: slow. analytics: unknown. gateway 12.4 req/min, users 0.0 req/min, identity no data, analytics no data',
  );
  assert.deepEqual(
    chart.table.rows.map((row) => row[2]),
    ['12.4 req/min', '0.0 req/min', 'no data', 'no data'],
  );
  assert.ok(chart.labels.some(({ text }) => text === '? analytics'));
});

test('longChart: times of day stand at the axis, the cursor and in the table, never minutes', () => {
  const nights = [
    { day: '2026-11-01', value: 690 },
    { day: '2026-11-02', value: 730 },
    { day: '2026-11-03', value: 655 },
  ];

  const chart = longChart(
    { name: 'Fell asleep', from: '2026-11-01', to: '2026-11-03', values: nights, usual: { low: 660, high: 720 } },
    { unit: '', decimals: 0, clock: 'after-noon' },
  );

  assert.deepEqual(
    chart.labels.filter(({ x }) => x === 0).map(({ text }) => text),
    ['22:30', '23:00', '23:30', '00:00', '00:30'],
  );
  assert.match(chart.stops[1]?.text ?? '', /: 00:10, usual 23:00 to 00:00$/);
  assert.deepEqual(chart.table.rows[0]?.[1], '23:30');
  assert.match(chart.sentence, /Usual 23:00 to 00:00\. Last: 22:55 on/);
});

test('rangeRow: a time of day is earlier or later than usual, never below or above', () => {
  const row = (value: number, direction: 'above' | 'below' | 'usual') =>
    rangeRow(
      { name: 'Fell asleep', day: '2026-11-03', value, direction, before: [], usual: { low: 660, high: 720 } },
      { unit: '', decimals: 0, clock: 'after-noon' },
    ).sentence;

  assert.equal(row(770, 'above'), '00:50, later than your usual 23:00 to 00:00.');
  assert.equal(row(600, 'below'), '22:00, earlier than your usual 23:00 to 00:00.');
  assert.equal(row(700, 'usual'), '23:40, in your usual range of 23:00 to 00:00.');
});
