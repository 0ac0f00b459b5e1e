import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';
import { users } from '@aceso/contracts/users';
import { sql } from '@aceso/kit';
import { frozenClock, person, service, type TestPrincipal, type TestReply } from '@aceso/kit/testing';
import { sweepExports } from '../jobs/export-queue.ts';
import { assertValid, fhir, type FhirResource, type Outcome } from '../../test/fhir.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

const ASYNC = { prefer: 'respond-async', accept: 'application/fhir+json' };
const WITHIN_MS = 30_000;
/** Of an export whose row was gone when the program was killed. */
const LEFT_BEHIND = '22222222-0000-4000-8000-000000000002';

interface Manifest {
  readonly transactionTime: string;
  readonly request: string;
  readonly requiresAccessToken: boolean;
  readonly output: readonly { readonly type: string; readonly url: string; readonly count: number }[];
  readonly deleted: readonly unknown[];
  readonly error: readonly unknown[];
}

async function filled(now = frozenClock('2026-06-01T08:00:00Z')): Promise<OpenHealthData> {
  const open = await openHealthData({ timeZone: 'UTC', now });
  const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2) + minute * 60_000).toISOString();
  await open.push(Array.from({ length: 2_000 }, (_, i) => ({ metric: 'heart-rate', start: at(i), value: 60 + (i % 40), unit: '/min' })));
  await open.push([{ metric: 'step-count', start: at(0), end: at(30), value: 900, unit: '{steps}' }]);
  return open;
}

const inside = (address: string): string => address.replace('http://aceso.test/fhir/R4/', '');
const begin = (open: OpenHealthData, path: string, as?: TestPrincipal) =>
  fhir(open, path, { headers: ASYNC, ...(as === undefined ? {} : { as }) });

/** Waits until an export is done; on the way each answer must say how far it is. */
async function ended(open: OpenHealthData, started: TestReply, as?: TestPrincipal): Promise<TestReply> {
  assert.equal(started.status, 202, started.text);
  const address = inside(String(started.headers['content-location']));
  for (const end = performance.now() + WITHIN_MS; performance.now() < end; await pause(20)) {
    const reply = await fhir(open, address, as === undefined ? {} : { as });
    if (reply.status !== 202) return reply;
    assert.match(String(reply.headers['x-progress']), /^.{1,99}$/);
    assert.ok(Number(reply.headers['retry-after']) > 0);
  }
  throw new Error('the export did not end in time');
}

async function linesOf(open: OpenHealthData, manifest: Manifest, type: string, as?: TestPrincipal): Promise<readonly FhirResource[]> {
  const files = manifest.output.filter((file) => file.type === type);
  const texts = await Promise.all(files.map(async ({ url }) => (await fhir(open, inside(url), as === undefined ? {} : { as })).text));
  return texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as FhirResource),
  );
}

test('startPatientExport: in the background, with progress, a manifest, and files of valid resources that need a token', async () => {
  await using open = await filled();

  const manifest = (await ended(open, await begin(open, 'Patient/$export'))).json<Manifest>();
  const observations = await linesOf(open, manifest, 'Observation');
  const url = inside(manifest.output.find(({ type }) => type === 'Observation')?.url ?? '');
  const anonymous = await open.house.ask('health-data', { path: `/fhir/R4/${url}` });
  const stranger = await fhir(open, url, { as: person() });
  const file = await fhir(open, url);

  assert.deepEqual(
    manifest.output.map(({ type, count }) => [type, count]),
    [
      ['Patient', 1],
      ['Observation', 2_001 + 3],
      ['Device', 1],
    ],
  );
  assert.deepEqual(
    [manifest.requiresAccessToken, manifest.request, manifest.error],
    [true, 'http://aceso.test/fhir/R4/Patient/$export', []],
  );
  assert.ok(Date.parse(manifest.transactionTime) > 0);
  assert.equal(new Set(observations.map(({ id }) => id)).size, 2_004);
  for (const resource of observations.filter((_, i) => i % 100 === 0)) assertValid(resource);
  assert.deepEqual([anonymous.status, stranger.status, file.headers['content-type']], [401, 404, 'application/fhir+ndjson']);
});

test('startPatientExport: answers to questionnaires and what they answer are in, for a token that covers them', async () => {
  await using open = await filled();
  const subject = { reference: `Patient/${open.ada.personId}` };
  const meta = { versionId: '1', lastUpdated: '2026-05-12T00:00:00.000Z' };
  const answered = { resourceType: 'QuestionnaireResponse', id: 'c'.repeat(64), meta, status: 'completed', subject };
  open.advice.set('QuestionnaireResponse', [answered] as never); // FHIR's own fields are beside those that the contract names.
  open.advice.set('Questionnaire', [{ resourceType: 'Questionnaire', id: 'phq9', meta, status: 'active' }] as never);
  const narrow = { ...open.ada, scopes: ['patient/Questionnaire.rs'] };

  const all = (await ended(open, await begin(open, 'Patient/$export?_type=Questionnaire,QuestionnaireResponse'))).json<Manifest>();
  const forms = (await ended(open, await begin(open, 'Patient/$export', narrow), narrow)).json<Manifest>();

  assert.deepEqual(
    [all, forms].map(({ output }) => output.map(({ type }) => type)),
    [['Questionnaire', 'QuestionnaireResponse'], ['Questionnaire']],
  );
  assert.deepEqual(await linesOf(open, all, 'QuestionnaireResponse'), [answered]);
});

test('startExport: _type, _since and a narrow token bound what is in the files; wrong parameters are refused', async () => {
  await using open = await filled();
  const narrow = { ...open.ada, scopes: ['patient/Observation.rs?category=activity'] };

  const onlyDevices = (
    await ended(open, await begin(open, '$export?_type=Device&_outputFormat=application/fhir%2Bndjson'))
  ).json<Manifest>();
  const nothingNew = (await ended(open, await begin(open, `$export?_type=Observation&_since=2100-01-01T00:00:00Z`))).json<Manifest>();
  const allNew = (await ended(open, await begin(open, `$export?_type=Observation&_since=2020-01-01T00:00:00Z`))).json<Manifest>();
  const narrowReply = (await ended(open, await begin(open, '$export', narrow), narrow)).json<Manifest>();
  const wide = inside(allNew.output[0]?.url ?? '');

  assert.deepEqual(
    onlyDevices.output.map(({ type }) => type),
    ['Device'],
  );
  assert.deepEqual(nothingNew.output, []);
  assert.equal(allNew.output[0]?.count, 2_004);
  assert.deepEqual(
    (await linesOf(open, narrowReply, 'Observation', narrow)).map(({ code }) => (code as { text: string }).text),
    ['Steps', 'Steps'],
  );
  // A token that may see less does not fetch what a wider one has written.
  assert.equal((await fhir(open, wide, { as: narrow })).status, 403);
  const refused = await Promise.all(
    ['_type=Medication', '_since=yesterday', '_outputFormat=csv', '_typeFilter=x'].map(async (query) => {
      const reply = await begin(open, `$export?${query}`);
      return [reply.status, reply.json<Outcome>().issue[0]?.expression];
    }),
  );
  assert.deepEqual(
    refused,
    ['_type', '_since', '_outputFormat', '_typeFilter'].map((name) => [400, [`http.${name}`]]),
  );
  assert.equal((await fhir(open, '$export')).status, 400);
});

test('startGroupExport: all, me and shared follow from what people share; an end of a share closes the files', async () => {
  await using open = await filled();
  const doctor = person(randomUUID(), ['clinician']);
  const shareId = randomUUID();
  const patient = open.ada.personId;
  await open.house.publish('users', users.events.shareGranted, patient, {
    shareId,
    personId: patient,
    granteeAccountId: doctor.subject,
    categories: ['activity'],
  });
  await open.house.settle();

  const shared = (await ended(open, await begin(open, 'Group/shared/$export', doctor), doctor)).json<Manifest>();
  const own = (await ended(open, await begin(open, 'Group/me/$export?_type=Patient', doctor), doctor)).json<Manifest>();
  const everybody = (await ended(open, await begin(open, 'Group/all/$export?_type=Patient', doctor), doctor)).json<Manifest>();
  const observations = await linesOf(open, shared, 'Observation', doctor);
  await open.house.publish('users', users.events.shareRevoked, patient, { shareId, personId: patient, granteeAccountId: doctor.subject });
  await open.house.settle();
  const url = inside(shared.output.find(({ type }) => type === 'Observation')?.url ?? '');

  assert.deepEqual(
    observations.map(({ code, subject }) => [(code as { text: string }).text, (subject as { reference: string }).reference]),
    [
      ['Steps', `Patient/${patient}`],
      ['Steps', `Patient/${patient}`],
    ],
  );
  assert.deepEqual(
    (await linesOf(open, own, 'Patient', doctor)).map(({ id }) => id),
    [doctor.personId],
  );
  assert.equal(everybody.output[0]?.count, 2);
  assert.equal((await fhir(open, url, { as: doctor })).status, 403);
  assert.equal((await begin(open, 'Group/family/$export', doctor)).status, 404);
});

test('getExport, downloadExport, cancelExport: the export and its files are gone, for others it never was', async () => {
  await using open = await filled();
  const started = await begin(open, 'Patient/$export');
  const address = inside(String(started.headers['content-location']));
  const manifest = (await ended(open, started)).json<Manifest>();

  const foreign = await fhir(open, address, { as: person(), method: 'DELETE' });
  const cancelled = await fhir(open, address, { method: 'DELETE' });

  assert.deepEqual([foreign.status, cancelled.status], [404, 202]);
  assert.equal((await fhir(open, address)).status, 404);
  assert.equal((await fhir(open, inside(manifest.output[0]?.url ?? ''))).status, 404);
});

test('exports: erasing a person takes every export with them in it, and time takes the rest', async () => {
  const now = frozenClock('2026-06-01T08:00:00Z');
  await using open = await filled(now);
  const doctor = person(randomUUID(), ['clinician']);
  await open.house.publish('users', users.events.shareGranted, open.ada.personId, {
    shareId: randomUUID(),
    personId: open.ada.personId,
    granteeAccountId: doctor.subject,
    categories: ['*'],
  });
  await open.house.settle();
  const shared = await begin(open, 'Group/shared/$export', doctor);
  await ended(open, shared, doctor);
  const own = await begin(open, 'Group/me/$export?_type=Patient', doctor);
  await ended(open, own, doctor);

  await open.house.ask('health-data', { as: service('users'), method: 'DELETE', path: `/v1/people/${open.ada.personId}/health-data` });
  const status = async (started: TestReply) =>
    (await fhir(open, inside(String(started.headers['content-location'])), { as: doctor })).status;

  assert.deepEqual([await status(shared), await status(own)], [404, 200]);
  now.pass(25 * 3_600);
  assert.equal(await status(own), 404);
  const db = open.house.database.dbOf('health-data');
  const removed: string[] = [];
  await sweepExports({
    db,
    now,
    exports: {
      write: () => Promise.reject(new Error('not here')),
      read: async () => undefined,
      remove: async (id) => void removed.push(id),
      list: async () => [LEFT_BEHIND],
    },
  });
  assert.equal(removed.length, 2);
  assert.ok(removed.includes(LEFT_BEHIND));
  assert.deepEqual(await db.many(sql<{ n: number }>`select count(*)::int as n from health_data.fhir_export`), [{ n: 0 }]);
});
