import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableProposal } from '../../../lib/types.ts';
import { draftOf, lackOf, mappingOf, sourceNamed, withRole } from './table-draft.ts';

const column = (at: number, name: string) => ({ column: at, name, examples: [] });
const PROPOSAL: TableProposal = {
  columns: [column(0, 'Time'), column(1, 'Date'), column(2, 'Weight'), column(3, 'Remark'), column(4, 'Until')],
  doubts: [],
  mapping: {
    time: [1, 0],
    end: [1, 4],
    timeForm: 'written',
    dayOrder: 'day-first',
    decimalMark: ',',
    lasts: 'moment',
    columns: [{ column: 2, metric: 'body-mass', unit: 'kg' }],
  },
};

test('table draft: what was proposed comes back as it was, with the date before the clock and the date of the end shared', () => {
  const draft = draftOf(PROPOSAL, 'scale');

  assert.deepEqual(
    draft.roles.map(({ is }) => is),
    ['time', 'time', 'metric', 'nothing', 'end'],
  );
  assert.deepEqual(mappingOf(draft), { ...PROPOSAL.mapping, source: 'scale' });
});

test('table draft: a column can become a measure, and without a time or a measure it is no mapping', () => {
  const draft = draftOf(PROPOSAL, ' ');
  const more = withRole(draft, 3, { is: 'metric', metric: 'heart-rate', unit: 'bpm' });
  const less = withRole(withRole(draft, 0, { is: 'nothing' }), 1, { is: 'nothing' });

  assert.deepEqual(mappingOf(more)?.columns, [
    { column: 2, metric: 'body-mass', unit: 'kg' },
    { column: 3, metric: 'heart-rate', unit: 'bpm' },
  ]);
  assert.equal(mappingOf(more)?.source, undefined);
  assert.deepEqual([lackOf(less), mappingOf(less)], ['time', undefined]);
  assert.equal(lackOf(withRole(draft, 2, { is: 'nothing' })), 'measure');
  assert.equal(lackOf(withRole(withRole(draft, 3, { is: 'time' }), 2, { is: 'time' })), 'times');
});

test('table draft: where nothing could be proposed every column waits to be said', () => {
  const draft = draftOf({ columns: PROPOSAL.columns, doubts: ['no-time-column'] }, sourceNamed('my.scale.csv'));

  assert.ok(draft.roles.every(({ is }) => is === 'nothing'));
  assert.deepEqual([draft.source, lackOf(draft)], ['my.scale', 'time']);
});
