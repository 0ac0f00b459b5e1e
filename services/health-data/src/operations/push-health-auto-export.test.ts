import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

const PATH = '/v1/people/me/push/health-auto-export';
const document = {
  data: {
    metrics: [
      {
        name: 'step_count',
        units: 'count',
        data: [
          { date: '2026-03-02 08:00:00 +0100', qty: 500, source: 'Ada’s Watch' },
          { date: '2026-03-02 09:00:00 +0100', qty: 300, source: 'Ada’s Watch' },
          { date: '2026-03-02 11:00:00 +0100', qty: 20, source: 'Ada’s Watch' },
        ],
      },
      { name: 'heart_rate', units: 'count/min', data: [{ date: '2026-03-02 08:01:00 +0100', Min: 60, Avg: 900, Max: 66 }] },
    ],
    workouts: [],
  },
};

const push = async (open: OpenHealthData, body: object, as = open.ada) =>
  await open.house.ask('health-data', { as, method: 'POST', path: PATH, body });

test('pushHealthAutoExport: the document of the app is read like its file, summed up at once, and changes nothing when it comes again', async () => {
  await using open = await openHealthData();

  const first = await push(open, document);
  const again = await push(open, document);

  const counts = (reply: typeof first) => {
    const { stored, alreadyThere, quarantined } = reply.json<Record<string, number>>();
    return [reply.status, stored, alreadyThere, quarantined];
  };
  assert.deepEqual(
    [counts(first), counts(again)],
    [
      [200, 3, 0, 1],
      [200, 0, 3, 1],
    ],
  );
  const daily = await open.get<{ series: { values: { value: number; sources: string[] }[] }[] }>(
    '/v1/people/me/daily?metrics=step-count&from=2026-03-02&to=2026-03-02',
  );
  assert.deepEqual(
    daily.series[0]?.values.map(({ value, sources }) => [value, sources]),
    [[820, ['Ada’s Watch']]],
  );
});

test('pushHealthAutoExport: a document of another form is refused or told, and a stranger is not let in', async () => {
  await using open = await openHealthData();

  const refused = await push(open, { metrics: [] });
  const other = await push(open, { data: { something: 1 } });
  const narrow = await push(open, document, { ...open.ada, scopes: ['health-data:samples:read'] } as typeof open.ada);

  assert.deepEqual([refused.status, refused.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/body/data']);
  assert.deepEqual(
    other.json<{ stored: number; problems: { reason: string }[] }>().problems.map(({ reason }) => reason),
    ['file-not-recognised'],
  );
  assert.equal(narrow.status, 403);
});
