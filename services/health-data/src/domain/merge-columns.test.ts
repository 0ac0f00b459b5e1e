import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_COLUMNS, statisticsOf, type Columns } from './columns.ts';
import { mergeColumns, type MergeRule } from './merge-columns.ts';

const NEWER: MergeRule = { identity: 'times', incomingWins: true };
const OLDER: MergeRule = { identity: 'times', incomingWins: false };
const BY_VALUE: MergeRule = { identity: 'times-and-value', incomingWins: true };

type Row = readonly [start: number, end: number, value: number, context?: number];

const columns = (...rows: readonly Row[]): Columns => ({
  count: rows.length,
  start: Float64Array.from(rows, ([start]) => start),
  end: Float64Array.from(rows, ([, end]) => end),
  value: Float64Array.from(rows, ([, , value]) => value),
  context: Uint8Array.from(rows, ([, , , context]) => context ?? 0),
});
const rowsOf = ({ count, start, end, value }: Columns): number[][] =>
  Array.from({ length: count }, (_, i) => [start[i]!, (end ?? start)[i]!, value[i]!]);
const outcome = ({ columns: merged, added, replaced, alreadyThere }: ReturnType<typeof mergeColumns>) => ({
  rows: rowsOf(merged),
  added,
  replaced,
  alreadyThere,
});

test('merge: samples of both sides stand in order, and each incoming one is counted once', () => {
  const merged = mergeColumns(columns([10, 20, 1], [30, 40, 3]), columns([40, 50, 4], [20, 30, 2], [0, 10, 0]), NEWER);

  assert.deepEqual(outcome(merged), {
    rows: [
      [0, 10, 0],
      [10, 20, 1],
      [20, 30, 2],
      [30, 40, 3],
      [40, 50, 4],
    ],
    added: 3,
    replaced: 0,
    alreadyThere: 0,
  });
});

test('merge: the same samples a second time change nothing', () => {
  const once = mergeColumns(EMPTY_COLUMNS, columns([10, 20, 1], [10, 25, 2], [30, 30, 3, 1]), NEWER);

  const twice = mergeColumns(once.columns, columns([30, 30, 3, 1], [10, 20, 1], [10, 25, 2]), NEWER);

  assert.deepEqual([once.added, twice.added, twice.replaced, twice.alreadyThere], [3, 0, 0, 3]);
  assert.deepEqual(twice.columns, once.columns);
});

test('merge: at the same times the later upload wins, an older revision does not', () => {
  const existing = columns([10, 20, 1]);

  assert.deepEqual(outcome(mergeColumns(existing, columns([10, 20, 2]), NEWER)), {
    rows: [[10, 20, 2]],
    added: 0,
    replaced: 1,
    alreadyThere: 0,
  });
  assert.deepEqual(outcome(mergeColumns(existing, columns([10, 20, 2]), OLDER)), {
    rows: [[10, 20, 1]],
    added: 0,
    replaced: 0,
    alreadyThere: 1,
  });
});

test('merge: of samples with the same times in one upload the last wins, and is one sample', () => {
  assert.deepEqual(outcome(mergeColumns(EMPTY_COLUMNS, columns([10, 20, 1], [10, 20, 2]), OLDER)), {
    rows: [[10, 20, 2]],
    added: 1,
    replaced: 0,
    alreadyThere: 1,
  });
  assert.deepEqual(outcome(mergeColumns(columns([10, 20, 9]), columns([10, 20, 1], [10, 20, 9]), NEWER)), {
    rows: [[10, 20, 9]],
    added: 0,
    replaced: 0,
    alreadyThere: 2,
  });
});

test('merge: two foods of one moment are two samples, and still nothing doubles', () => {
  const lunch = columns([10, 10, 200], [10, 10, 300]);

  const once = mergeColumns(EMPTY_COLUMNS, lunch, BY_VALUE);
  const twice = mergeColumns(once.columns, lunch, BY_VALUE);

  assert.deepEqual(
    [once.added, twice.added, twice.alreadyThere, rowsOf(twice.columns)],
    [
      2,
      0,
      2,
      [
        [10, 10, 200],
        [10, 10, 300],
      ],
    ],
  );
});

test('merge: a changed circumstance alone is a change', () => {
  const merged = mergeColumns(columns([10, 10, 60, 0]), columns([10, 10, 60, 1]), NEWER);

  assert.deepEqual([merged.replaced, [...merged.columns.context!]], [1, [1]]);
});

test('merge: in any order and any split, the same samples give the same columns (seed 7)', () => {
  let state = 7;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  for (let round = 0; round < 200; round++) {
    const rows = Array.from({ length: 40 }, (_, i): Row => [i * 10, i * 10 + 5, Math.floor(random() * 100)]);
    const parts: Row[][] = [[], [], []];
    for (const row of rows.toSorted(() => random() - 0.5)) parts[Math.floor(random() * 3)]!.push(row);

    const merged = parts.reduce((all, part) => mergeColumns(all, columns(...part), NEWER).columns, EMPTY_COLUMNS);

    assert.deepEqual(
      rowsOf(merged),
      rows.map((row) => [...row]),
    );
  }
});

test('statistics: they say what is in the columns', () => {
  assert.deepEqual(statisticsOf(columns([0, 1, 5], [1, 2, -2], [2, 3, 4])), {
    count: 3,
    minimum: -2,
    maximum: 5,
    sum: 7,
    first: 5,
    last: 4,
  });
});
