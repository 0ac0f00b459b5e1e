import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { frozenClock } from '@aceso/kit/testing';
import { openNotification } from '../testing/surroundings.ts';
import { findPreferences, savePreferences } from './preferences.ts';

const MOVE = readFileSync(join(import.meta.dirname, '../../migrations/0002-kinds-of-their-own.sql'), 'utf8');

test('preferences: who had chosen how suggestions come keeps that choice for trials, once', async () => {
  await using open = await openNotification({ now: frozenClock() });
  const { personId } = await open.someone();
  const db = open.house.database.dbOf('notification');
  const before = await findPreferences(db, personId);
  assert.ok(before);
  const old = [
    { category: 'urgent', channels: ['in-app'] },
    { category: 'new-suggestion', channels: ['in-app'] },
  ] as const;
  await savePreferences(db, personId, {
    ...before,
    categories: old.map(({ category, channels }) => ({ category, channels: [...channels] })),
  });

  for (let twice = 0; twice < 2; twice += 1) await db.many({ text: MOVE, values: [] });

  assert.deepEqual((await findPreferences(db, personId))?.categories, [...old, { category: 'personal-trial', channels: ['in-app'] }]);
});
