import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase } from '../testing/index.ts';
import { byteas, days, float4s, float8s, instants, int4s, int8s, jsonbs, texts, uuids } from './arrays.ts';
import { sql } from './sql.ts';

const ID = '0198f1c2-7a5b-7c3d-8e4f-123456789abc';

test('arrays: every kind arrives as it was sent, nulls and empty ones as well', async () => {
  await using database = await freshDatabase({ services: [{ name: 'users' }] });

  const row = await database.dbOf('users').one(sql`
    select ${float8s([0.1, -2, null])}::float8[] as doubles, ${float4s([0.5])}::float4[] as reals, ${int4s([-(2 ** 31), null, 2 ** 31 - 1])}::int[] as ints,
           ${int8s([-1, 0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])}::bigint[] as longs,
           ${instants([new Date('1969-12-31T23:59:59.999Z'), Date.UTC(2026, 2, 29, 1, 30), null])}::timestamptz[] as times,
           ${days(['1999-12-31', '2024-02-29', null])}::date[] as days, ${uuids([ID, null])}::uuid[] as ids,
           ${texts(['', '{"ä",\\}', null, '中'])}::text[] as words, ${byteas([new Uint8Array([0, 255]), new Uint8Array(), null])}::bytea[] as bytes,
           ${jsonbs([{ a: [1, null] }, 'x'])}::jsonb[] as bodies, ${texts([])}::text[] as none`);

  assert.deepEqual(row, {
    doubles: [0.1, -2, null],
    reals: [0.5],
    ints: [-2_147_483_648, null, 2_147_483_647],
    longs: [-1, 0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
    times: [new Date('1969-12-31T23:59:59.999Z'), new Date('2026-03-29T01:30:00Z'), null],
    days: ['1999-12-31', '2024-02-29', null],
    ids: [ID, null],
    words: ['', '{"ä",\\}', null, '中'],
    bytes: [Buffer.from([0, 255]), Buffer.alloc(0), null],
    bodies: [{ a: [1, null] }, 'x'],
    none: [],
  });
});

test('arrays: what is none of the kind is refused before it is sent', () => {
  assert.throws(() => int4s([1.5]), RangeError);
  assert.throws(() => int4s([2 ** 31]), RangeError);
  assert.throws(() => int8s([2 ** 60]), RangeError);
  assert.throws(() => days(['yesterday']), RangeError);
  assert.throws(() => uuids(['0198f1c2']), RangeError);
  assert.throws(() => uuids([ID.replace('f', 'g')]), RangeError);
  assert.throws(() => uuids([ID.replaceAll('-', '0')]), RangeError);
  assert.deepEqual(uuids([ID.toUpperCase()]), uuids([ID]));
  assert.throws(() => instants([Number.NaN]), RangeError);
});
