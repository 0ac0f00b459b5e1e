import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrays, sql, type Db } from '@aceso/kit';
import { frozenClock } from '@aceso/kit/testing';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';
import { shortKey } from '../codec/record-key.ts';
import { packRows } from '../jobs/pack-rows.ts';
import { noteSeal } from '../store/note-seal.ts';
import { datedRecords } from '../store/dated-records.ts';
import type { NoteKeys } from '../store/notes.ts';
import { everyPack } from '../store/record-packs.ts';
import { saveRecords } from '../store/records.ts';
import { listSources } from '../store/sources.ts';

const NOTE = 'quarrelled with the neighbour';
const NOW = '2026-06-01T08:00:00Z';
const TABLE = [
  'Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Notes',
  `Mar 2 2026,08:00,124,74,57,-,${NOTE}`,
  'Mar 3 2026,08:00,122,73,58,-,-',
  '',
].join('\n');

/** Everything that the database holds of records, as it lies there. */
async function stored(db: Db, personId: string): Promise<string> {
  const rows = await db.many(sql<{ content: string }>`
    select r.content::text || r.key as content from health_data.record as r where r.person_id = ${personId}`);
  const packed: string[] = [];
  for await (const records of everyPack(db, personId))
    packed.push(JSON.stringify(records.map(({ content, keyFrom }) => [content, keyFrom])));
  return JSON.stringify([rows, packed]);
}

async function exported({ house, ada }: OpenHealthData): Promise<string> {
  const token = await house.issuer.token(ada, 'health-data', new Date(NOW));
  const reply = await house
    .app('health-data')
    .inject({ url: '/v1/people/me/export?tables=records&format=ndjson', headers: { authorization: `Bearer ${token}` } });
  assert.equal(reply.statusCode, 200, reply.body.slice(0, 300));
  return reply.body;
}

test('notes: they lie sealed, come back at the doors as they were written, and the same again adds nothing', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: frozenClock(NOW) });
  const db = open.house.database.dbOf('health-data');
  await importFile(open, 'omron.csv', Buffer.from(TABLE));

  const lying = await stored(db, open.ada.personId);
  assert.ok(!lying.includes('quarrelled') && lying.includes('aceso-note-1:'), lying.slice(0, 400));
  assert.ok((await exported(open)).includes(NOTE));

  const again = await importFile(open, 'again.csv', Buffer.from(`${TABLE}\n`));
  assert.deepEqual([again.report?.types['Blood pressure']?.stored, again.report?.types['Blood pressure']?.alreadyThere], [0, 2]);
});

test('notes: without the key of the person nobody reads them any more', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: frozenClock(NOW) });
  const db = open.house.database.dbOf('health-data');
  await importFile(open, 'omron.csv', Buffer.from(TABLE));

  await db.many(sql`delete from health_data.person_key as k where k.person_id = ${open.ada.personId}`);

  const text = await exported(open);
  assert.ok(text.includes('124') && !text.includes('quarrelled') && !text.includes('aceso-note'), text.slice(0, 400));
});

test('notes: those that earlier versions wrote down openly are sealed once, and are the same notes', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: frozenClock(NOW) });
  await open.push([{ metric: 'body-mass', start: '2026-01-01T00:00:00Z', value: 80, unit: 'kg' }]);
  const db = open.house.database.dbOf('health-data');
  const { personId } = open.ada;
  const [source] = await listSources(db, personId);
  const at = new Date('2026-03-02T08:00:00Z');
  const old = (kind: string, content: unknown, naturalKey: string) => ({
    kind,
    key: shortKey(naturalKey),
    naturalKey,
    sourceId: source?.sourceId ?? '',
    sourceType: kind,
    startAt: at,
    endAt: at,
    timeZone: undefined,
    content,
  });
  const records = [
    old('event', { detail: { text: NOTE } }, `event|${at.getTime()}|${NOTE}`),
    old('event', { detail: { code: 1 } }, `event|${at.getTime()}|1`),
    old('clinical', { detail: { note: [{ text: NOTE }] } }, 'clinical|1'),
  ];
  await db.tx((tx) => saveRecords(tx, personId, records));
  await db.many(sql`insert into health_data.notes_to_seal (person_id) select * from unnest(${arrays.uuids([personId])}::uuid[])`);
  assert.ok((await stored(db, personId)).includes('quarrelled'));
  const notes: NoteKeys = { toSeal: async () => KEY, toOpen: async () => KEY };

  for (let turn = 0; turn < 2; turn++) await packRows({ db, now: () => at, notes }, new AbortController().signal);

  assert.ok(!(await stored(db, personId)).includes('quarrelled'));
  const found = await datedRecords(db, personId, ['event', 'clinical'], at, new Date(at.getTime() + 1), 9, notes);
  assert.deepEqual(new Map(found.map(({ key, content }) => [key, content])), new Map(records.map(({ key, content }) => [key, content])));
  // What is stored from now on is the same: nothing is new.
  const seal = noteSeal(KEY);
  const [event] = records;
  const sealed = { ...event!, content: { detail: { text: seal.seal(NOTE, `event|${event!.key}`) } }, naturalKey: undefined };
  assert.deepEqual(await db.tx((tx) => saveRecords(tx, personId, [sealed])), []);
});

const KEY = Buffer.alloc(32, 7);
