import { deepEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, placeOf, type Place } from './page.ts';

const rows = [1, 2, 3].map((day): Place => ({ at: new Date(Date.UTC(2026, 0, day)), id: `0000000${day}-0000-4000-8000-000000000000` }));
const itself = (row: Place): Place => row;

test('a page ends where the next one goes on', () => {
  const { items, next } = pageOf(rows, 2, itself);
  deepEqual(items, rows.slice(0, 2));
  deepEqual(placeOf(next), rows[1]);
});

test('the last page names no next one', () => {
  deepEqual(pageOf(rows, 3, itself), { items: rows });
  deepEqual(pageOf([], 3, itself), { items: [] });
});

test('the first page begins nowhere', () => {
  deepEqual(placeOf(undefined), undefined);
});

test('a cursor that no page gave is refused with its field', () => {
  for (const cursor of ['', 'ü', 'MjAyNi0wMS0wMQ==', btoa(`2026-13-01T00:00:00.000Z|${rows[0]?.id ?? ''}`)])
    throws(() => placeOf(cursor), {
      code: 'input-invalid',
      errors: [{ path: '/query/cursor', message: 'must be the `next` of the page before' }],
    });
});
