import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { exportXml, record } from '../../test/export-xml.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

const DEVICE = { id: 'phone-1', name: 'Ada’s iPhone', platform: 'healthkit' };
const WATCH = { name: 'Ada’s Watch', kind: 'watch' };
const PATH = '/v1/people/me/push/batches';

interface Answer {
  readonly repeated: boolean;
  readonly stored: number;
  readonly alreadyThere: number;
  readonly quarantined: number;
  readonly deleted: number;
  readonly notKnown: number;
  readonly deletedBefore: number;
  readonly rejected: readonly { list: string; index: number; code: string; path: string; fix: string }[];
}
type Sent = { readonly items?: readonly unknown[]; readonly deletions?: readonly unknown[]; readonly cursors?: readonly unknown[] };

let made = 0;
async function push(open: OpenHealthData, sent: Sent, batchId = `batch-${String(++made).padStart(4, '0')}`): Promise<Answer> {
  const reply = await open.house.ask('health-data', { as: open.ada, path: PATH, body: { batchId, device: DEVICE, ...sent } });
  assert.equal(reply.status, 200, reply.text);
  return reply.json<Answer>();
}

const beat = (id: string, minute: number, value: number) => ({
  id,
  metric: 'HKQuantityTypeIdentifierHeartRate',
  start: new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString(),
  value,
  unit: 'count/min',
  source: WATCH,
});
const heartRates = async (open: OpenHealthData): Promise<readonly number[]> =>
  (
    await open.get<{ items: { value: number }[] }>(
      '/v1/people/me/samples?metric=heart-rate&from=2026-03-01T00:00:00Z&to=2026-03-04T00:00:00Z',
    )
  ).items.map(({ value }) => value);

test('pushBatch: a batch is stored once however often it comes, and the days are summed up with their event', async () => {
  await using open = await openHealthData();
  const sent = { items: [beat('a', 0, 60), beat('b', 1, 64)] };

  const first = await push(open, sent, 'batch-of-ada-1');
  const again = await push(open, sent, 'batch-of-ada-1');
  const other = await push(open, sent, 'batch-of-ada-2');

  assert.deepEqual([first.stored, first.repeated], [2, false]);
  assert.deepEqual(again, { ...first, repeated: true });
  assert.deepEqual([other.stored, other.alreadyThere], [0, 2]);
  assert.deepEqual(await heartRates(open), [60, 64]);
  const events = await open.house.events.all(healthData.events.healthDataChanged);
  assert.deepEqual(
    events.flatMap(({ payload }) => payload.changes.map(({ metric }) => metric)),
    ['heart-rate'],
  );
});

test('pushBatch: another content under the id of a stored batch is refused, and nothing of it is stored', async () => {
  await using open = await openHealthData();
  await push(open, { items: [beat('a', 0, 60)] }, 'batch-of-ada-1');

  const body = { batchId: 'batch-of-ada-1', device: DEVICE, items: [beat('b', 1, 70)] };
  const reply = await open.house.ask('health-data', { as: open.ada, path: PATH, body });

  assert.deepEqual([reply.status, reply.json()['code']], [409, 'batch-differs']);
  assert.deepEqual(await heartRates(open), [60]);
});

test('pushBatch: every kind of record arrives as what it is', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const at = (time: string): string => `2026-03-02T${time}:00Z`;

  const answer = await push(open, {
    items: [
      {
        id: 's',
        kind: 'sleep',
        source: WATCH,
        stages: [
          { stage: 'deep', start: at('01:00'), end: at('03:00') },
          { stage: 'rem', start: at('03:00'), end: at('04:00') },
        ],
      },
      {
        id: 'w',
        kind: 'workout',
        type: 'running',
        start: at('17:00'),
        end: at('17:40'),
        activeSeconds: 2300,
        energyKcal: 400,
        source: WATCH,
      },
      { id: 'p', kind: 'blood-pressure', start: at('07:00'), systolic: 124, diastolic: 79, source: { name: 'Cuff', kind: 'monitor' } },
      {
        id: 'e',
        kind: 'event',
        type: 'HKCategoryTypeIdentifierHandwashingEvent',
        start: at('12:00'),
        end: at('12:01'),
        details: { seconds: 22 },
      },
      { metric: 'step-count', start: at('08:00'), end: at('08:10'), value: 900, unit: 'count' },
      { metric: 'oxygen-saturation', start: at('09:00'), value: 0.97, unit: '1' },
    ],
  });

  assert.deepEqual([answer.rejected, answer.quarantined], [[], 0]);
  const [sleep, workouts, pressures] = await Promise.all([
    open.get<{ items: { asleepMinutes?: number; sources?: string[] }[] }>('/v1/people/me/sleep?from=2026-03-01&to=2026-03-03'),
    open.get<{ items: { type: string }[] }>('/v1/people/me/workouts?from=2026-03-01&to=2026-03-03'),
    open.get<{ items: { systolic: number; diastolic: number }[] }>('/v1/people/me/blood-pressure?from=2026-03-01&to=2026-03-03'),
  ]);
  assert.equal(sleep.items.length, 1);
  assert.deepEqual(
    workouts.items.map(({ type }) => type),
    ['running'],
  );
  assert.deepEqual(
    pressures.items.map(({ systolic, diastolic }) => [systolic, diastolic]),
    [[124, 79]],
  );
  const latest = await open.get<{ items: { metric: string; value: number }[] }>('/v1/people/me/latest');
  assert.equal(latest.items.find(({ metric }) => metric === 'oxygen-saturation')?.value, 97);
});

test('pushBatch: what cannot be understood is named with place, code and fix; the rest is stored', async () => {
  await using open = await openHealthData();
  const start = '2026-03-02T08:00:00Z';

  const answer = await push(open, {
    items: [
      beat('a', 0, 60),
      { metric: 'no-such', start, value: 1, unit: '1' },
      { metric: 'body-mass', start, value: 70, unit: 'mmol/L' },
      { metric: 'step-count', start, value: 70, unit: 'count' },
      { metric: 'body-mass', start: 'yesterday', value: 70, unit: 'kg' },
      { kind: 'dream', start },
      'nothing',
      { metric: 'body-mass', start, unit: 'kg' },
      beat('h', 3, 900),
    ],
    deletions: [{ metric: 'body-mass', start, source: { name: 'Never seen' } }, { what: 1 }],
  });

  assert.deepEqual([answer.stored, answer.quarantined], [1, 1]);
  assert.deepEqual(
    answer.rejected.map(({ list, index, code, path }) => `${list} ${index} ${code} ${path}`),
    [
      'items 1 metric-unknown /body/items/1/metric',
      'items 2 unit-unfit /body/items/2/unit',
      'items 3 end-missing /body/items/3/end',
      'items 4 item-invalid /body/items/4/start',
      'items 5 item-invalid /body/items/5/kind',
      'items 6 item-invalid /body/items/6',
      'items 7 item-invalid /body/items/7/value',
      'deletions 1 item-invalid /body/deletions/1/id',
      'deletions 0 source-unknown /body/deletions/0/source',
    ],
  );
  assert.ok(answer.rejected.every(({ fix }) => fix.length > 10));
});

test('pushBatch: a new version of an item takes the place of the old one, wherever it lies in time', async () => {
  await using open = await openHealthData();
  await push(open, { items: [beat('a', 0, 60), beat('b', 5, 61)] });

  await push(open, { items: [beat('a', 30, 72)] });

  assert.deepEqual(await heartRates(open), [61, 72]);
});

test('pushBatch: what the phone deletes goes by its id or by its times, stays gone, and is not brought back by an older batch', async () => {
  await using open = await openHealthData();
  const unnamed = { metric: 'heart-rate', start: '2026-03-02T09:00:00Z', value: 80, unit: '/min', source: WATCH };
  await push(open, {
    items: [
      beat('a', 0, 60),
      beat('b', 1, 64),
      unnamed,
      { id: 'w', kind: 'workout', type: 'running', start: '2026-03-02T17:00:00Z', end: '2026-03-02T17:40:00Z', source: WATCH },
    ],
  });

  const gone = await push(open, {
    deletions: [{ id: 'a' }, { id: 'w' }, { id: 'never-sent' }, { metric: 'heart-rate', start: unnamed.start, source: WATCH }],
  });
  const again = await push(open, { deletions: [{ id: 'a' }] });
  const late = await push(open, { items: [beat('a', 0, 60), beat('never-sent', 2, 99)] });

  assert.deepEqual([gone.deleted, gone.notKnown], [3, 1]);
  assert.deepEqual([again.deleted, again.notKnown], [0, 1]);
  assert.deepEqual([late.stored, late.deletedBefore], [0, 2]);
  assert.deepEqual(await heartRates(open), [64]);
  const { items } = await open.get<{ items: unknown[] }>('/v1/people/me/workouts?from=2026-03-01&to=2026-03-03');
  assert.deepEqual(items, []);
});

test('pushBatch: an item that comes after its deletion is not kept, and goes from what the same watch delivered by an export, in any order', async () => {
  const run = { id: 'w', kind: 'workout', type: 'running', start: '2026-03-02T17:00:00Z', end: '2026-03-02T17:30:00Z', source: WATCH };
  const items = [beat('a', 0, 60), beat('b', 1, 64), run];
  const written = (at: string): string => `${at.slice(0, 19).replace('T', ' ')} +0000`;
  const beats = [0, 1].map((minute) => written(beat('', minute, 0).start));
  const file = exportXml(
    ...beats.map((at, i) => record('HKQuantityTypeIdentifierHeartRate', at, at, String(60 + 4 * i), 'count/min', WATCH.name)),
    `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" sourceName="${WATCH.name}" creationDate="${written(run.start)}" startDate="${written(run.start)}" endDate="${written(run.end)}"/>`,
  );
  const steps = {
    tell: (open: OpenHealthData) => push(open, { items }),
    delete: (open: OpenHealthData) => push(open, { deletions: [{ id: 'a' }, { id: 'w' }] }),
    import: (open: OpenHealthData) => importFile(open, 'export.xml', file),
  };
  for (const order of [
    ['import', 'tell', 'delete'],
    ['delete', 'import', 'tell'],
    ['delete', 'tell', 'import'],
    ['import', 'delete', 'tell'],
  ] as const) {
    await using open = await openHealthData({ timeZone: 'UTC', now: () => new Date('2026-03-06T12:00:00Z') });
    for (const step of order) await steps[step](open);

    const { items: workouts } = await open.get<{ items: unknown[] }>('/v1/people/me/workouts?from=2026-03-01&to=2026-03-04');
    assert.deepEqual([[...new Set(await heartRates(open))], workouts.length], [[64], 0], order.join(', '));
  }
});

test('readPushDevice, listPushDevices: the phone asks how far it is, by type, and the person sees which phones send', async () => {
  await using open = await openHealthData();
  const path = `/v1/people/me/push/devices/${DEVICE.id}`;
  const before = await open.get<{ cursors: unknown[] }>(path);
  const heart = { type: 'HKQuantityTypeIdentifierHeartRate', value: 'anchor-1', reachedFrom: '2026-02-01T00:00:00.000Z', complete: false };

  await push(open, { items: [beat('a', 0, 60)], cursors: [heart, { type: 'Steps', value: 't-1' }] });
  await push(open, { cursors: [{ ...heart, value: 'anchor-2', complete: true }] }, 'batch-last');

  const { lastBatchAt, ...after } = await open.get<Record<string, unknown>>(path);
  assert.deepEqual(before.cursors, []);
  assert.equal(typeof lastBatchAt, 'string');
  assert.deepEqual(after, {
    deviceId: DEVICE.id,
    lastBatchId: 'batch-last',
    cursors: [
      { ...heart, value: 'anchor-2', complete: true },
      { type: 'Steps', value: 't-1' },
    ],
  });
  const { items } = await open.get<{ items: { name: string; items: number }[] }>('/v1/people/me/push/devices');
  assert.deepEqual(
    items.map(({ name, items: sent }) => [name, sent]),
    [[DEVICE.name, 1]],
  );
});

test('pushBatch: ten thousand items are taken at once, and one more is too many', async () => {
  await using open = await openHealthData();
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    ...beat(`n-${i}`, 0, 50 + (i % 90)),
    start: new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString(),
  }));

  const answer = await push(open, { items: many });
  const body = { batchId: 'batch-too-big', device: DEVICE, items: [...many, many[0]] };
  const refused = await open.house.ask('health-data', { as: open.ada, path: PATH, body });

  assert.equal(answer.stored, 10_000);
  assert.deepEqual([refused.status, refused.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/body/items']);
});

test('pushBatch: without consent, for somebody else, or with a token of another scope nothing is taken in', async () => {
  await using open = await openHealthData();
  const body = { batchId: 'batch-refused', device: DEVICE, items: [beat('a', 0, 60)] };
  const ask = async (more: object) => (await open.house.ask('health-data', { as: open.ada, path: PATH, body, ...more })).status;
  const other = { subject: crypto.randomUUID(), roles: ['person'] as const, personId: crypto.randomUUID() };

  const ofOthers = await ask({ as: other, path: `/v1/people/${open.ada.personId}/push/batches` });
  const narrow = await ask({ as: { ...open.ada, scopes: ['health-data:samples:read'] } });
  const fits = await ask({ as: { ...open.ada, scopes: ['health-data:push:write'] } });
  open.profile.consented = false;
  const { subject, roles } = open.ada;
  const fresh = { subject, roles, personId: crypto.randomUUID() };

  assert.deepEqual([ofOthers, narrow, fits, await ask({ as: fresh })], [403, 403, 200, 403]);
});
