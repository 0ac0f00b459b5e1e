import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryRefused, readQueryForm } from './read-query-form.ts';
import type { QueryForm } from './query-schema.ts';

const CONTEXT = { today: '2026-10-28', listed: new Set(['step-count', 'sleep-duration', 'body-mass']), preferred: () => undefined };
const read = (form: QueryForm) => readQueryForm(form, CONTEXT);
const steps = { metric: 'step-count' };

test('readQueryForm: a form becomes the query that the grammar would make', () => {
  const slice = {
    from: '2026-10-01',
    where: [{ measure: { metric: 'sleep-duration' }, threshold: { comparator: 'below', value: 360 } }],
  } as const;

  assert.deepEqual(read({ kind: 'statistic', measure: steps, statistic: 'mean', slice: { ...slice, where: [...slice.where] } }), {
    kind: 'statistic',
    measure: { of: 'metric', metric: 'step-count' },
    statistic: 'mean',
    slice: {
      spans: [{ from: '2026-10-01', to: '2026-10-28' }],
      where: [
        {
          measure: { of: 'metric', metric: 'sleep-duration' },
          threshold: { comparator: 'below', value: 360 },
          negated: false,
          lag: 0,
        },
      ],
    },
  });
  const runs = read({ kind: 'statistic', measure: { workouts: 'running', figure: 'distance' }, statistic: 'sum', slice: {} });
  assert.ok(runs.kind === 'statistic' && runs.measure.of === 'workouts');
  assert.deepEqual([runs.measure.name, runs.measure.types.includes('trail-running')], ['runs', true]);
});

test('readQueryForm: what there is not, and days that cannot be, are refused in words that help', () => {
  for (const [form, words] of [
    [{ kind: 'trend', measure: { metric: 'blood-glucose' }, slice: {} }, /no such metric/],
    [{ kind: 'trend', measure: { metric: '__proto__' }, slice: {} }, /no such metric/],
    [{ kind: 'trend', measure: { workouts: 'chess-boxing', figure: 'count' }, slice: {} }, /no such kind of workout/],
    [{ kind: 'trend', measure: steps, slice: { from: '2026-02-30' } }, /no 2026-02-30/],
    [{ kind: 'trend', measure: steps, slice: { from: '2026-10-09', to: '2026-10-01' } }, /lies after/],
    [{ kind: 'trend', measure: steps, slice: { from: '2026-11-01', to: '2026-11-02' } }, /after today/],
    [{ kind: 'groups', measure: steps, statistic: 'mean', by: 'day', slice: {} }, /at most 62 days/],
  ] as const)
    assert.throws(
      () => read(form),
      (error) => error instanceof QueryRefused && words.test(error.message),
    );
});
