import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { users } from '@aceso/contracts/users';
import { METRICS } from '@aceso/contracts/vocabulary';
import { sql } from '@aceso/kit';
import { freshDatabase, frozenClock, service } from '@aceso/kit/testing';
import { openColumns } from '../columns/columns.ts';
import { openDuck } from '../columns/duck.ts';
import { columnsOf } from '../columns/files.ts';
import { createPseudonyms } from '../columns/pseudonyms.ts';
import { checkQuestion } from '../domain/question.ts';
import { analyticsModule } from '../module.ts';
import { replaceValues } from '../store/daily-values.ts';
import { removeParticipant, saveParticipant } from '../store/participants.ts';
import { crowd, openAnalytics, type OpenAnalytics, type Subject } from '../testing/surroundings.ts';

const stored = async (open: OpenAnalytics) =>
  open.house.database
    .dbOf('analytics')
    .many(sql<{ day: string; value: number }>`select v.metric, v.day, v.value from analytics.daily_value as v order by v.metric, v.day`);
const changed = (open: OpenAnalytics, { personId }: Subject, from: string, to = from) =>
  open.publish(healthData.events.healthDataChanged, personId, { personId, changes: [{ metric: 'resting-heart-rate', from, to, days: 1 }] });

test('health-data.changed: of somebody who did not consent nothing is taken, of somebody who did just the changed days', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  const [yes, no] = crowd(2, {}, 3) as [Subject, Subject];
  const decimals = METRICS.get('resting-heart-rate')?.decimals;
  open.people.set(no.personId, no);
  await open.consent(yes);
  const days = yes.daily['resting-heart-rate'] ?? {};
  days['2026-01-02'] = 70.04444;
  delete days['2026-01-03'];
  days['2026-01-04'] = 999;

  await changed(open, no, '2026-01-01', '2026-01-31');
  await changed(open, yes, '2026-01-02', '2026-01-04');

  assert.deepEqual(
    (await stored(open)).map(({ day, value }) => [day, value]),
    [
      ['2026-01-01', 55],
      ['2026-01-02', Number((70.04444).toFixed(decimals))],
      ['2026-01-04', 200],
    ],
  );
});

test('users.consent-decided: withdrawing removes the rows, and the files hold nobody who has left', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  const [subject] = crowd(1) as [Subject];
  await open.consent(subject);
  await open.ask({});
  const before = await stored(open);

  await open.consent(subject, false);
  await changed(open, subject, '2026-01-01');

  assert.deepEqual([before.length, (await stored(open)).length], [10, 0]);
  assert.equal((await open.house.database.dbOf('analytics').many(sql`select 1 from analytics.participant`)).length, 0);
});

test('users.consent-decided: children and people who may still be children are not taken in', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  for (const subject of crowd(3, { birthYear: 2008 })) await open.consent(subject);

  assert.equal((await stored(open)).length, 0);
});

test('users.person-updated: the band of age follows, and somebody who turns out to be a child goes', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  const [subject] = crowd(1) as [Subject];
  await open.consent(subject);
  const bands = async () =>
    (await open.house.database.dbOf('analytics').many(sql<{ age_band: string }>`select p.age_band from analytics.participant as p`)).map(
      ({ age_band }) => age_band,
    );
  const { personId } = subject;

  const before = await bands();
  subject.birthYear = 1950;
  await open.publish(users.events.personUpdated, personId, { personId, fields: ['birthYear'] });
  const older = await bands();
  subject.birthYear = 2015;
  await open.publish(users.events.personUpdated, personId, { personId, fields: ['birthYear'] });

  assert.deepEqual([before, older, await bands()], [['40-49'], ['70-79'], []]);
});

test('erasePerson: rows and files are rid of the person when the receipt comes, and twice is no error', async () => {
  await using open = await openAnalytics({ now: frozenClock() });
  const [subject, other] = crowd(2) as [Subject, Subject];
  await open.consent(subject);
  await open.consent(other);
  const erase = () =>
    open.house.ask('analytics', { as: service('users'), method: 'DELETE', path: `/v1/people/${subject.personId}/statistics` });

  const receipt = (await erase()).json();
  const again = (await erase()).json();

  assert.deepEqual([receipt['service'], receipt['rows'], again['rows']], ['analytics', 11, 0]);
  assert.equal((await stored(open)).length, 10);
});

test('columns: a file has six columns and no id, is written anew for a removal at once, and leftovers of a killed program are dropped', async () => {
  await using database = await freshDatabase({ services: [{ name: 'analytics', migrations: analyticsModule.migrations }] });
  const db = database.dbOf('analytics');
  const pseudonyms = createPseudonyms(Buffer.alloc(32, 1));
  const [ada, bob] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'].map((id) => ({
    ...pseudonyms(id),
    shard: 3,
  }));
  assert.ok(ada !== undefined && bob !== undefined);
  const stretch = { metrics: ['step-count'], from: '2026-01-01', to: '2026-12-31' };
  const home = mkdtempSync(join(tmpdir(), 'aceso-columns-'));
  const names = () => readdirSync(join(home, 'columns')).toSorted();
  await db.tx(async (tx) => {
    for (const each of [ada, bob]) {
      await saveParticipant(tx, each, { sex: 'female', ageBand: '30-39' });
      await replaceValues(tx, each, stretch, [{ metric: 'step-count', day: '2026-01-01', value: 5000 }]);
    }
  });
  const question = checkQuestion({ metric: 'step-count', statistic: 'days', from: '2026-01-01', to: '2026-01-31', epsilon: 1 });
  const now = frozenClock();
  const columns = openColumns({ db, now, folder: home });

  const { result: both } = await columns.cells(question, 3600);
  const [first] = names();
  await db.tx((tx) => removeParticipant(tx, bob));
  await columns.purge();
  const afterRemoval = names();
  const { result: one } = await columns.cells(question, 3600);
  await columns.close();
  const [survivor] = afterRemoval;
  writeFileSync(join(home, 'columns', 'shard-3-v1.parquet'), 'left behind');
  writeFileSync(join(home, 'columns', 'draft-3.parquet'), 'left behind');
  const reopened = openColumns({ db, now, folder: home });
  const { result: still } = await reopened.cells(question, 3600);
  await reopened.close();

  assert.deepEqual([both[0]?.people, one[0]?.people, still[0]?.people], [2, 1, 1]);
  assert.ok(first !== survivor && afterRemoval.length === 1);
  assert.deepEqual(names(), [survivor]);
  const duck = await openDuck(home);
  const [row] = await duck.rows(`select * from ${columnsOf([join(home, 'columns', survivor ?? '')])}`);
  duck.close();
  assert.deepEqual(Object.keys(row ?? {}), ['person', 'metric', 'day', 'value', 'sex', 'age_band']);
  assert.doesNotMatch(
    JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    /018f0000/,
  );
});
