import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from '@aceso/kit';
import { openDashboard } from '../../test/open-dashboard.ts';
import { insertBrowserSession, liveBrowserSession } from '../store/browser-sessions.ts';
import { removeExpiredJob } from './remove-expired.ts';

test('remove expired: what has run out opens nothing at once and is gone after the job', async () => {
  await using open = await openDashboard();
  const db = open.house.database.dbOf('dashboard');
  const session = async (expiresAt: string): Promise<Buffer> => {
    const row = {
      idHash: randomBytes(32),
      accountId: randomUUID(),
      personId: undefined,
      sessionId: 's',
      sealedTokens: 'x',
      accessExpiresAt: open.now(),
      createdAt: open.now(),
    };
    await insertBrowserSession(db, { ...row, expiresAt: new Date(expiresAt) });
    return row.idHash;
  };
  const [over, running] = [await session('2026-03-01T08:00:00Z'), await session('2026-03-01T08:00:01Z')];

  assert.equal(await liveBrowserSession(db, over, open.now()), undefined);
  await removeExpiredJob({ db, now: open.now })();

  const rows = await db.many(sql<{ id_hash: Buffer }>`select s.id_hash from dashboard.browser_session as s`);
  assert.deepEqual(
    rows.map(({ id_hash }) => id_hash.toString('hex')),
    [running.toString('hex')],
  );
});
