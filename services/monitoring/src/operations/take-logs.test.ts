import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, person } from '@aceso/kit/testing';
import { sql } from '@aceso/kit';
import { logBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

test('takeLogs: lines of several days lie in one partition each; too old or in the future they are refused and counted', async () => {
  await using open = await openMonitoring({ logDays: 3 });

  const reply = await open.send(
    '/v1/logs',
    logBatch('users', [
      { at: '2026-03-01T07:59:59Z', message: 'today' },
      { at: '2026-02-27T00:00:00Z', message: 'oldest kept' },
      { at: '2026-02-26T23:59:59Z', message: 'too old' },
      { at: '2026-03-01T09:30:00Z', message: 'from a clock that is wrong' },
    ]),
  );

  assert.equal(reply.json<{ partialSuccess: { rejectedLogRecords: number } }>().partialSuccess.rejectedLogRecords, 2);
  const parts = await open.house.database.dbOf('monitoring').many(sql<{ part: string }>`
    select l.tableoid::regclass::text as part from monitoring.log_line as l order by 1`);
  assert.deepEqual(
    parts.map(({ part }) => part),
    ['monitoring.log_line_20260227', 'monitoring.log_line_20260301'],
  );
});

test('takeLogs: eight senders that meet a new day at once all get their lines in', async () => {
  await using open = await openMonitoring();

  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, i) => open.send('/v1/logs', logBatch('users', [{ at: '2026-02-28T12:00:00Z', message: `sender ${i}` }]))),
  );

  assert.deepEqual(
    replies.map(({ status }) => status),
    Array.from({ length: 8 }, () => 200),
  );
  assert.equal((await open.get<{ items: unknown[] }>('/v1/ops/logs')).items.length, 8);
});

test('takeLogs: odd values are taken as they are: NUL letters, nested values, a body that is no text, no resource', async () => {
  await using open = await openMonitoring();

  const reply = await open.send('/v1/logs', {
    resourceLogs: [
      {
        scopeLogs: [
          {
            logRecords: [
              {
                timeUnixNano: `${Date.parse('2026-03-01T07:00:00Z')}000000`,
                body: {
                  kvlistValue: { values: [{ key: 'a', value: { arrayValue: { values: [{ intValue: '7' }, { boolValue: true }] } } }] },
                },
                attributes: [{ key: 'nul', value: { stringValue: 'a\0b' } }, { key: 'none' }],
              },
            ],
          },
        ],
      },
    ],
  });

  assert.equal(reply.status, 200);
  const { items } = await open.get<{ items: { message: string; service: string; attributes: unknown }[] }>('/v1/ops/logs');
  assert.deepEqual(
    [items[0]?.message, items[0]?.service, items[0]?.attributes],
    ['{"a":[7,true]}', 'unknown', { nul: 'a\uFFFDb', none: null }],
  );
});

test('takeLogs: only services send; a broken batch names the field', async () => {
  await using open = await openMonitoring();
  const body = logBatch('users', []);

  const nobody = await open.house.ask('monitoring', { path: '/v1/logs', body });
  const somebody = await open.house.ask('monitoring', { as: person(), path: '/v1/logs', body });
  const anOperator = await open.house.ask('monitoring', { as: operator(), path: '/v1/logs', body });
  const broken = await open.send('/v1/logs', { resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: 'soon' }] }] }] });

  assert.deepEqual([nobody.status, somebody.status, anOperator.status], [401, 403, 403]);
  assert.equal(
    broken.json<{ errors: { path: string }[] }>().errors[0]?.path.startsWith('/body/resourceLogs/0/scopeLogs/0/logRecords/0/timeUnixNano'),
    true,
  );
});
