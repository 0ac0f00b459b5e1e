import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '@aceso/kit';
import { quietLog } from '@aceso/kit/testing';
import { createDays } from '../store/days.ts';
import { logBatch, spanBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';
import { dropOld } from './drop-old.ts';

test('dropOld: whole days beyond their setting go, the others stay, and the day can be written again', async () => {
  await using open = await openMonitoring({ logDays: 10, traceDays: 10 });
  const db = open.house.database.dbOf('monitoring');
  const SPAN = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', name: 'GET /a', ms: 10 };
  await open.send(
    '/v1/logs',
    logBatch('users', [
      { at: '2026-02-25T10:00:00Z', message: 'old' },
      { at: '2026-03-01T07:00:00Z', message: 'new' },
    ]),
  );
  await open.send('/v1/traces', spanBatch('users', [{ ...SPAN, at: '2026-02-25T10:00:00Z' }]));
  const settings = open.house.settings('monitoring');
  settings.set('logDays', 4);

  await dropOld({ db, now: open.now, days: createDays(db), settings: settings as never, log: quietLog() })();

  const parts = await db.many(sql<{ part: string }>`
    select c.relname as part from pg_inherits as i join pg_class as c on c.oid = i.inhrelid where i.inhparent in ('monitoring.log_line'::regclass, 'monitoring.span'::regclass) order by 1`);
  assert.deepEqual(
    parts.map(({ part }) => part),
    ['log_line_20260301', 'span_20260225'],
  );
});
