import assert from 'node:assert/strict';
import { test } from 'node:test';
import { person } from '@aceso/kit/testing';
import { insight, recommendation, series, TODAY, trial } from '../../test/made-up-day.ts';
import { openDashboard } from '../../test/open-dashboard.ts';
import type { OverviewView } from '../domain/screen.ts';

const PATH = '/v1/people/me/overview';
const PARTS = ['vitals', 'tiles', 'urgent', 'suggestion', 'sleep', 'activity', 'changes', 'inbox', 'uploads'] as const;
const states = (overview: OverviewView) => Object.fromEntries(PARTS.map((part) => [part, overview[part].state]));

test('getOverview: everything of Today in one answer, said from the same values that are shown', async () => {
  await using open = await openDashboard();

  const overview = await open.get<OverviewView>(PATH);

  assert.deepEqual([overview.displayName, overview.on, overview.timeZone, overview.roles], ['Ada', TODAY, 'Europe/Zurich', ['person']]);
  assert.equal(overview.headline.text, 'A night much like your others. Heart rate variability was lower.');
  assert.equal(overview.headline.freshness, 'Updated 6 min ago from 2 sources');
  assert.deepEqual(
    overview.vitals.data?.map(({ metric, direction, last }) => [metric, direction, last?.value]),
    [
      ['heart-rate-variability-sdnn', 'below', 30],
      ['resting-heart-rate', 'usual', 54],
    ],
  );
  assert.deepEqual(
    overview.tiles.data?.map(({ metric }) => metric),
    ['step-count', 'exercise-time', 'body-mass'],
  );
  assert.deepEqual([overview.suggestion.data?.shown?.title, overview.suggestion.data?.open], ['Suggestion 1', 2]);
  assert.equal(overview.sleep.data?.day, TODAY);
  assert.deepEqual([overview.activity.data?.goal, overview.activity.data?.days.length], [30, 112]);
  assert.equal(overview.inbox.data?.unread, 2);
  assert.equal(overview.vitals.asOf, '2026-03-01T08:00:00.000Z');
});

test('getOverview: a service that is away, hangs or breaks greys its own parts and nothing else, within the time of a part', async () => {
  for (const mood of ['away', 'hanging', 'broken'] as const) {
    await using open = await openDashboard();
    open.moods.set('recommendation', mood);
    open.moods.set('notification', mood);

    const started = performance.now();
    const overview = await open.get<OverviewView>(PATH);

    assert.deepEqual(states(overview), {
      vitals: 'ok',
      tiles: 'ok',
      urgent: 'away',
      suggestion: 'away',
      sleep: 'ok',
      activity: 'ok',
      changes: 'away',
      inbox: 'away',
      uploads: 'empty',
    });
    assert.equal(overview.suggestion.data, undefined);
    // Ten times the bound of a part: it must come in spite of a service that never answers.
    assert.ok(performance.now() - started < 3_000, mood);
  }
});

test('getOverview: the trial that goes on is on today with its instruction, one that is over or a day in the past shows none', async () => {
  await using open = await openDashboard();
  const read = async (query = '') => (await open.get<OverviewView>(`${PATH}${query}`)).trial;

  const without = await read();
  open.day.trials = [trial('done'), trial('running')];
  const [now, before] = [await read(), await read('?on=2026-02-20')];

  assert.deepEqual([without?.state, now?.state, before], ['empty', 'ok', undefined]);
  assert.deepEqual([now?.data?.status, now?.data?.today?.instruction], ['running', 'No screens after nine']);
});

test('getOverview: without health-data and users there is still an answer that says so', async () => {
  await using open = await openDashboard();
  open.moods.set('health-data', 'away');
  open.moods.set('users', 'away');

  const overview = await open.get<OverviewView>(PATH);

  assert.equal(overview.headline.text, 'Your measurements cannot be read just now.');
  assert.deepEqual([states(overview)['vitals'], states(overview)['suggestion'], overview.timeZone], ['away', 'ok', 'UTC']);
});

test('getOverview: what the caller may not see is empty, not broken', async () => {
  await using open = await openDashboard();
  open.moods.set('notification', 'closed');

  assert.equal((await open.get<OverviewView>(PATH)).inbox.state, 'empty');
});

test('getOverview: a person without data gets empty parts and one plain sentence', async () => {
  await using open = await openDashboard();
  open.day.daily.clear();
  Object.assign(open.day, { nights: [], sources: [], recommendations: [], unread: 0 });

  const overview = await open.get<OverviewView>(PATH);

  assert.deepEqual([overview.headline.text, overview.headline.freshness], ['Nothing measured yet.', 'No source has delivered yet']);
  assert.deepEqual([...new Set(PARTS.filter((part) => part !== 'inbox').map((part) => overview[part].state))], ['empty']);
});

test('getOverview: what cannot wait comes apart and is not the one suggestion', async () => {
  await using open = await openDashboard();
  open.day.recommendations = [
    recommendation(1, { urgency: 'seek-care-now', title: 'Call now' }),
    recommendation(2, { urgency: 'check-with-clinician' }),
    recommendation(3),
  ];

  const { urgent, suggestion } = await open.get<OverviewView>(PATH);

  assert.deepEqual(
    urgent.data?.map(({ title }) => title),
    ['Call now'],
  );
  assert.deepEqual([suggestion.data?.shown?.title, suggestion.data?.open], ['Suggestion 2', 2]);
});

test('getOverview: an amount of a day that is still running is not called low; the day before counts', async () => {
  await using open = await openDashboard();
  open.day.daily.set('step-count', [
    ...series(8000, 2000, 149, '2026-02-28').slice(0, -1),
    { day: '2026-02-28', value: 8000 },
    { day: TODAY, value: 12 },
  ]);

  const today = await open.get<OverviewView>(PATH);
  open.now.set('2026-03-02T08:00:00Z');
  const later = await open.get<OverviewView>(`${PATH}?on=${TODAY}`);

  const steps = ({ tiles }: OverviewView) => tiles.data?.find(({ metric }) => metric === 'step-count');
  assert.deepEqual([steps(today)?.last, steps(today)?.direction], [{ day: '2026-02-28', value: 8000 }, 'usual']);
  assert.deepEqual([steps(later)?.last, steps(later)?.direction], [{ day: TODAY, value: 12 }, 'below']);
});

test('getOverview: the day is the person’s own, not that of the server', async () => {
  await using open = await openDashboard();
  open.day.profile.timeZone = 'Pacific/Auckland';
  open.now.set('2026-02-28T12:30:00Z');

  const overview = await open.get<OverviewView>(PATH);

  assert.equal(overview.on, TODAY);
  assert.equal(overview.vitals.data?.[0]?.last?.day, TODAY);
});

test('getOverview: changes are what began or ended in the last thirty days, newest first', async () => {
  await using open = await openDashboard();
  open.day.insights = [
    insight({ title: 'Short nights' }),
    insight({ title: 'Weight rising', isCurrent: false, since: '2025-11-01', until: '2026-02-25', metrics: ['body-mass'] }),
    insight({ title: 'Old', since: '2025-11-01' }),
  ];

  const { changes } = await open.get<OverviewView>(PATH);

  assert.deepEqual(
    changes.data?.map(({ day, text, metric }) => [day, text, metric]),
    [
      ['2026-02-25', 'Over: Weight rising.', 'body-mass'],
      ['2026-02-20', 'Short nights.', 'sleep-duration'],
    ],
  );
});

test('getOverview: uploads under way are shown without their long report, those that ended long ago not at all', async () => {
  await using open = await openDashboard();
  const upload = (change: object) => ({
    uploadId: '019a0000-0000-7000-8000-000000000001',
    personId: open.ada.personId,
    name: 'export.zip',
    received: 1,
    status: 'importing',
    progress: { done: 1, samples: 2 },
    createdAt: '2026-03-01T07:00:00Z',
    ...change,
  });
  const report = { source: 'apple-health', bytes: 1, seconds: 1, peakResidentMB: 1, types: {}, problems: [] };
  open.day.uploads = [
    upload({}),
    upload({ status: 'done', report, finishedAt: '2026-03-01T07:30:00Z' }),
    upload({ status: 'done', finishedAt: '2026-02-01T07:30:00Z' }),
  ];

  const { uploads } = await open.get<OverviewView>(PATH);

  assert.deepEqual(
    uploads.data?.map(({ status, report: long }) => [status, long]),
    [
      ['importing', undefined],
      ['done', undefined],
    ],
  );
});

test('getOverview: the services are asked on behalf of the caller, for the person in the path', async () => {
  await using open = await openDashboard();

  await open.get(PATH);

  assert.deepEqual([...new Set(open.calls.flatMap(({ input }) => input.params['personId'] ?? []))], [open.ada.personId]);
});

test('getOverview: a stranger, a missing token and a day that no calendar has are refused', async () => {
  await using open = await openDashboard();

  const stranger = await open.house.ask('dashboard', { as: person(), path: `/v1/people/${open.ada.personId}/overview` });
  const nobody = await open.house.ask('dashboard', { path: PATH });
  const days = await Promise.all(
    ['2026-02-31', '2026-13-01', 'today'].map((on) => open.house.ask('dashboard', { as: open.ada, path: `${PATH}?on=${on}` })),
  );

  assert.deepEqual([stranger.status, nobody.status, open.calls.length], [403, 401, 0]);
  for (const reply of days)
    assert.deepEqual([reply.status, reply.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/query/on']);
});
