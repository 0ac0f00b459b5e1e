import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saveProbes } from '../store/health.ts';
import { openMonitoring } from '../testing/open.ts';

test('listHealthHistory: a change of state is a line, the same state again is none, also when two probers see it at once', async () => {
  await using open = await openMonitoring();
  const db = open.house.database.dbOf('monitoring');
  const probe = (state: 'ready' | 'away', reasons: string[] = []) => [{ service: 'users', address: 'http://x', state, reasons }];
  const at = (minute: number) => new Date(`2026-03-01T07:0${minute}:00Z`);

  await saveProbes(db, probe('ready'), at(1));
  await saveProbes(db, probe('ready'), at(2));
  await Promise.all([
    saveProbes(db, probe('away', ['cannot be reached']), at(3)),
    saveProbes(db, probe('away', ['cannot be reached']), at(3)),
  ]);

  const list = async (query: string) =>
    (await open.get<{ items: { state: string; at: string }[] }>(`/v1/ops/health/history?service=users&${query}`)).items.map(
      ({ state, at: when }) => [state, when],
    );
  assert.deepEqual(await list(''), [
    ['away', '2026-03-01T07:03:00.000Z'],
    ['ready', '2026-03-01T07:01:00.000Z'],
  ]);
  assert.deepEqual(await list('from=2026-03-01T07:02:00Z&to=2026-03-01T08:00:00Z'), [['away', '2026-03-01T07:03:00.000Z']]);
});
