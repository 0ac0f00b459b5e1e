import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '@aceso/kit';
import { frozenClock, operator, person, researcher } from '@aceso/kit/testing';
import { crowd, openAnalytics, type Answer } from '../testing/surroundings.ts';

test('askPopulation: counts, days and means of a known crowd lie within the interval, in the unit of the statistic', async () => {
  await using open = await openAnalytics({ now: frozenClock(), settings: { yearlyEpsilon: 20 } });
  for (const subject of crowd(120)) await open.consent(subject);
  const mean = 55 + Array.from({ length: 120 }, (_, i) => i % 11).reduce((sum, x) => sum + x, 0) / 120;

  for (const [statistic, truth, unit] of [
    ['people', 120, '{people}'],
    ['days', 1200, '{days}'],
    ['mean', mean, '/min'],
  ] as const) {
    const answer = (await open.ask({ statistic })).json<Answer>();
    const [cell] = answer.cells;
    assert.equal(answer.unit, unit);
    assert.equal(cell?.group, 'all');
    // Wider than the interval by half: one answer in twenty may miss it, one in ten thousand misses this.
    const slack = ((cell?.high ?? 0) - (cell?.low ?? 0)) * 1.5 + 1;
    assert.ok(
      (cell?.low ?? NaN) - slack <= truth && truth <= (cell?.high ?? NaN) + slack,
      `${statistic}: ${JSON.stringify(cell)} for ${truth}`,
    );
  }
});

test('askPopulation: small groups and the group that would betray them are hidden, by sex, age and month', async () => {
  await using open = await openAnalytics({ now: frozenClock(), settings: { yearlyEpsilon: 20 } });
  for (const subject of [...crowd(30), ...crowd(25, { sex: 'male', birthYear: 1990 }), ...crowd(4, { birthYear: 1930 })])
    await open.consent(subject);

  const sex = (await open.ask({ groupBy: 'sex' })).json<Answer>();
  const age = (await open.ask({ groupBy: 'age-band' })).json<Answer>();
  const month = (await open.ask({ groupBy: 'month' })).json<Answer>();

  assert.deepEqual(
    sex.cells.map(({ group, suppressed }) => [group, suppressed]),
    [
      ['female', false],
      ['male', false],
      ['unknown', true],
    ],
  );
  assert.deepEqual(
    age.cells.filter(({ suppressed }) => !suppressed).map(({ group }) => group),
    ['40-49'],
  );
  assert.equal(age.suppressedCells, 8);
  assert.deepEqual(
    month.cells.map(({ group, suppressed }) => [group, suppressed]),
    [
      ['2026-01', false],
      ['2026-02', true],
    ],
  );
});

test('askPopulation: cohorts of 0, 1, 10 are hidden, 11 are shown', async () => {
  await using open = await openAnalytics({ now: frozenClock(), settings: { yearlyEpsilon: 20 } });
  const shown: [number, boolean][] = [];
  let n = 0;
  for (const size of [0, 1, 10, 11]) {
    for (const subject of crowd(size - n)) await open.consent(subject);
    n = size;
    shown.push([size, !(await open.ask({})).json<Answer>().cells[0]?.suppressed]);
  }

  assert.deepEqual(shown, [
    [0, false],
    [1, false],
    [10, false],
    [11, true],
  ]);
});

test('askPopulation: the same question gets the very same answer at no cost, also from fifty at once', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  for (const subject of crowd(40)) await open.consent(subject);

  const replies = await Promise.all(Array.from({ length: 50 }, () => open.ask({ epsilon: 0.3 })));

  assert.deepEqual(new Set(replies.map(({ text }) => text)).size, 1);
  const budget = (await open.house.ask('analytics', { as: researcher(), path: '/v1/analytics/budgets' })).json();
  assert.deepEqual([budget['spent'], (budget['entries'] as unknown[]).length], [0.3, 1]);
});

test('askPopulation: of fifty questions at once with a budget for ten exactly ten are answered', async () => {
  const now = frozenClock();
  await using open = await openAnalytics({ now, settings: { yearlyEpsilon: 1 } });
  for (const subject of crowd(40)) await open.consent(subject);

  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => open.ask({ from: `20${10 + i}-01-01`, to: `20${10 + i}-12-31`, epsilon: 0.1 })),
  );
  now.set('2027-01-01T00:00:01Z');
  const next = await open.ask({ epsilon: 0.1 });

  assert.equal(replies.filter(({ status }) => status === 200).length, 10);
  assert.deepEqual(new Set(replies.filter(({ status }) => status !== 200).map((reply) => reply.json()['code'])), new Set(['budget-spent']));
  assert.equal(next.status, 200);
});

test('askPopulation: a program that died between debit and answer has spent it once, and the question is answered under that debit', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  for (const subject of crowd(40)) await open.consent(subject);
  const first = (await open.ask({ epsilon: 0.5 })).json<Answer>();
  const db = open.house.database.dbOf('analytics');
  // As if the answer had never been computed.
  await db.many(sql`delete from analytics.answer as a where a.query_id = ${first.queryId}`);

  const again = (await open.ask({ epsilon: 0.5 })).json<Answer>();

  assert.equal(again.queryId, first.queryId);
  const budget = (await open.house.ask('analytics', { as: researcher(), path: '/v1/analytics/budgets' })).json();
  assert.equal(budget['spent'], 0.5);
});

test('askPopulation: within the life of the columns new data changes nothing; a removal takes effect at once', async () => {
  const now = frozenClock();
  await using open = await openAnalytics({ now, settings: { columnsLifeSeconds: 3600, yearlyEpsilon: 20 } });
  const subjects = crowd(40);
  for (const subject of subjects) await open.consent(subject);
  const first = (await open.ask({})).json<Answer>();
  for (const subject of crowd(5)) await open.consent(subject);

  const same = (await open.ask({})).json<Answer>();
  now.pass(3601);
  const later = (await open.ask({})).json<Answer>();
  const [leaves] = subjects;
  if (leaves !== undefined) await open.consent(leaves, false);
  const removed = (await open.ask({})).json<Answer>();

  assert.deepEqual(same, first);
  assert.notEqual(later.dataVersion, first.dataVersion);
  assert.notEqual(removed.dataVersion, later.dataVersion);
});

test('askPopulation: people are refused, a researcher and an operator are not, and bad questions name the field', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  const body = { metric: 'step-count', statistic: 'people', from: '2026-01-01', to: '2026-01-31' };
  const as = (who: ReturnType<typeof operator>) => open.house.ask('analytics', { as: who, path: '/v1/analytics/queries', body });

  assert.deepEqual([(await as(person())).status, (await as(operator())).status, (await as(researcher())).status], [403, 200, 200]);
  const bad = await Promise.all([
    open.ask({ metric: 'soul-weight' }),
    open.ask({ to: '2025-01-01' }),
    open.ask({ from: '2026-02-30' }),
    open.ask({ epsilon: 2 }),
  ]);
  assert.deepEqual(
    bad.map((reply) => [reply.status, reply.json<{ errors: { path: string }[] }>().errors[0]?.path]),
    [
      [404, '/body/metric'],
      [400, '/body/to'],
      [400, '/body/from'],
      [400, '/body/epsilon'],
    ],
  );
});
