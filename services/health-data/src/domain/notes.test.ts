import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasNotes, mapNotes } from './notes.ts';

const shout = (note: string): string => note.toUpperCase();

test('notes: what people write is found in metadata, events and resources, and nothing else is touched', () => {
  assert.deepEqual(mapNotes('blood-pressure', { systolic: 120, metadata: { note: 'tired', truRead: 'Yes' } }, shout), {
    systolic: 120,
    metadata: { note: 'TIRED', truRead: 'Yes' },
  });
  assert.deepEqual(mapNotes('event', { detail: { column: 'Notes', text: 'lunch', notes: ['a', ''] } }, shout), {
    detail: { column: 'Notes', text: 'LUNCH', notes: ['A', ''] },
  });
  assert.deepEqual(
    mapNotes('clinical', { detail: { code: { text: 'Glucose' }, note: [{ text: 'fasting', authorString: 'me' }] } }, shout),
    {
      detail: { code: { text: 'Glucose' }, note: [{ text: 'FASTING', authorString: 'ME' }] },
    },
  );
});

test('notes: without any, the content is the same object', () => {
  const content = { stage: 'deep', detail: { name: 'x', noted: 'y', list: [1, null] }, note: '' };

  assert.equal(mapNotes('sleep-stage', content, shout), content);
  assert.deepEqual(
    [hasNotes('event', { detail: { text: 'x' } }), hasNotes('event', content), hasNotes('event', undefined)],
    [true, false, false],
  );
});
